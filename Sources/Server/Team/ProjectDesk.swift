import Actions
import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The console's pages of projects and deliverables, as they are at this moment.
struct ProjectDesk: Sendable {
  let gate: TeamGate

  func list(
    _ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal? = nil
  ) async throws -> Answer {
    let view = visit.query["view"].flatMap(ProjectView.init(rawValue:)) ?? .running
    let wish = ListWish(visit.query)
    let (search, page) = (wish.search, wish.page)
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    let list = try await gate.records.read { db in
      let size = ProjectList.pageSize
      let lines = try ProjectReader.lines(
        view, for: member, search: search, offset: (page - 1) * size, limit: size + 1, in: workspace, db)
      var counts: [ProjectView: Int] = [:]
      for each in ProjectView.allCases {
        counts[each] = try ProjectReader.count(each, for: member, search: search, in: workspace, db)
      }
      return ProjectList(
        view: view, search: search, page: page, lines: Array(lines.prefix(size)), hasMore: lines.count > size,
        counts: counts)
    }
    let html = try gate.console(entry).projects(list, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: html))
  }

  /// Whether anything happened since a page was made.
  func news(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let workspace = entry.workspace.id
    return Answer(200, text: try await gate.records.read { db in try AuditEntry.pulse(of: workspace, db) })
  }

  func project(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let id = Project.ID(visit.part("project")) else { return gate.notFound(visit) }
    return try await project(id, visit, entry)
  }

  /// - Parameter refusal: a form that was refused, to be shown again.
  func project(
    _ id: Project.ID, _ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal? = nil
  ) async throws -> Answer {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let slice = refusal == nil ? Self.slice(visit) : BoardSlice()
    let found = try await gate.records.read { db -> Found? in
      try BoardReader.board(id, slice, on: today, in: workspace, db).map {
        Found(board: $0, team: try TeamRoster.entries(of: workspace, db))
      }
    }
    guard let found else { return gate.notFound(visit) }
    let page = try gate.console(entry).project(
      found.board, team: found.team.map { (id: $0.id, name: $0.name) }, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: page))
  }

  private static func slice(_ visit: Visit) -> BoardSlice {
    let wish = ListWish(visit.query)
    return BoardSlice(
      part: visit.query["part"].flatMap(BoardSlice.Part.init(rawValue:)), search: wish.search, page: wish.page
    )
  }

  private struct Found: Sendable {
    let board: ProjectBoard
    let team: [TeamRoster.Entry]
  }

  func deliverable(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let id = Deliverable.ID(visit.part("deliverable")) else { return gate.notFound(visit) }
    return try await deliverable(id, visit, entry)
  }

  func deliverable(
    _ id: Deliverable.ID, _ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal? = nil
  ) async throws -> Answer {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let board = try await gate.records.read { db in
      try WorkReader.board(id, on: today, in: workspace, db)
    }
    guard let board else { return gate.notFound(visit) }
    let page = try gate.console(entry).deliverable(board, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: page))
  }
}
