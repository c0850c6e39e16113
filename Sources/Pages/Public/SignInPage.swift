import Markup

/// One line to fill in: an address, and a link comes by mail.
struct SignInPage: Model {
  var site: Site
  /// Where to go after signing in; kept with the link.
  var to: String
  /// What was typed, where it was refused.
  var email: String
  var isRefused: Bool

  /// Whose page it is that somebody wanted to see is known from its address: where nothing is typed the link goes
  /// there, and the page does not tell where that is.
  var isOneTap: Bool { to.hasPrefix("/c/") && !isRefused }

  static let fields: [Field<SignInPage>] = [
    .record("site") { $0.site },
    .text("to") { $0.to },
    .text("email") { $0.email },
    .flag("isRefused") { $0.isRefused },
    .flag("isOneTap") { $0.isOneTap },
  ]
}
