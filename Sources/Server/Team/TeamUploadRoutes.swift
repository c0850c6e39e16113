import HTTPTypes

/// Files in pieces, before the form that they belong to.
extension TeamRoutes {
  var uploadPieces: [Route] {
    [
      piece(.post, ResumableDesk.address) { try await resumable.create($0, $1) },
      piece(.put, ResumableDesk.address) { try await resumable.put($0, $1) },
      piece(.head, "\(ResumableDesk.address)/{upload}") { try await resumable.look($0, $1) },
      piece(.patch, "\(ResumableDesk.address)/{upload}") { try await resumable.append($0, $1) },
      piece(.delete, "\(ResumableDesk.address)/{upload}") { try await resumable.cancel($0, $1) },
    ]
  }

  /// The body is read only from who is let in.
  private func piece(
    _ method: HTTPRequest.Method, _ template: String,
    _ answer: @escaping @Sendable (Visit, TeamGate.Entry) async throws -> Answer
  ) -> Route {
    Route(method, template, .member, bodyLimit: resumable.bodyLimit) { visit in
      try await gate.enter(visit) { entry in try await answer(visit, entry) }
    }
  }
}
