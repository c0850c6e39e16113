import Actions
import GRDB
import Portal
import Store

extension TeamActionDesk {
  /// An answer to what made a task: in its conversation, or beside the version that changes are asked of. The task may be
  /// done with it, in the same transaction.
  func reply(_ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String]) async throws -> Answer {
    let workspace = entry.workspace.id
    guard let id = InboxTask.ID(visit.part("task")) else { return gate.notFound(visit) }
    let place = try await gate.records.read { db -> TaskWords.Place? in
      try InboxReader.task(id, in: workspace, db).flatMap {
        try InboxReader.words(of: $0, in: workspace, db).place
      }
    }
    switch place {
    case nil: return gate.notFound(visit)
    case .thread(let thread):
      return try await reply(
        ReplyToFeedback.self, ["thread": thread.text, "message": given["message"] ?? ""], to: id, visit,
        entry,
        given)
    case .version(let version):
      return try await reply(
        AnswerComment.self, ["version": version.text, "text": given["message"] ?? ""], to: id, visit, entry,
        given)
    }
  }

  private func reply<A: TeamAction>(
    _ type: A.Type, _ inputs: [String: String], to task: InboxTask.ID, _ visit: Visit,
    _ entry: TeamGate.Entry, _ given: [String: String]
  ) async throws -> Answer {
    let back = given["back"].flatMap { TeamPath.isPage($0) ? $0 : nil } ?? TeamGate.home
    let isDone = given["done"] != nil
    let post = Result { () throws(ActionError) in
      let reply = try A.read(inputs, isStrict: false)
      let finish = try FinishTask.read(["task": task.text, "state": "done"], isStrict: false)
      let nonce = inputs.merging(["nonce": given["nonce"] ?? ""]) { input, _ in input }
      return ActionPost(nonce: ActionPost.nonce(A.name, nonce)) { runner, actor, address, db in
        _ = try runner.run(reply, as: actor, from: address, db)
        if isDone { _ = try runner.run(finish, as: actor, from: address, db) }
        return back
      }
    }
    return try await answer(visit, entry, post) { problems in
      // The form has one field, whatever the action calls it.
      let problems = problems.map { Problem("message", $0.message, kind: $0.kind) }
      return try await InboxDesk(gate: gate).page(
        InboxDesk.Wish(task: task), entry, form: RefusedForm(.team(A.name), given).state(problems),
        status: 422)
    }
  }
}
