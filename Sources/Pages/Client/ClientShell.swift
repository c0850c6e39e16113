import Markup

/// What is around every page of a client: tabs and their name.
struct ClientShell: Model {
  var tabs: [TabLink]
  var client: String
  /// The client's own address.
  var root: String
  /// Whether this is the page that their name leads to.
  var isYou: Bool
  /// Above the pages that the team looks at; nil in every page that is published.
  var viewAs: ViewAsStrip?

  static let fields: [Field<ClientShell>] = [
    .list("tabs") { $0.tabs },
    .text("client") { $0.client },
    .text("deliverables") { $0.root + Tab.deliverables.folder },
    .text("files") { $0.root + Tab.files.folder },
    .text("billing") { $0.root + Tab.billing.folder },
    .text("statement") { $0.root + Tab.billing.folder + "statement/" },
    .text("you") { $0.root + "you/" },
    .flag("isYou") { $0.isYou },
    .optional("viewAs") { $0.viewAs },
  ]
}

/// One tab as a page shows it.
struct TabLink: Model {
  let tab: Tab
  let address: String
  let label: String
  /// `page` where this is the page, `true` where the page lies below it (`aria-current`).
  var current: String?
  /// How many things wait there, nil for none.
  let badge: String?
  /// The same for who hears the page.
  let badgeWords: String

  static let fields: [Field<TabLink>] = [
    .text("address") { $0.address },
    .text("icon") { $0.tab.rawValue },
    .text("label") { $0.label },
    .optionalText("current") { $0.current },
    .optionalText("badge") { $0.badge },
    .text("badgeWords") { $0.badgeWords },
  ]

  /// `root` is the client's own address, `count` how many things wait there.
  init(_ tab: Tab, root: String, count: Int, phrases: Phrases) {
    self.tab = tab
    address = root + tab.folder
    label = phrases.tabs[tab]?.text() ?? ""
    badge = count > 0 ? String(count) : nil
    badgeWords = count > 0 ? phrases.badges[tab]?.text(count) ?? "" : ""
  }
}
