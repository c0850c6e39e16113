import Markup

/// What every page of a workspace shows, whoever reads it. A class, because it is shared by all models of a client and
/// copying a reference costs less than copying a dozen strings.
final class Site: Model {
  let language: String
  let name: String
  let home: String
  let stylesheet: String
  let script: String
  let icon: String
  let logo: LogoImage?
  let support: String?
  let address: String
  let imprint: String?
  let privacy: String?
  let isPowered: Bool

  /// `home` is where the workspace's name leads to: the client's own home, or `/` where nobody is known.
  init(_ brand: Brand, language: String, home: String) {
    self.language = language
    self.home = home
    name = brand.name
    stylesheet = brand.stylesheet.address
    script = brand.script.address
    icon = brand.icon.address
    logo = brand.logo
    support = brand.support
    address = brand.address
    imprint = brand.imprint
    privacy = brand.privacy
    isPowered = brand.isPowered
  }

  static let fields: [Field<Site>] = [
    .text("language") { $0.language },
    .text("name") { $0.name },
    .text("home") { $0.home },
    .text("stylesheet") { $0.stylesheet },
    .text("script") { $0.script },
    .text("icon") { $0.icon },
    .optionalText("logo") { $0.logo?.light.address },
    .number("logoWidth") { $0.logo?.width ?? 0 },
    .number("logoHeight") { $0.logo?.height ?? 0 },
    .flag("isNamed") { $0.logo?.isWordmark != true },
    .optionalText("darkLogo") { site in
      site.logo.flatMap { $0.dark == $0.light ? nil : $0.dark?.address }
    },
    .number("darkLogoWidth") { $0.logo?.darkWidth ?? 0 },
    .number("darkLogoHeight") { $0.logo?.darkHeight ?? 0 },
    .flag("isPlated") { $0.logo != nil && $0.logo?.dark == nil },
    .optionalText("support") { $0.support },
    .text("address") { $0.address },
    .flag("hasLinks") { $0.imprint != nil || $0.privacy != nil },
    .optionalText("imprint") { $0.imprint },
    .optionalText("privacy") { $0.privacy },
    .flag("isPowered") { $0.isPowered },
  ]
}
