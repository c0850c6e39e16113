import Markup
import Portal

/// What all pages of one visit to the console share. Pages of the team are made on request and never published.
package final class TeamConsole: Sendable {
  let brand: Brand
  let edition: Edition
  let language: TeamLanguage
  let dates: Dates
  let site: Site
  let assets: TeamAssets
  /// Nil where nobody is signed in yet.
  let member: MemberSession?
  /// Tasks that wait for whoever looks.
  let waiting: Int
  /// Of this page alone: the same form posted twice is told by it from the same words on another page.
  let nonce: String

  fileprivate init?(
    _ brand: Brand, _ edition: Edition, _ dates: Dates, _ assets: TeamAssets, member: MemberSession?,
    waiting: Int, nonce: String
  ) {
    guard let language = edition.language.team else { return nil }
    self.brand = brand
    self.edition = edition
    self.language = language
    self.dates = dates
    self.assets = assets
    self.member = member
    self.waiting = waiting
    self.nonce = nonce
    site = Site(brand, language: edition.tag, home: TeamTab.inbox.address)
  }

  /// - Parameter pulse: other once anything happened, for a page that is then to show it by itself.
  func shell(at tab: TeamTab?, isTab: Bool = true, pulse: String? = nil) -> TeamShell {
    let tabs = TeamTab.allCases.map { each in
      TeamTabLink(
        each, label: language.phrases.tabs[each]?.text() ?? "",
        current: each == tab ? (isTab ? "page" : "true") : nil, count: each == .inbox ? waiting : 0)
    }
    return TeamShell(
      name: Display.line(member?.name ?? ""), tabs: tabs, sheet: assets.sheet.address,
      script: assets.script.address, nonce: nonce, pulse: pulse)
  }
}

extension Catalogue {
  /// - Parameters:
  ///   - member: whoever is signed in.
  ///   - locale: of whoever is known without being signed in; may be empty.
  ///   - today: at the agency.
  ///   - waiting: how many tasks wait for them.
  ///   - nonce: 32 hexadecimal digits that no other page has; empty for pages without forms of the team's.
  package func console(
    _ workspace: Workspace, member: MemberSession?, locale: String = "", today: Day, waiting: Int = 0,
    nonce: String = ""
  ) throws(PageFailure) -> TeamConsole {
    let edition = consoleEdition(for: [member?.locale ?? locale, workspace.locale])
    let dates = dates(on: today, zone: workspace.zone, edition: edition)
    guard
      let console = TeamConsole(
        brand(of: workspace), edition, dates, team, member: member, waiting: waiting,
        nonce: nonce)
    else { throw .template("team", reason: "locales/team/en.json was not loaded") }
    return console
  }
}

/// What is around every page of the console.
struct TeamShell: Model {
  let name: String
  let tabs: [TeamTabLink]
  let sheet: String
  let script: String
  let nonce: String
  let pulse: String?

  static let fields: [Field<TeamShell>] = [
    .text("name") { $0.name },
    .list("tabs") { $0.tabs },
    .text("sheet") { $0.sheet },
    .text("script") { $0.script },
    .text("nonce") { $0.nonce },
    .optionalText("pulse") { $0.pulse },
  ]
}

struct TeamTabLink: Model {
  let tab: TeamTab
  let label: String
  let current: String?
  /// How many things wait there.
  let count: Int

  static let fields: [Field<TeamTabLink>] = [
    .text("address") { $0.tab.address },
    .text("icon") { $0.tab.rawValue },
    .text("label") { $0.label },
    .optionalText("current") { $0.current },
    .number("count") { $0.count },
  ]

  init(_ tab: TeamTab, label: String, current: String?, count: Int) {
    self.tab = tab
    self.label = label
    self.current = current
    self.count = count
  }
}
