/// Who the agency works for, in a file.
enum ClientFormat {
  static let company = RecordKind(
    table: "company", member: "companies", noun: "company", identity: .key(prefix: "co"),
    fields: [
      Field("id", .key(prefix: "co"), .required, column: "key"),
      Field("name", .line(1...300), .required),
      Field("address", .text(0...1000), note: "several lines, the country's name last"),
      Field("country", .word(.country.orEmpty())),
      Field("taxId", .line(0...60)),
      Field("currency", .word(.currency), .required),
      Field("phone", .line(0...60)),
    ],
    stamps: ["created_at"], note: "Who is billed. A person alone is a company of one.")

  static let client = RecordKind(
    table: "client", member: "clients", noun: "client", identity: .key(prefix: "client"),
    fields: [
      Field("id", .key(prefix: "client"), .required, column: "key"),
      Field("company", .reference(to: "company"), .required),
      Field("email", .word(.email), .required),
      Field("name", .line(1...300), .required),
      Field("locale", .word(.locale.orEmpty()), note: "empty: the workspace's"),
      Field("notify", .choice(["each", "daily"])),
    ],
    children: [access], stamps: ["created_at"], note: "One person outside the agency.")

  private static let access = RecordKind(
    table: "access", member: "access", noun: "access", identity: .pair(prefix: "access", column: "project"),
    fields: [
      Field("project", .reference(to: "project"), .required),
      Field("mayApprove", .flag),
      Field("seesBilling", .flag),
      Field("expiresOn", .day, orNull: true, note: "the last day, in the workspace's time zone"),
      Field("message", .text(0...4000), note: "the words that came with the invitation"),
    ],
    parentColumn: "client", stamps: ["invited_at"],
    note: "A client's grant on one project. One that was revoked stays revoked.")
}
