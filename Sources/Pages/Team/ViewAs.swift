import Markup
import Portal

/// What stands above a client's page that the team looks at. A class, as it is in the shell of every page.
final class ViewAsStrip: Model {
  /// Where the client's addresses lie for the team: `/team/preview/<client>/`.
  let root: String
  /// Of the strip's words, which are the team's and not the client's.
  let language: String
  let sheet: String
  let label: String
  let sees: String
  let readOnly: String
  let back: String
  let backTo: String

  static let fields: [Field<ViewAsStrip>] = [
    .text("language") { $0.language },
    .text("sheet") { $0.sheet },
    .text("label") { $0.label },
    .text("sees") { $0.sees },
    .text("readOnly") { $0.readOnly },
    .text("back") { $0.back },
    .text("backTo") { $0.backTo },
  ]

  /// - Parameter back: the page of the console that one came from; the list of projects where nil.
  init(_ snapshot: ClientSnapshot, back: String?, _ console: TeamConsole) {
    let phrases = console.language.phrases
    root = Self.root(of: snapshot.client.id)
    language = console.edition.tag
    sheet = console.assets.strip.address
    label = phrases.viewAs[.label]?.text() ?? ""
    sees = phrases.viewAs[.sees]?.text(0, [Display.firstName(of: snapshot.client.name)]) ?? ""
    readOnly = phrases.viewAs[.readOnly]?.text() ?? ""
    self.back = back ?? TeamTab.projects.address
    let project = snapshot.projects.first { back == "\(TeamTab.projects.address)\($0.id)/" }
    backTo =
      project.flatMap { phrases.viewAs[.project]?.text(0, [Display.short($0.name)]) }
      ?? phrases.viewAs[back == nil ? .projects : .console]?.text() ?? ""
  }

  static func root(of client: Client.ID) -> String { "/team/preview/\(client)/" }
}

/// The strip's words.
enum ViewAsWords: String, CaseIterable {
  case label
  case sees
  case readOnly
  case project
  case projects
  case console
}

extension Catalogue {
  /// One of a client's pages as it is for them at this moment, with nothing in it that could send anything: made for one
  /// look and never published. Nil for an address that the client has nothing at.
  /// - Parameters:
  ///   - path: as in `Page`.
  ///   - back: the page of the console that one came from.
  package func viewAs(
    _ path: String, of snapshot: ClientSnapshot, on today: Day, for console: TeamConsole, back: String?
  ) throws(PageFailure) -> [UInt8]? {
    guard snapshot.hasPortal else { return nil }
    let portal = portal(
      of: snapshot, on: today, brand: console.brand, viewAs: ViewAsStrip(snapshot, back: back, console))
    return try plans(of: portal).first { $0.path == path }?.make()
  }
}
