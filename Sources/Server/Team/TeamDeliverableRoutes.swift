import Actions
import Pages
import Portal

/// What the team posts about a deliverable.
extension TeamRoutes {
  var deliverableForms: [Route] {
    [
      upload("/team/deliverables/{deliverable}/versions", AddVersion.fileInput) { visit, entry, sent in
        try await actions.answer(
          visit, entry, AddVersion.self, sent.with(["deliverable": visit.part("deliverable")]),
          to: page(visit),
          refused: refused(visit, entry, AddVersion.name, sent.fields))
      },
      form("/team/deliverables/{deliverable}/ready") { visit, entry, given in
        try await deliverable(visit, entry, MarkReady.self, given)
      },
      form("/team/deliverables/{deliverable}/withdraw") { visit, entry, given in
        try await deliverable(visit, entry, WithdrawDeliverable.self, given)
      },
      form("/team/deliverables/{deliverable}/details") { visit, entry, given in
        let given = given.merging(["reviewers": TeamActionDesk.reviewers(given)]) { _, chosen in chosen }
        return try await deliverable(visit, entry, EditDeliverable.self, given)
      },
      form("/team/deliverables/{deliverable}/comments") { visit, entry, given in
        try await deliverable(visit, entry, AnswerComment.self, given)
      },
      form("/team/deliverables/{deliverable}/comments/{comment}") { visit, entry, given in
        try await deliverable(
          visit, entry, SettleComment.self,
          ["comment": visit.part("comment"), "state": given["state"] ?? ""],
          at: "#\(visit.part("comment"))")
      },
    ]
  }

  /// An action on the deliverable in the address.
  private func deliverable<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ given: [String: String],
    at place: String = ""
  ) async throws -> Answer {
    let given = given.merging(["deliverable": visit.part("deliverable")]) { _, fixed in fixed }
    let back = given["back"].flatMap { TeamPath.isPage($0) ? $0 : nil }
    return try await actions.answer(
      visit, entry, type, given: given, to: back ?? page(visit) + place,
      refused: refused(visit, entry, A.name, given))
  }

  private func page(_ visit: Visit) -> String { "/team/deliverables/\(visit.part("deliverable"))/" }

  private func refused(
    _ visit: Visit, _ entry: TeamGate.Entry, _ action: String, _ given: [String: String]
  ) -> ([Problem]) async throws -> Answer {
    { problems in
      guard let id = Deliverable.ID(visit.part("deliverable")) else { return gate.notFound(visit) }
      return try await projects.deliverable(
        id, visit, entry,
        refusal: ConsoleRefusal(action, given, problems))
    }
  }
}
