import Portal

/// The payload in every text of a review, a file and a conversation.
extension Agency {
  static func poison(_ deliverable: inout Deliverable, _ payload: String) {
    deliverable.title = payload
    deliverable.notes = payload
    for index in deliverable.reviewers.indices { deliverable.reviewers[index].name = payload }
    for index in deliverable.approvals.indices {
      deliverable.approvals[index].name = payload
      deliverable.approvals[index].note = payload
      deliverable.approvals[index].sha256 = payload
    }
    for index in deliverable.requests.indices {
      deliverable.requests[index].name = payload
      deliverable.requests[index].note = payload
    }
    for index in deliverable.versions.indices { poison(&deliverable.versions[index], payload) }
  }

  private static func poison(_ version: inout Version, _ payload: String) {
    version.author = payload
    version.link = payload
    version.sha256 = payload
    for index in version.files.indices { version.files[index].name = payload }
    for index in version.comments.indices {
      version.comments[index].body = payload
      version.comments[index].author =
        switch version.comments[index].author {
        case .client(let id, _): .client(id, name: payload)
        case .member: .member(name: payload)
        }
    }
  }

  static func poison(_ file: inout SharedFile, _ payload: String) {
    file.name = payload
    // Of a type that is not looked at, so that it is a text like others.
    file.blob.mediaType = payload
  }

  static func poison(_ request: inout FileRequest, _ payload: String) {
    request.title = payload
    request.body = payload
    request.author = payload
    for index in request.files.indices {
      request.files[index].name = payload
      request.files[index].senderName = payload
      request.files[index].blob.mediaType = payload
    }
  }

  static func poison(_ thread: inout Feedback, _ payload: String) {
    if thread.project != nil { thread.project = payload }
    for index in thread.messages.indices {
      if thread.messages[index].member != nil { thread.messages[index].member = payload }
      thread.messages[index].body = payload
      for file in thread.messages[index].attachments.indices {
        thread.messages[index].attachments[file].name = payload
        thread.messages[index].attachments[file].blob.mediaType = payload
      }
    }
  }
}
