import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The inbox, as it is at this moment.
struct InboxDesk: Sendable {
  let gate: TeamGate

  /// What of the inbox is asked for.
  struct Wish: Sendable {
    let view: InboxView
    let search: String
    let page: Int
    let task: InboxTask.ID?

    init(_ query: FormFields) {
      view = query["view"].flatMap(InboxView.init(rawValue:)) ?? .mine
      let wish = ListWish(query)
      search = wish.search
      page = wish.page
      task = query["task"].flatMap { InboxTask.ID($0) }
    }

    /// What waits for whoever looks, with one task open.
    init(task: InboxTask.ID) {
      view = .mine
      search = ""
      page = 1
      self.task = task
    }
  }

  func page(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    try await page(Wish(visit.query), entry)
  }

  /// - Parameter form: an answer that was refused.
  func page(_ wish: Wish, _ entry: TeamGate.Entry, form: FormState? = nil, status: Int = 200) async throws
    -> Answer
  {
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    let list = try await gate.records.read { db in try read(wish, member, workspace, db) }
    // A task that is named and is not there.
    if wish.task != nil, list.open == nil {
      return gate.messages.answer(404, .notFound, workspace)
    }
    return Answer(status, html: ByteBuffer(bytes: try gate.console(entry).inbox(list, form: form)))
  }

  func pulse(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    return Answer(
      200,
      text: try await gate.records.read { db in try InboxReader.pulse(for: member, in: workspace, db) })
  }

  private func read(_ wish: Wish, _ member: Member.ID, _ workspace: Workspace.ID, _ db: Database) throws
    -> InboxList
  {
    let size = InboxList.pageSize
    let tasks = try InboxReader.tasks(
      wish.view, for: member, search: wish.search, offset: (wish.page - 1) * size, limit: size + 1,
      in: workspace, db)
    let named = try wish.task.flatMap { try InboxReader.task($0, in: workspace, db) }
    let open = wish.task == nil ? tasks.first : named
    return InboxList(
      view: wish.view, search: wish.search, page: wish.page, tasks: Array(tasks.prefix(size)),
      hasMore: tasks.count > size,
      mine: try InboxReader.count(.mine, for: member, in: workspace, db),
      everyone: try InboxReader.count(.everyone, for: member, in: workspace, db),
      open: try open.map { task in
        InboxList.Opened(
          task: task, words: try InboxReader.words(of: task, in: workspace, db),
          others: try TeamRoster.entries(of: workspace, db).filter { $0.id != task.member }
            .map { (id: $0.id, name: $0.name) })
      }, pulse: try InboxReader.pulse(for: member, in: workspace, db))
  }
}
