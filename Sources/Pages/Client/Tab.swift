/// The tabs of a client's portal, in their order: the one table that they are made from. A page that gets a tab gets a
/// case here, an icon in `partials/icons.mustache` and words in `tabs` and `badges` of the locale files.
enum Tab: String, CaseIterable, Sendable {
  case home
  case billing

  /// Below the client's own address.
  var folder: String {
    switch self {
    case .home: ""
    case .billing: "billing/"
    }
  }

  /// Whether it can count something that waits.
  var hasBadge: Bool {
    switch self {
    case .home: false
    case .billing: true
    }
  }
}
