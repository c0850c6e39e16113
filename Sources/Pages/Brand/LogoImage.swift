import Portal

/// The agency's logo as pages show it: where it lies, and how large it is drawn.
package final class LogoImage: Sendable {
  /// A file of the vault that lies beside the style sheet.
  package struct Source: Hashable, Sendable {
    /// SHA-256 in hexadecimal.
    package let hash: String
    /// In the folder `assets`: `logo-3f9c….svg`, as `Asset` names it.
    package let name: String
    let address: String

    init(_ logo: Logo) {
      hash = logo.hash
      name = "logo-\(logo.hash.prefix(16)).\(Logo.endings[logo.mediaType] ?? "bin")"
      address = "/assets/" + name
    }
  }

  let light: Source
  /// In CSS pixels.
  let width: Int
  let height: Int
  /// What is drawn on dark grounds; the same where the picture adapts itself; nil where it needs a light plate.
  let dark: Source?
  let darkWidth: Int
  let darkHeight: Int
  /// A picture that is clearly wider than high holds the name already; a mark stands beside it.
  let isWordmark: Bool

  init?(_ branding: Branding) {
    guard let logo = branding.logo else { return nil }
    light = Source(logo)
    (width, height) = Self.size(of: logo)
    dark = branding.darkLogo.map(Source.init)
    (darkWidth, darkHeight) = Self.size(of: branding.darkLogo ?? logo)
    isWordmark = logo.width > logo.height * 2
  }

  /// What pages refer to, each once.
  package var sources: Set<Source> { Set([light, dark].compactMap(\.self)) }

  /// The largest size in the shell: 28 px high as the line it stands in, 144 px wide; what is higher than wide gets 40.
  private static func size(of logo: Logo) -> (Int, Int) {
    let (width, height) = (Double(logo.width), Double(logo.height))
    let scale = min(144 / width, (height > width ? 40 : 28) / height)
    return (max(1, Int((width * scale).rounded())), max(1, Int((height * scale).rounded())))
  }
}
