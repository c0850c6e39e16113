/// The JSON format that `portico import` reads and `portico export` writes.
///
/// One object: `format`, `workspace`, and a list for each kind of record, in any order.
///
/// - Members that are not known are errors, so that a slip of the pen loses nothing in silence.
/// - `id` is an id of ours (`client_…`), which is kept, or any other text of 1 to 200 characters: the file's own name
///   for the record, kept as `external_id`. References (`company`, `project`, …) use the same texts; what is not in the
///   file is looked for in the workspace. Members are referred to by their email address.
/// - Money is an integer in the currency's minor units, a rate is per cent, dates are ISO 8601.
/// - An import adds. A workspace that exists (by its slug) is added to; a record that exists (by its id or external
///   id; a member by email, an access by client and project) is updated, member by member: what the file leaves out
///   stays as it is. Lists whose items have no identity (an invoice's lines and projects, a payment's allocations) are
///   replaced as a whole where the file has them. Nothing is ever deleted. The same file twice changes nothing.
/// - Files are named by paths below the folder of the import file. Their bytes are read and kept when everything else in
///   the file can be read; what they are is told from the bytes.
/// - What must not change does not: an invoice that was sent, a person who was erased.
enum ImportFormat {
  static let name = "portico/1"

  /// For the published schema.
  static let summary = """
    A workspace, or an addition to one. An id is one of ours or any text of the file's own, kept as external id; \
    references use the same texts. Money is in minor units of its currency, dates are ISO 8601. An import adds and \
    updates, member by member; it never deletes. Lists without ids (lines, projects, allocations, reviewers, \
    attachments) are replaced as a whole. An invoice that was sent is only voided; versions, approvals and requests \
    for changes stay as they are. Files are named by paths below the folder of the import file.
    """

  /// Containers that may lie in each other below the top object: list, record, list, record, list, record, pin.
  static let deepest = 7

  static let workspace = WorkspaceFormat.workspace

  /// In the order in which they are written: everything that a client's pages are made from comes before the clients,
  /// so that the change log names each client and access once and not once for every row they can see. What names clients
  /// itself comes after them.
  static let lists = [
    WorkspaceFormat.member, ClientFormat.company, ProjectFormat.project, InvoiceFormat.invoice,
    InvoiceFormat.payment, ClientFormat.client, DeliverableFormat.deliverable, FileFormat.shared,
    FileFormat.request, FeedbackFormat.thread,
  ]

  /// Every kind, parents before what lies in them.
  static let kinds = lists.flatMap(flat)

  private static func flat(_ kind: RecordKind) -> [RecordKind] { [kind] + kind.children.flatMap(flat) }

  /// The kind that a kind's records lie in.
  private static let parents: [String: RecordKind] = Dictionary(
    uniqueKeysWithValues: kinds.flatMap { parent in parent.children.map { ($0.table, parent) } })

  /// Nil for the lists at the top.
  static func parent(of table: String) -> RecordKind? { parents[table] }

  static func kind(_ table: String) -> RecordKind? { byTable[table] }

  private static let byTable = Dictionary(uniqueKeysWithValues: kinds.map { ($0.table, $0) })
}
