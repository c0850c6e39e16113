/// Which clients' pages a row of a table touches. The triggers that fill the change log are made from these rules and
/// from nothing else.
struct CaptureRule: Sendable {
  let table: String
  /// The columns that pages are made from; a change of any other column logs nothing.
  let columns: [String]
  let reach: Reach
  /// The table's unique keys, the primary one first, so that `OR REPLACE`, which fires no delete trigger for the row
  /// that it throws out, is noticed all the same.
  let keys: [Key]

  /// Columns that no two rows have in common, those aside for which a partial index does not count.
  struct Key: Sendable {
    let columns: [String]
    /// What the index demands of a column, such as `<> ''`.
    var condition: (column: String, test: String)?

    init(_ columns: String..., where condition: (column: String, test: String)? = nil) {
      self.columns = columns
      self.condition = condition
    }

    static let id = Key("workspace", "id")
    static let externalID = Key("workspace", "external_id", where: ("external_id", "<> ''"))
  }

  /// From a row, written `row.column`, to the clients that it touches: those of all parts together.
  struct Reach: Sendable {
    let parts: [Part]
    /// The column with the workspace's id.
    var workspace = "workspace"

    /// One way from a row to clients.
    struct Part: Sendable {
      /// An SQL expression for the client's id; `NULL` is everybody in the workspace.
      let client: String
      /// What the expression is read from besides the row itself.
      var tables: String?
      /// How they hang together with the row, or when the part counts at all.
      var condition: String?
    }
  }
}
