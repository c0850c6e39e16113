import Portal

/// The work, in a file.
enum ProjectFormat {
  static let project = RecordKind(
    table: "project", member: "projects", noun: "project", identity: .key(prefix: "project"),
    fields: [
      Field("id", .key(prefix: "project"), .required, column: "key"),
      Field("name", .line(1...300), .required),
      Field("summary", .text(0...10_000), note: "Markdown"),
      Field("status", .choice(Project.Status.allCases.map(\.rawValue))),
      Field("lead", .reference(to: "member"), orNull: true, note: "a member's email address"),
      Field("startsOn", .day, orNull: true),
      Field("endsOn", .day, orNull: true),
      Field("doneCount", .whole(0...1_000_000), orNull: true, note: "progress where there are no milestones"),
      Field("totalCount", .whole(0...1_000_000), orNull: true),
      Field("budget", .amount, orNull: true, note: "never shown to a client"),
      Field("internalNotes", .text(0...100_000), note: "never shown to a client"),
    ],
    children: [milestone, update], stamps: ["created_at"], note: "Work that the agency does for clients.")

  private static let milestone = RecordKind(
    table: "milestone", member: "milestones", noun: "milestone", identity: .key(prefix: "mile"),
    fields: [
      Field("id", .key(prefix: "mile"), .required, column: "key"),
      Field("title", .line(1...300), .required),
      Field("note", .text(0...2000)),
      Field("dueOn", .day, orNull: true),
      Field("weight", .whole(1...1000)),
      Field("completedOn", .day, orNull: true),
      Field(
        "position", .whole(0...1_000_000), note: "among the others; a new one's is its place in the list"),
    ],
    parentColumn: "project", orderColumn: "position", note: "A part of the project that is done or not.")

  private static let update = RecordKind(
    table: "project_update", member: "updates", noun: "update", identity: .key(prefix: "update"),
    fields: [
      Field("id", .key(prefix: "update"), .required, column: "key"),
      Field("author", .reference(to: "member"), .required, note: "a member's email address"),
      Field("postedAt", .instant, .required),
      Field("body", .text(1...20_000), .required, note: "Markdown"),
    ],
    parentColumn: "project", note: "A note to the project's clients.")
}
