import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The console's page of everything that is shared with clients.
struct SharedFilesDesk: Sendable {
  let gate: TeamGate

  /// - Parameter refusal: a form that was refused, to be shown again.
  func page(_ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal? = nil) async throws -> Answer {
    let wish = ListWish(visit.query)
    let to = ListWish.search(visit.query["to"])
    let workspace = entry.workspace.id
    let list = try await gate.records.read { db in
      let size = SharedList.pageSize
      return SharedList(
        search: wish.search, page: wish.page,
        lines: try SharedReader.lines(
          search: wish.search, offset: (wish.page - 1) * size, limit: size, in: workspace, db),
        total: try SharedReader.count(search: wish.search, in: workspace, db), to: to,
        audiences: try SharedReader.audiences(search: to, in: workspace, db))
    }
    let page = try gate.console(entry).files(list, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: page))
  }
}

/// What of a list is asked for: words that its lines have in them, and which page of it.
struct ListWish: Sendable {
  /// Letters of a search.
  private static let longestSearch = 200
  /// So many pages can be turned.
  private static let lastPage = 10_000

  let search: String
  let page: Int

  init(_ query: FormFields) {
    search = Self.search(query["q"])
    page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), Self.lastPage)
  }

  static func search(_ text: String?) -> String {
    String(String.UnicodeScalarView((text ?? "").unicodeScalars.prefix(longestSearch)))
  }
}
