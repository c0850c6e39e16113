import Portal

extension Agency {
  static func shared(_ end: String, _ name: String, _ scope: SharedFile.Scope, _ blob: Blob, at: String)
    -> SharedFile
  {
    SharedFile(id: id(end), name: name, scope: scope, blob: blob, sharedAt: moment(at))
  }

  /// Newest first.
  static var documents: [SharedFile] {
    [
      shared(
        "d0c1", "Brand guidelines 2026, winter.pdf", .project(winter.id), blob("application/pdf", 8_200_000),
        at: "2026-11-12T08:00:00Z"),
      shared(
        "d0c2", "Print specification Finepress.pdf", .project(winter.id), blob("application/pdf", 410_000),
        at: "2026-11-03T08:00:00Z"),
      shared(
        "d0c3", "Product data, template.xlsx", .project(shop.id),
        blob("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 64_000),
        at: "2026-10-30T08:00:00Z"),
      shared(
        "d0c4", "Photographs Huila, selection.zip", .project(winter.id), blob("application/zip", 184_000_000),
        at: "2026-10-21T08:00:00Z"),
      shared(
        "d0c5", "Framework agreement, signed.pdf", .company, blob("application/pdf", 380_000),
        at: "2026-09-01T08:00:00Z"),
      shared("d0c6", "Notes for Mara.txt", .client, blob("text/plain", 812), at: "2026-08-01T08:00:00Z"),
      shared(
        "d0c7", "How we work.pdf", .everybody, blob("application/pdf", 1_300_000), at: "2025-02-01T08:00:00Z"),
    ]
  }

  static var requests: [FileRequest] {
    [
      FileRequest(
        id: id("ask1"), project: winter.id, title: "Logo of the cooperative in Huila",
        body:
          "As vector (SVG, PDF or AI), once in colour and once in black. It goes on the back of Dag, 18\u{A0}mm wide.",
        dueOn: day("2026-11-27"), author: "Jonas Ek", askedAt: moment("2026-11-18T09:00:00Z"),
        answeredAt: nil,
        files: [
          SentFile(
            id: id("sent1"), name: "huila-black.svg", blob: blob("image/svg+xml", 12_400),
            sentAt: moment("2026-11-20T09:00:00Z"), sender: elias, senderName: "Elias Holm")
        ]),
      FileRequest(
        id: id("ask2"), project: winter.id, title: "Lot sheets", body: "", dueOn: nil, author: "Ida Solberg",
        askedAt: moment("2026-10-10T09:00:00Z"), answeredAt: moment("2026-10-15T09:00:00Z"),
        files: [
          SentFile(
            id: id("sent2"), name: "Lot sheets autumn.pdf", blob: blob("application/pdf", 920_000),
            sentAt: moment("2026-10-14T09:00:00Z"), sender: mara, senderName: "Mara Lindqvist")
        ]),
    ]
  }

  static func message(
    _ end: String, by member: String? = nil, at: String, _ body: String,
    _ attachments: [FeedbackMessage.Attachment] = []
  ) -> FeedbackMessage {
    FeedbackMessage(id: id(end), member: member, body: body, postedAt: moment(at), attachments: attachments)
  }

  static func thread(
    _ end: String, _ project: String?, _ state: Feedback.State, _ messages: [FeedbackMessage]
  )
    -> Feedback
  {
    Feedback(
      id: id(end), project: project, state: state,
      openedAt: messages.first?.postedAt ?? moment("2026-11-01T08:00:00Z"),
      messages: messages)
  }

  static var conversations: [Feedback] {
    [
      thread(
        "thr1", "Winter range", .answered,
        [
          message(
            "me1", at: "2026-11-19T11:05:00Z",
            "Could the film also exist in a square crop, for the screens in the shops?",
            [.init(position: 1, name: "screen.jpg", blob: blob("image/jpeg", 310_000))]),
          message(
            "me2", by: "Jonas Ek", at: "2026-11-20T07:30:00Z",
            "Yes, it is shot wide enough. I add it to the next version, no extra cost."),
        ]),
      thread(
        "thr2", nil, .open,
        [message("me3", at: "2026-11-18T08:11:00Z", "May our shops order reprints from Finepress directly?")]),
      thread(
        "thr3", "Winter range", .closed,
        [
          message("me4", at: "2026-11-05T08:11:00Z", "The roast date needs more room on the back."),
          message("me5", by: "Ida Solberg", at: "2026-11-09T08:11:00Z", "Done, the field is 24 mm now."),
        ]),
    ]
  }

  /// The client of `mara`, with something of everything.
  static func busy(_ change: (inout ClientSnapshot) -> Void = { _ in }) -> ClientSnapshot {
    mara { snapshot in
      snapshot.deliverables = works
      snapshot.files = documents
      snapshot.fileRequests = requests
      snapshot.feedback = conversations
      change(&snapshot)
    }
  }
}
