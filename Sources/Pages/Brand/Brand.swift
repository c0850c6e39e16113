import Markup
import Portal

/// A workspace's look and its words of its own, prepared once for all of its clients' pages.
///
/// Made by `Catalogue.brand(of:)`; to be made anew when the workspace's row changes. Values that are no values (a
/// colour that is none, an address with a script in it) are left out or replaced here: a page never shows them, and
/// the place that refuses them with an error is the form, the import and the database's CHECK.
package struct Brand: Sendable {
  let workspace: Workspace
  let accent: Accent
  /// The style sheet with this workspace's colours.
  let stylesheet: Asset
  let script: Asset
  let icon: Asset
  /// Nil where the name stands alone.
  let logo: LogoImage?

  let name: String
  /// One line: name, street, town.
  let address: String
  let support: String?
  let imprint: String?
  let privacy: String?
  let isPowered: Bool
  /// As it stands on invoices.
  let sender: Party
  /// The agency's greeting; a text that cannot be rendered fails the page that shows it, and no other.
  let welcome: Result<Markup, PageFailure>

  init(of workspace: Workspace, sheet: [UInt8], script: [UInt8]) {
    self.workspace = workspace
    let accent = Accent(workspace.branding.accent) ?? .standard
    self.accent = accent
    stylesheet = Asset(stem: "portal", ending: "css", bytes: sheet + Array(accent.css.utf8))
    self.script = Asset(stem: "portal", ending: "js", bytes: script)
    icon = Asset(stem: "icon", ending: "svg", bytes: Array(Self.disc(accent).utf8))
    logo = LogoImage(workspace.branding)
    name = Display.line(workspace.name)
    address = ([workspace.name] + Display.lines(workspace.address)).map(Display.line).joined(separator: ", ")
    support = Link.mail(workspace.branding.supportEmail)
    imprint = Link.web(workspace.branding.imprintURL)
    privacy = Link.web(workspace.branding.privacyURL)
    isPowered = !workspace.plan.includes(.fullBranding)
    sender = Party(workspace)
    // Starter's branding is logo and colour (mission.md, Plans); imprint, privacy and the support address stay on
    // every plan, because the law and the reader need them.
    let greeting = workspace.plan.includes(.fullBranding) ? workspace.branding.welcome : ""
    welcome = Result { () throws(PageFailure) in
      Prose.markup(greeting, level: 2)
    }
  }

  /// The picture of the browser's tab where there is no logo: a disc of the agency's colour.
  private static func disc(_ accent: Accent) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12" \
    fill="\(accent.fill.light)"/></svg>

    """
  }
}
