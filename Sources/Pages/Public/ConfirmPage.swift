import Markup

/// Where a sign-in link leads: one button, so that a mail scanner that follows links does not use it up. It names the
/// account, so that nobody signs in as somebody else without seeing it.
struct ConfirmPage: Model {
  var site: Site
  var name: String
  /// The link's own path.
  var action: String

  static let fields: [Field<ConfirmPage>] = [
    .record("site") { $0.site },
    .text("name") { $0.name },
    .text("action") { $0.action },
  ]
}
