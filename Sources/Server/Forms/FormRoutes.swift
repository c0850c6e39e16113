import Actions
import Portal

/// The addresses that clients' forms post to.
struct FormRoutes: Sendable {
  let desk: ActionDesk
  let uploads: UploadDesk

  /// Ten thousand letters of four bytes, each written with three more, and what is around them.
  static let bodyLimit = 192 << 10

  /// What is posted, and the way back for a browser that asks for a form's address: a restored tab, a bookmark.
  var routes: [Route] {
    posts
      + posts.map { form in
        Route(.get, form.template, form.audience) { visit in
          let page = form.template.split(separator: "/").dropFirst(2).first ?? ""
          let id = visit.part("id")
          return try await desk.wayBack(visit, to: home(visit) + "\(page)/" + (id.isEmpty ? "" : "\(id)/"))
        }
      }
  }

  private var posts: [Route] {
    [
      post("/c/{client}/deliverables/{id}/approve") { visit in
        let id = visit.part("id")
        let given = try await fields(visit, ["deliverable": id])
        return try await desk.answer(visit, .approval(id), ApproveDeliverable.self, given: given) { _ in
          "\(home(visit))deliverables/\(id)/"
        }
      },
      post("/c/{client}/deliverables/{id}/request-changes") { visit in
        let id = visit.part("id")
        let given = try await fields(visit, ["deliverable": id])
        return try await desk.answer(visit, .changes(id), RequestChanges.self, given: given) { _ in
          "\(home(visit))deliverables/\(id)/"
        }
      },
      post("/c/{client}/deliverables/{id}/comments") { visit in
        let id = visit.part("id")
        let given = try await fields(visit, ["deliverable": id])
        return try await desk.answer(visit, .comment(id), PostComment.self, given: given) { comment in
          "\(home(visit))deliverables/\(id)/#\(comment)"
        }
      },
      post("/c/{client}/deliverables/{id}/comments/{comment}") { visit in
        let (id, comment) = (visit.part("id"), visit.part("comment"))
        let given = try await fields(visit, ["deliverable": id, "comment": comment])
        return try await desk.answer(visit, .comment(id), ResolveComment.self, given: given) { _ in
          "\(home(visit))deliverables/\(id)/#\(comment)"
        }
      },
      upload("/c/{client}/feedback", SendFeedback.fileInput) { visit, form in
        try await desk.answer(visit, .feedback, SendFeedback.self, form) { thread in
          "\(home(visit))feedback/#\(thread)"
        }
      },
      post("/c/{client}/feedback/{thread}/close") { visit in
        let thread = visit.part("thread")
        let given = try await fields(visit, ["thread": thread])
        return try await desk.answer(visit, .feedback, CloseFeedback.self, given: given) { _ in
          "\(home(visit))feedback/#\(thread)"
        }
      },
      upload("/c/{client}/files/requests/{request}", AnswerFileRequest.fileInput) { visit, form in
        let request = visit.part("request")
        let form = form.with(["request": request])
        return try await desk.answer(visit, .fileRequest(request), AnswerFileRequest.self, form) { _ in
          "\(home(visit))files/#\(request)"
        }
      },
      post("/c/{client}/you") { visit in
        let given = try await fields(visit, [:])
        return try await desk.answer(visit, .details, ChangeDetails.self, given: given) { _ in
          "\(home(visit))you/"
        }
      },
    ]
  }

  private func post(_ template: String, _ answer: @escaping @Sendable (Visit) async throws -> Answer) -> Route
  {
    Route(.post, template, .client, bodyLimit: Self.bodyLimit, answer: answer)
  }

  /// The same with files, which are taken in only from the client themselves.
  private func upload(
    _ template: String, _ input: FileInput,
    _ answer: @escaping @Sendable (Visit, FileForm) async throws -> Answer
  ) -> Route {
    Route(.post, template, .client, bodyLimit: uploads.bodyLimit(input)) { visit in
      try uploads.demandForm(visit)
      if let refusal = try await desk.refusal(visit) { return refusal }
      return try await answer(visit, try await uploads.read(visit, input, textLimit: Self.bodyLimit))
    }
  }

  /// What was typed, under what the address says: that cannot be said otherwise (threats.md, T-09).
  private func fields(_ visit: Visit, _ fixed: [String: String]) async throws -> [String: String] {
    let form = try await visit.form(upTo: Self.bodyLimit)
    return form.all.merging(fixed) { _, fixed in fixed }
  }
}

/// Where a client's pages begin; the action has found that the client is theirs before anybody is sent there.
private func home(_ visit: Visit) -> String { "/c/\(visit.part("client"))/" }
