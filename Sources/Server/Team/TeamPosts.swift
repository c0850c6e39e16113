import Actions
import GRDB
import Portal

/// Posts that are several actions in one transaction.
extension TeamActionDesk {
  /// Sends a mail that came back once more; whatever becomes of it, this task about it is done.
  func retryMail(_ visit: Visit, _ entry: TeamGate.Entry, to destination: String) async throws -> Answer {
    let task = visit.part("task")
    let post = Result { () throws(ActionError) in
      let retry = try RetryMail.read(["task": task], isStrict: false)
      let finish = try FinishTask.read(["task": task, "state": "done"], isStrict: false)
      return ActionPost(nonce: nil) { runner, actor, address, db in
        _ = try runner.run(retry, as: actor, from: address, db)
        _ = try runner.run(finish, as: actor, from: address, db)
        return destination
      }
    }
    return try await answer(visit, entry, post, refused: nil)
  }

  /// A new project leads to its own page.
  func createProject(
    _ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String],
    refused: @escaping ([Problem]) async throws -> Answer
  ) async throws -> Answer {
    let post = Result { () throws(ActionError) in
      let action = try CreateProject.read(given, isStrict: false)
      return ActionPost(nonce: ActionPost.nonce(CreateProject.name, given)) { runner, actor, address, db in
        "/team/projects/\(try runner.run(action, as: actor, from: address, db))/"
      }
    }
    return try await answer(visit, entry, post, refused: refused)
  }

  /// All milestones as the form has them, one removed, one added.
  func saveMilestones(
    _ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String],
    refused: @escaping ([Problem]) async throws -> Answer
  ) async throws -> Answer {
    let project = visit.part("project")
    let post = Result { () throws(ActionError) in
      let form = try MilestonesForm(given, project: project)
      let nonce = ActionPost.nonce(
        "milestones.save", given.merging(["project": project]) { _, fixed in fixed })
      return ActionPost(nonce: nonce) { runner, actor, address, db in
        try form.run { action in _ = try runner.run(action, as: actor, from: address, db) }
        return "/team/projects/\(project)/#milestones"
      }
    }
    return try await answer(visit, entry, post, refused: refused)
  }

  /// A deliverable with its first version, ready for review where that is wished.
  func createDeliverable(
    _ visit: Visit, _ entry: TeamGate.Entry, _ sent: FileForm,
    refused: @escaping ([Problem]) async throws -> Answer
  ) async throws -> Answer {
    let project = visit.part("project")
    let fields = sent.fields.merging(["project": project, "reviewers": Self.reviewers(sent.fields)]) {
      _, fixed in
      fixed
    }
    let isReady = fields["ready"] != nil
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    let post = ActionPost(
      nonce: ActionPost.nonce(CreateDeliverable.name, sent.with(["project": project])),
      settle: { uploads.letGo(sent) }
    ) { runner, actor, address, db in
      let create = try CreateDeliverable.read(fields, isStrict: false, besides: sent.problems)
      let id = try runner.run(create, as: actor, from: address, db)
      if !sent.files.isEmpty || !(fields["link"] ?? "").isEmpty || isReady {
        var add = try AddVersion.read(
          ["deliverable": id.text, "link": fields["link"] ?? ""], isStrict: false)
        add.files = sent.files.map(\.arrival)
        _ = try runner.run(add, as: actor, from: address, db)
        try sent.keep(for: member, in: workspace, db)
      }
      if isReady {
        let ready = try MarkReady.read(["deliverable": id.text], isStrict: false)
        _ = try runner.run(ready, as: actor, from: address, db)
      }
      return "/team/deliverables/\(id)/"
    }
    return try await answer(visit, entry, .success(post), refused: refused)
  }
}

extension TeamActionDesk {
  /// Those who were ticked: a box that is not ticked is not sent at all.
  static func reviewers(_ given: [String: String]) -> String {
    given.filter { $0.key.hasPrefix("reviewer-") }.values.sorted().joined(separator: ",")
  }
}

/// The milestones of a project as one form: `title-<id>`, `due-<id>`, `weight-<id>`, `done-<id>`, the same with `new` for
/// another one, and `remove` with an id.
struct MilestonesForm: Sendable {
  private let actions: [any TeamAction]

  /// - Throws: everything that is wrong, each at the field of its line.
  init(_ given: [String: String], project: String) throws(ActionError) {
    var reader = Reader()
    let ids = given.keys.filter { $0.hasPrefix("title-") }.map { String($0.dropFirst("title-".count)) }
    for id in ids.sorted() where id != "new" && given["remove"] != id {
      let title = given["title-\(id)"] ?? ""
      let fields = [
        "milestone": id, "title": title, "due": given["due-\(id)"] ?? "",
        "weight": given["weight-\(id)"] ?? "",
      ]
      reader.read(EditMilestone.self, fields, of: id)
      let state = given["done-\(id)"] == nil ? "open" : "done"
      reader.read(CompleteMilestone.self, ["milestone": id, "state": state], of: id)
    }
    if let title = given["title-new"], !title.isEmpty {
      let fields = [
        "project": project, "title": title, "due": given["due-new"] ?? "",
        "weight": given["weight-new"] ?? "",
      ]
      reader.read(AddMilestone.self, fields, of: "new")
    }
    if let id = given["remove"] { reader.read(RemoveMilestone.self, ["milestone": id], of: id) }
    guard reader.problems.isEmpty else { throw ActionError.invalid(reader.problems) }
    actions = reader.actions
  }

  func run(_ body: (any TeamAction) throws -> Void) throws {
    for action in actions { try body(action) }
  }

  private struct Reader {
    var actions: [any TeamAction] = []
    var problems: [Problem] = []

    mutating func read<A: TeamAction>(_ type: A.Type, _ fields: [String: String], of line: String) {
      switch Result(catching: { () throws(ActionError) in try A.read(fields, isStrict: false) }) {
      case .success(let action): actions.append(action)
      case .failure(.invalid(let wrong)):
        problems += wrong.map { Problem("\($0.field)-\(line)", $0.message, kind: $0.kind) }
      case .failure(let error): problems.append(Problem("", "\(error)"))
      }
    }
  }
}
