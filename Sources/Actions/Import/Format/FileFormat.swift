/// Documents, in a file: shared ones and those that were asked for.
enum FileFormat {
  /// The members that say what the bytes are and what they are called.
  static let file = [
    Field(
      "file", .path, .required, column: "sha256",
      note: "where the bytes lie: a path below the folder of the import file"),
    Field(
      "name", .line(1...255), note: "as it is shown and saved; the path's last part where it is left out"),
  ]

  static let shared = RecordKind(
    table: "file", member: "files", noun: "file", identity: .key(prefix: "file"),
    fields: [Field("id", .key(prefix: "file"), .required, column: "key")] + file + [
      Field(
        "scope", .choice(["project", "company", "client", "workspace"]), .required,
        note: "whose clients see it; all but workspace need the member of that name"),
      Field("project", .reference(to: "project"), orNull: true),
      Field("company", .reference(to: "company"), orNull: true),
      Field("client", .reference(to: "client"), orNull: true),
      Field("author", .reference(to: "member"), orNull: true, note: "a member's email address"),
      Field("sharedAt", .instant, .required),
    ],
    note: "A document that is shared.")

  static let request = RecordKind(
    table: "file_request", member: "fileRequests", noun: "file request", identity: .derived(prefix: "ask"),
    fields: [
      Field("id", .key(prefix: "ask"), .required, column: "key"),
      Field("project", .reference(to: "project"), .required),
      Field("client", .reference(to: "client"), orNull: true, note: "none: whoever of the project has it"),
      Field("title", .line(1...300), .required),
      Field("body", .text(0...10_000), note: "Markdown"),
      Field("dueOn", .day, orNull: true),
      Field("author", .reference(to: "member"), .required, note: "a member's email address"),
      Field("askedAt", .instant, .required),
      Field("answeredAt", .instant, orNull: true),
      Field("withdrawnAt", .instant, orNull: true),
    ],
    children: [sent], note: "What the agency needs from its clients.")

  private static let sent = RecordKind(
    table: "file_request_file", member: "files", noun: "file that was sent",
    identity: .derived(prefix: "sent"),
    fields: [
      Field("id", .key(prefix: "sent"), .required, column: "key"),
      Field("client", .reference(to: "client"), .required, note: "who sent it"),
    ] + file + [Field("sentAt", .instant, .required)],
    parentColumn: "request", note: "A file that a client sent.")
}
