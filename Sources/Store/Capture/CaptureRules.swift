extension CaptureRule {
  /// Every table that a client's pages are read from.
  static let all: [CaptureRule] = people + work + billing + review + files + conversations

  private static let people: [CaptureRule] = [
    CaptureRule(
      table: "workspace",
      columns: [
        "id", "slug", "name", "legal_name", "address", "country", "tax_id", "registration_id", "bank_holder",
        "iban", "bic", "plan",
        "time_zone",
        "locale", "portal_enabled", "drafts_as_previews", "accent", "logo", "logo_dark", "welcome",
        "support_email", "imprint_url", "privacy_url",
      ],
      reach: Reach(parts: [.everybody()], workspace: "id"),
      keys: [Key("id"), Key("slug"), Key("position")]),
    // Whether clients pay by card.
    CaptureRule(
      table: "stripe_account", columns: ["workspace"], reach: .everybody, keys: [Key("workspace")]),
    // Not on pages, but where they are found: `output/hosts`.
    CaptureRule(
      table: "domain", columns: ["workspace", "id", "host", "verified_at"], reach: .everybody,
      keys: [.id, Key("host", where: ("verified_at", "IS NOT NULL"))]),
    CaptureRule(
      table: "member", columns: ["workspace", "id", "name"], reach: .everybody,
      keys: [.id, Key("workspace", "email")]),
    CaptureRule(
      table: "company", columns: ["workspace", "id", "name", "address", "country", "tax_id"],
      reach: .clientsOfCompany("id"),
      keys: [.id, .externalID]),
    CaptureRule(
      table: "client",
      columns: ["workspace", "id", "company", "name", "email", "locale", "notify", "erased_at"],
      reach: .clientAndReaders,
      keys: [.id, Key("workspace", "email"), .externalID]),
    CaptureRule(
      table: "access",
      columns: [
        "workspace", "id", "client", "project", "may_approve", "sees_billing", "expires_on", "revoked_at",
      ],
      reach: .column("client"), keys: [Key("workspace", "client", "project"), .id]),
  ]

  private static let work: [CaptureRule] = [
    CaptureRule(
      table: "project",
      columns: [
        "workspace", "id", "name", "summary", "status", "lead", "starts_on", "ends_on", "done_count",
        "total_count",
      ],
      reach: .clientsOfProject("id"), keys: [.id, .externalID]),
    CaptureRule(
      table: "milestone",
      columns: [
        "workspace", "id", "project", "position", "title", "note", "due_on", "weight", "completed_on",
      ],
      reach: .clientsOfProject("project"), keys: [.id, .externalID]),
    CaptureRule(
      table: "project_update", columns: ["workspace", "id", "project", "author", "posted_at", "body"],
      reach: .clientsOfProject("project"), keys: [.id, .externalID]),
  ]

  private static let billing: [CaptureRule] = [
    CaptureRule(
      table: "invoice",
      columns: [
        "workspace", "id", "company", "number", "stage", "kind", "corrects", "currency", "issued_on",
        "due_on",
        "prices_include_tax", "reverse_charge", "document",
        "discount_rate", "discount_amount", "discount_label", "deposit", "reference", "notes", "footer",
        "reverse_charge", "kind", "corrects",
      ],
      reach: .clientsOfCompany("company"),
      keys: [.id, Key("workspace", "number", where: ("number", "<> ''")), .externalID]),
    CaptureRule(
      table: "invoice_project", columns: ["workspace", "invoice", "project"],
      reach: .clientsOfInvoice("invoice"),
      keys: [Key("workspace", "invoice", "project")]),
    CaptureRule(
      table: "invoice_line",
      columns: [
        "workspace", "invoice", "position", "title", "detail", "quantity", "unit", "price", "discount_rate",
        "discount_amount", "tax_rate",
      ],
      reach: .clientsOfInvoice("invoice"), keys: [Key("workspace", "invoice", "position")]),
    CaptureRule(
      table: "issued_invoice",
      columns: [
        "workspace", "invoice", "seller_name", "seller_legal_name", "seller_address", "seller_country",
        "seller_tax_id", "seller_registration_id", "bank_holder", "iban", "bic", "accent", "logo",
        "buyer_name", "buyer_address", "buyer_country", "buyer_tax_id",
      ],
      reach: .clientsOfInvoice("invoice"), keys: [Key("workspace", "invoice")]),
    CaptureRule(
      table: "issued_invoice_project", columns: ["workspace", "invoice", "project", "name"],
      reach: .clientsOfInvoice("invoice"), keys: [Key("workspace", "invoice", "project")]),
    CaptureRule(
      table: "payment", columns: ["workspace", "id", "kind", "method", "paid_on", "refunds"],
      reach: .clientsOfPayment("id"),
      keys: [.id, Key("workspace", "payment_intent", where: ("kind", "<> 'refunded'")), .externalID]),
    CaptureRule(
      table: "payment_allocation", columns: ["workspace", "payment", "invoice", "amount", "waived"],
      reach: .clientsOfInvoice("invoice"), keys: [Key("workspace", "invoice", "payment")]),
    CaptureRule(
      table: "payment_undone", columns: ["workspace", "payment", "undone_on"],
      reach: .clientsOfPayment("payment"), keys: [Key("workspace", "payment")]),
    CaptureRule(
      table: "recurring_invoice",
      columns: ["workspace", "id", "company", "title", "currency", "total", "next_on", "is_paused"],
      reach: .clientsOfCompany("company"), keys: [.id]),
    CaptureRule(
      table: "recurring_project", columns: ["workspace", "recurring", "project"],
      reach: .clientsOfRecurring("recurring"), keys: [Key("workspace", "recurring", "project")]),
  ]
  private static let review: [CaptureRule] = [
    CaptureRule(
      table: "deliverable",
      columns: [
        "workspace", "id", "project", "title", "notes", "due_on", "rounds_included", "originals", "status",
        "ready_at",
      ],
      reach: .clientsOfProject("project"), keys: [.id, .externalID]),
    CaptureRule(
      table: "reviewer", columns: ["workspace", "deliverable", "client"],
      reach: .clientsOfDeliverable("deliverable"), keys: [Key("workspace", "deliverable", "client")]),
    CaptureRule(
      table: "version",
      columns: ["workspace", "id", "deliverable", "number", "link", "sha256", "author", "created_at"],
      reach: .clientsOfDeliverable("deliverable"), keys: [.id, Key("workspace", "deliverable", "number")]),
    CaptureRule(
      table: "version_file", columns: ["workspace", "id", "version", "position", "sha256", "name"],
      reach: .clientsOfVersion("version"), keys: [.id, Key("workspace", "version", "position")]),
    CaptureRule(
      table: "comment",
      columns: [
        "workspace", "id", "version", "reply_to", "client", "member", "body", "pin", "posted_at",
        "resolved_at",
      ],
      reach: .clientsOfVersion("version"), keys: [.id]),
    CaptureRule(
      table: "approval",
      columns: [
        "workspace", "id", "deliverable", "version", "client", "name", "note", "sha256", "approved_at",
        "receipt",
      ],
      reach: .clientsOfDeliverable("deliverable"), keys: [.id, Key("workspace", "version", "client")]),
    CaptureRule(
      table: "change_request",
      columns: ["workspace", "id", "deliverable", "version", "client", "note", "requested_at"],
      reach: .clientsOfDeliverable("deliverable"), keys: [.id]),
  ]

  private static let files: [CaptureRule] = [
    CaptureRule(
      table: "blob",
      columns: [
        "workspace", "sha256", "size", "media_type", "width", "height", "duration", "purged_at",
      ],
      reach: .blobViewers, keys: [Key("workspace", "sha256")]),
    CaptureRule(
      table: "preview", columns: ["workspace", "original", "kind", "position", "width", "height"],
      reach: .previewViewers, keys: [Key("workspace", "original", "kind", "position")]),
    CaptureRule(
      table: "file",
      columns: [
        "workspace", "id", "sha256", "name", "scope", "project", "company", "client", "shared_at",
      ],
      reach: .sharers, keys: [.id]),
    CaptureRule(
      table: "file_request",
      columns: [
        "workspace", "id", "project", "client", "title", "body", "due_on", "author", "asked_at",
        "answered_at", "withdrawn_at",
      ],
      reach: .clientsOfProject("project"), keys: [.id]),
    CaptureRule(
      table: "file_request_file",
      columns: ["workspace", "id", "request", "client", "sha256", "name", "sent_at"],
      reach: .clientsOfRequest("request"), keys: [.id]),
  ]

  private static let conversations: [CaptureRule] = [
    CaptureRule(
      table: "feedback", columns: ["workspace", "id", "client", "project", "state", "opened_at"],
      reach: .column("client"), keys: [.id]),
    CaptureRule(
      table: "feedback_message", columns: ["workspace", "id", "feedback", "member", "body", "posted_at"],
      reach: .clientOfFeedback("feedback"), keys: [.id]),
    CaptureRule(
      table: "feedback_attachment", columns: ["workspace", "message", "position", "sha256", "name"],
      reach: .clientOfMessage("message"), keys: [Key("workspace", "message", "position")]),
  ]
}
