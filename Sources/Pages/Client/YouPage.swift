import Markup
import Portal

/// What is kept of the client, and the way out.
struct YouPage: Model {
  var site: Site
  var shell: ClientShell
  var name: String
  var email: String
  var company: String
  /// The town that the workspace's clocks are named after.
  var town: String
  var form: DetailsForm?

  static let fields: [Field<YouPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("name") { $0.name },
    .text("email") { $0.email },
    .text("company") { $0.company },
    .text("town") { $0.town },
    .optional("form") { $0.form },
  ]

  init(_ portal: ClientPortal) {
    let snapshot = portal.snapshot
    site = portal.site
    shell = portal.shellOfYou
    name = Display.line(snapshot.client.name)
    email = Display.line(snapshot.client.email)
    company = portal.recipient.name
    town = Self.town(of: snapshot.workspace.zone.identifier)
    form = DetailsForm(portal)
  }

  /// `Buenos Aires` for `America/Argentina/Buenos_Aires`; empty for a zone that has no town, such as `Etc/UTC`.
  static func town(of identifier: String) -> String {
    let parts = identifier.split(separator: "/")
    guard parts.count > 1, parts[0] != "Etc", let last = parts.last else { return "" }
    return String(last).replacing("_", with: " ")
  }
}
