/// What is to be reviewed, and the record of what was said and decided, in a file.
enum DeliverableFormat {
  static let deliverable = RecordKind(
    table: "deliverable", member: "deliverables", noun: "deliverable", identity: .key(prefix: "del"),
    fields: [
      Field("id", .key(prefix: "del"), .required, column: "key"),
      Field("project", .reference(to: "project"), .required),
      Field("title", .line(1...300), .required),
      Field("notes", .text(0...20_000), note: "Markdown"),
      Field("dueOn", .day, orNull: true),
      Field("roundsIncluded", .whole(1...1000), orNull: true, note: "of changes, in the price"),
      Field(
        "originals", .choice(["always", "approved", "paid"]), note: "when the files themselves can be had"),
      Field(
        "status", .choice(["draft", "ready", "changes_requested", "approved"]),
        note: "of the newest version: approved needs an approval, changes_requested a change request"),
      Field("readyAt", .instant, orNull: true),
      Field("createdAt", .instant, note: "the moment of the import where it is left out"),
    ],
    children: [version, reviewer, approval, changeRequest], stamps: ["created_at"], lastColumn: "status",
    note: "Work that clients look at and decide on. Once approved it is never changed.")

  private static let reviewer = RecordKind(
    table: "reviewer", member: "reviewers", noun: "reviewer", identity: .part,
    fields: [Field("client", .reference(to: "client"), .required)], parentColumn: "deliverable",
    note: "Who is asked by name; nobody: whoever may approve in the project.")

  static let version = RecordKind(
    table: "version", member: "versions", noun: "version", identity: .derived(prefix: "ver"),
    fields: [
      Field("id", .key(prefix: "ver"), .required, column: "key"),
      Field("number", .whole(1...1_000_000), .required, note: "1, 2, 3, …"),
      Field("link", .word(.link.orEmpty()), note: "a prototype, a staging site: instead of files"),
      Field("author", .reference(to: "member"), .required, note: "a member's email address"),
      Field("createdAt", .instant, .required),
      Field("sha256", .line(64...64), .computed),
    ],
    children: [versionFile, comment], parentColumn: "deliverable",
    note: "One round: files, or one link. It is never changed.")

  static let versionFile = RecordKind(
    table: "version_file", member: "files", noun: "file", identity: .place(prefix: "vfile"),
    fields: FileFormat.file, parentColumn: "version", orderColumn: "position", limit: 20,
    note: "A file of the version, in the list's order.")

  static let comment = RecordKind(
    table: "comment", member: "comments", noun: "comment", identity: .derived(prefix: "comment"),
    fields: [
      Field("id", .key(prefix: "comment"), .required, column: "key"),
      Field("client", .reference(to: "client"), orNull: true, note: "who wrote it: a client, or a member"),
      Field("member", .reference(to: "member"), orNull: true, note: "a member's email address"),
      Field("replyTo", .reference(to: "comment"), orNull: true, note: "an earlier comment on this version"),
      Field("body", .text(1...10_000), .required, note: "Markdown"),
      Field("pin", .pin, orNull: true, note: "the place that it is about"),
      Field("postedAt", .instant, .required),
      Field("resolvedAt", .instant, orNull: true),
    ],
    parentColumn: "version", answersAnswers: true, note: "A remark on a version.")

  static let approval = RecordKind(
    table: "approval", member: "approvals", noun: "approval", identity: .derived(prefix: "approval"),
    fields: [
      Field("id", .key(prefix: "approval"), .required, column: "key"),
      Field("version", .reference(to: "version"), .required),
      Field("client", .reference(to: "client"), .required),
      Field("name", .line(0...300), note: "as it was then; the client's where it is left out"),
      Field("email", .word(.email.orEmpty()), note: "as it was then; the client's where it is left out"),
      Field("note", .text(0...10_000)),
      Field("approvedAt", .instant, .required),
      Field("address", .line(0...64), note: "the network address it came from"),
      Field("receipt", .text(0...20_000), note: "the signed text, where there is one"),
      Field("sha256", .line(64...64), .computed),
    ],
    parentColumn: "deliverable", note: "Who approved which version. It is never changed.")

  static let changeRequest = RecordKind(
    table: "change_request", member: "changeRequests", noun: "change request",
    identity: .derived(prefix: "request"),
    fields: [
      Field("id", .key(prefix: "request"), .required, column: "key"),
      Field("version", .reference(to: "version"), .required),
      Field("client", .reference(to: "client"), .required),
      Field("note", .text(1...10_000), .required),
      Field("requestedAt", .instant, .required),
    ],
    parentColumn: "deliverable", note: "Who wanted what changed. It is never changed.")
}
