/// The ways from a row to the clients whose pages show something of it.
extension CaptureRule.Reach {
  init(_ parts: Part...) {
    self.parts = parts
  }

  static let everybody = Self(.everybody())

  static func column(_ name: String) -> Self { Self(.column(name)) }

  /// The clients with a grant on the row's project.
  static func clientsOfProject(_ column: String) -> Self { Self(.clientsOfProject(column)) }

  static func clientsOfCompany(_ column: String) -> Self { Self(.clientsOfCompany(column)) }

  /// The clients of the company that an invoice goes to.
  static func clientsOfInvoice(_ column: String) -> Self {
    Self(
      Part(
        client: "client.id",
        tables:
          "invoice CROSS JOIN client ON client.workspace = invoice.workspace AND client.company = invoice.company",
        condition: "invoice.workspace = row.workspace AND invoice.id = row.\(column)"))
  }

  /// The clients of the company that a template's invoices go to.
  static func clientsOfRecurring(_ column: String) -> Self {
    Self(
      Part(
        client: "client.id",
        tables:
          "recurring_invoice AS each CROSS JOIN client ON client.workspace = each.workspace AND client.company = each.company",
        condition: "each.workspace = row.workspace AND each.id = row.\(column)"))
  }

  /// The clients of every company that the row's payment was allocated to an invoice of.
  static func clientsOfPayment(_ column: String) -> Self {
    Self(
      Part(
        client: "client.id", tables: "client",
        condition: """
          client.workspace = row.workspace AND client.company IN (
              SELECT invoice.company FROM payment_allocation AS part
              CROSS JOIN invoice ON invoice.workspace = part.workspace AND invoice.id = part.invoice
              WHERE part.workspace = row.workspace AND part.payment = row.\(column))
          """))
  }

  /// The clients with a grant on the project of a deliverable.
  static func clientsOfDeliverable(_ column: String) -> Self {
    Self(.through(["deliverable"], from: "deliverable.id = row.\(column)"))
  }

  /// The clients with a grant on the project of a version's deliverable.
  static func clientsOfVersion(_ column: String) -> Self {
    Self(.through(["version", "deliverable"], from: "version.id = row.\(column)"))
  }

  /// The clients with a grant on the project of a file request.
  static func clientsOfRequest(_ column: String) -> Self {
    Self(.through(["file_request"], from: "file_request.id = row.\(column)"))
  }

  /// The client who began a conversation.
  static func clientOfFeedback(_ column: String) -> Self {
    Self(
      Part(
        client: "feedback.client", tables: "feedback",
        condition: "feedback.workspace = row.workspace AND feedback.id = row.\(column)"))
  }

  /// The client who began the conversation that a message is part of.
  static func clientOfMessage(_ column: String) -> Self {
    Self(
      Part(
        client: "feedback.client", tables: Part.chain(["feedback_message", "feedback"]),
        condition: "feedback_message.workspace = row.workspace AND feedback_message.id = row.\(column)"))
  }

  /// With whom a file is shared.
  static let sharers = Self(
    .clientsOfProject("project"), .clientsOfCompany("company"),
    Part(client: "row.client", tables: nil, condition: "row.client IS NOT NULL"),
    .everybody(where: "row.scope = 'workspace'"))

  /// The client, and whoever reads their name beside something that they wrote, decided, are asked for, or sent.
  static let clientAndReaders = Self(
    .column("id"),
    .through(["comment", "version", "deliverable"], by: "comment_client", from: "comment.client = row.id"),
    .through(["reviewer", "deliverable"], by: "reviewer_client", from: "reviewer.client = row.id"),
    .through(
      ["change_request", "deliverable"], by: "change_request_client", from: "change_request.client = row.id"),
    .through(
      ["file_request_file", "file_request"], by: "file_request_file_client",
      from: "file_request_file.client = row.id"))

  /// Who sees a version with the file that a preview was made of.
  static let previewViewers = Self(
    .through(
      ["version_file", "version", "deliverable"], by: "version_file_blob",
      from: "version_file.sha256 = row.original"))

  /// Who sees a file with these bytes.
  static let blobViewers: Self = {
    let isIn = { (table: String) in "\(table).sha256 = row.sha256" }
    let file = { (client: String, condition: String) in
      Part(
        client: client, tables: "file INDEXED BY file_blob",
        condition: "file.workspace = row.workspace AND \(isIn("file")) AND \(condition)")
    }
    return Self(
      .through(
        ["version_file", "version", "deliverable"], by: "version_file_blob", from: isIn("version_file")),
      .through(
        ["file_request_file", "file_request"], by: "file_request_file_blob", from: isIn("file_request_file")),
      .through(["file"], by: "file_blob", from: isIn("file")),
      Part(
        client: "client.id",
        tables:
          "file INDEXED BY file_blob CROSS JOIN client ON client.workspace = file.workspace AND client.company = file.company",
        condition: "file.workspace = row.workspace AND \(isIn("file"))"),
      file("file.client", "file.client IS NOT NULL"),
      // The plus keeps SQLite from looking through all files of everybody for these bytes.
      file("NULL", "+file.scope = 'workspace'"),
      Part(
        client: "feedback.client",
        tables: Part.chain(
          ["feedback_attachment", "feedback_message", "feedback"], by: "feedback_attachment_blob"),
        condition: "feedback_attachment.workspace = row.workspace AND \(isIn("feedback_attachment"))"),
      // The agency's logo stands on everybody's pages.
      Part(
        client: "NULL", tables: "workspace",
        condition: "workspace.id = row.workspace AND row.sha256 IN (workspace.logo, workspace.logo_dark)"))
  }()
}

extension CaptureRule.Reach.Part {
  static func everybody(where condition: String? = nil) -> Self {
    Self(client: "NULL", tables: nil, condition: condition)
  }

  static func column(_ name: String) -> Self { Self(client: "row.\(name)", tables: nil, condition: nil) }

  static func clientsOfProject(_ column: String) -> Self {
    Self(
      client: "access.client", tables: "access",
      condition: "access.workspace = row.workspace AND access.project = row.\(column)")
  }

  static func clientsOfCompany(_ column: String) -> Self {
    Self(
      client: "client.id", tables: "client",
      condition: "client.workspace = row.workspace AND client.company = row.\(column)")
  }

  /// The clients with a grant on the project that the last of these tables belongs to.
  /// - Parameters:
  ///   - index: the first table's, where SQLite, which does not know how many rows there are, would rather walk through
  ///     all of a workspace's.
  ///   - start: how the first of them hangs together with the row, besides the workspace.
  static func through(_ tables: [String], by index: String? = nil, from start: String) -> Self {
    let (first, last) = (tables[0], tables[tables.count - 1])
    return Self(
      client: "access.client",
      tables: chain(tables, by: index)
        + " CROSS JOIN access ON access.workspace = \(last).workspace AND access.project = \(last).project",
      condition: "\(first).workspace = row.workspace AND \(start)")
  }

  /// Each table joined to the one before it, which names it.
  static func chain(_ tables: [String], by index: String? = nil) -> String {
    var text = tables[0] + (index.map { " INDEXED BY \($0)" } ?? "")
    for (before, table) in zip(tables, tables.dropFirst()) {
      let column =
        switch table {
        case "file_request": "request"
        case "feedback_message": "message"
        default: table
        }
      text +=
        " CROSS JOIN \(table) ON \(table).workspace = \(before).workspace AND \(table).id = \(before).\(column)"
    }
    return text
  }
}
