import Markup
import Portal

/// Where somebody of the team asks for a link.
struct TeamSignInPage: Model {
  let site: Site
  let shell: TeamShell
  /// A page of the console to go to afterwards; may be empty.
  let to: String
  let email: String
  let isRefused: Bool

  static let fields: [Field<TeamSignInPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("to") { $0.to },
    .text("email") { $0.email },
    .flag("isRefused") { $0.isRefused },
  ]
}

/// A page that says one thing.
struct TeamPlainPage: Model {
  let site: Site
  let shell: TeamShell

  static let fields: [Field<TeamPlainPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
  ]
}

/// What a link leads to: whose it is, and the button that uses it up.
struct TeamConfirmPage: Model {
  let site: Site
  let shell: TeamShell
  let name: String
  let action: String

  static let fields: [Field<TeamConfirmPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("name") { $0.name },
    .text("action") { $0.action },
  ]
}

extension TeamConsole {
  package func signIn(to: String, email: String, isRefused: Bool) throws(PageFailure) -> [UInt8] {
    let page = TeamSignInPage(
      site: site, shell: shell(at: nil), to: Display.line(to), email: Display.line(email),
      isRefused: isRefused)
    return try language.templates.signIn.page(page).get()
  }

  /// After a link was asked for, whether or not the address is known.
  package func sent() throws(PageFailure) -> [UInt8] {
    try language.templates.sent.page(TeamPlainPage(site: site, shell: shell(at: nil))).get()
  }

  /// A link that works no more.
  package func deadLink() throws(PageFailure) -> [UInt8] {
    try language.templates.dead.page(TeamPlainPage(site: site, shell: shell(at: nil))).get()
  }

  /// - Parameter path: the link's own.
  package func confirm(name: String, path: String) throws(PageFailure) -> [UInt8] {
    let page = TeamConfirmPage(site: site, shell: shell(at: nil), name: Display.line(name), action: path)
    return try language.templates.confirm.page(page).get()
  }
}
