import Portal

/// The agency and its people in a file.
enum WorkspaceFormat {
  static let workspace = RecordKind(
    table: "workspace", member: "workspace", noun: "workspace", identity: .slug(prefix: "ws"),
    fields: [
      Field(
        "slug", .word(.slug), .required, note: "the name in its address; a workspace that has it is added to"),
      Field("id", .ownID(prefix: "ws"), column: "own_id", note: "kept where the workspace is new"),
      Field("name", .line(1...120), .requiredOfNew),
      Field("legalName", .line(0...200)),
      Field("address", .text(0...1000), note: "several lines, as on an envelope"),
      Field("country", .word(.country.orEmpty())),
      Field("taxId", .line(0...60)),
      Field("registrationId", .line(0...60)),
      Field("bankHolder", .line(0...200)),
      Field("iban", .line(0...42)),
      Field("bic", .line(0...11)),
      Field("plan", .choice(Plan.allCases.map(\.rawValue))),
      Field("timeZone", .word(.timeZone), .requiredOfNew, note: "IANA name"),
      Field("locale", .word(.locale), .requiredOfNew, note: "BCP 47"),
      Field("currency", .word(.currency), .requiredOfNew),
      Field("portalEnabled", .flag),
      Field("draftsAsPreviews", .flag, note: "whether clients see invoices that were not sent yet"),
      Field("accent", .word(.color)),
      Field("welcome", .text(0...4000), note: "Markdown, on every client's home page"),
      Field("supportEmail", .word(.email.orEmpty())),
      Field("imprintUrl", .word(.link.orEmpty())),
      Field("privacyUrl", .word(.link.orEmpty())),
      Field("mailFrom", .word(.email.orEmpty())),
      Field("mailName", .line(0...120)),
      Field("invoiceSeries", .line(1...40), note: "such as INV-{year}-{number}"),
      Field("paymentDays", .whole(0...365), note: "until a new invoice is due"),
    ],
    stamps: ["created_at"], note: "The agency. A new one needs name, timeZone, locale, currency and an owner."
  )

  static let member = RecordKind(
    table: "member", member: "members", noun: "member", identity: .email(prefix: "member"),
    fields: [
      Field("email", .word(.email), .required, note: "what other records refer to a member by"),
      Field("id", .ownID(prefix: "member"), column: "own_id", note: "kept where the member is new"),
      Field("name", .line(1...300), .required),
      Field("role", .choice(Member.Role.allCases.map(\.rawValue)), .required),
      Field("locale", .word(.locale.orEmpty())),
    ],
    stamps: ["created_at"], note: "A person at the agency.")
}
