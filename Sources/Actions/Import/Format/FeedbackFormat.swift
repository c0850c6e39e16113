/// What clients wrote and what they were answered, in a file.
enum FeedbackFormat {
  static let thread = RecordKind(
    table: "feedback", member: "feedback", noun: "conversation", identity: .derived(prefix: "thread"),
    fields: [
      Field("id", .key(prefix: "thread"), .required, column: "key"),
      Field("client", .reference(to: "client"), .required, note: "who began it"),
      Field("project", .reference(to: "project"), orNull: true),
      Field("state", .choice(["open", "answered", "closed"])),
      Field("openedAt", .instant, .required),
    ],
    children: [message], note: "A conversation between a client and the agency.")

  private static let message = RecordKind(
    table: "feedback_message", member: "messages", noun: "message", identity: .derived(prefix: "msg"),
    fields: [
      Field("id", .key(prefix: "msg"), .required, column: "key"),
      Field(
        "member", .reference(to: "member"), orNull: true,
        note: "the email address of the member who wrote it; none: the client"),
      Field("body", .text(1...10_000), .required),
      Field("postedAt", .instant, .required),
    ],
    children: [attachment], parentColumn: "feedback", note: "One message of the conversation.")

  private static let attachment = RecordKind(
    table: "feedback_attachment", member: "attachments", noun: "attachment", identity: .part,
    fields: FileFormat.file, parentColumn: "message", orderColumn: "position", limit: 5,
    note: "A file that came with the message.")
}
