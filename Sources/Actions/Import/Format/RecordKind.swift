/// One kind of record in a file, with the kinds that lie inside it.
struct RecordKind: Sendable {
  /// In the database and in the scratch tables.
  let table: String
  /// The member that holds the records: `companies`.
  let member: String
  /// As in "there is no company …".
  let noun: String
  let identity: Identity
  let fields: [Field]
  var children: [RecordKind] = []
  /// For a kind inside another: the column that names the record it lies in.
  var parentColumn: String?
  /// The column that keeps the order of a list.
  var orderColumn: String?
  /// Columns that get the moment of the import when the row is new.
  var stamps: [String] = []
  /// A column that is written when everything else is: what is approved takes no more rows.
  var lastColumn: String?
  /// Whether that column waits only for the records inside: what is sent takes no more lines.
  var isSealedByParts = false
  /// A record may refer to one of its kind that itself refers to one: each has to be there before the next.
  var answersAnswers = false
  /// The most records in one list, where the kind has one of its own.
  var limit: Int?
  let note: String

  /// How a record is found again by a later import.
  enum Identity: Sendable {
    /// By its `id`: ours, or the file's own, kept in `external_id`.
    case key(prefix: String)
    /// By its email address.
    case email(prefix: String)
    /// A workspace, by its slug.
    case slug(prefix: String)
    /// By what it joins: its parent and this column.
    case pair(prefix: String, column: String)
    /// By its `id` as well, in a table without external ids: ours, or made from the file's own (`DerivedID`).
    case derived(prefix: String)
    /// By its place in the list of the record around it.
    case place(prefix: String)
    /// Not at all: the list of them is replaced as a whole.
    case part
  }
}

extension RecordKind {
  /// As in "3 companies".
  var plural: String {
    switch table {
    case "invoice_line": "invoice lines"
    case "invoice_project": "projects on invoices"
    case "payment_allocation": "allocations"
    case "access": "grants of access"
    case "version_file": "files of versions"
    case "approval": "approvals"
    case "change_request": "change requests"
    case "file": "shared files"
    case "file_request": "file requests"
    case "file_request_file": "files that were sent"
    case "feedback": "conversations"
    default: member
    }
  }

  /// What the record's id begins with; nil for what has none.
  var prefix: String? {
    switch identity {
    case .key(let prefix), .email(let prefix), .slug(let prefix), .pair(let prefix, _), .derived(let prefix),
      .place(let prefix):
      prefix
    case .part: nil
    }
  }

  /// The scratch column that other records' references are looked up in; nil where nothing refers to this kind.
  var keyColumn: String? {
    switch identity {
    case .key, .derived: "key"
    case .email: "email"
    default: nil
    }
  }

  var isPart: Bool {
    if case .part = identity { true } else { false }
  }

  /// A list of plain values, each the one field of its record.
  var isPlain: Bool { isPart && fields.count == 1 }

  /// The most records in one list of a parent that is looked at as a whole.
  static let longestPart = 1000

  /// The most records in one list.
  var longest: Int? { limit ?? (isPart ? Self.longestPart : nil) }

  /// The column that holds what a file's path is turned into: the hash of its bytes.
  var fileColumn: Int? {
    fields.firstIndex { if case .path = $0.type { true } else { false } }
  }

  /// The bit of a field in a row's `mask`: set where the file has that member.
  func bit(field: Int) -> Int64 { 1 << Int64(field) }
  func bit(child: Int) -> Int64 { 1 << Int64(fields.count + child) }

  func index(column: String) -> Int? { fields.firstIndex { $0.column == column } }
}
