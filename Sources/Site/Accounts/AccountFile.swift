import GRDB
import Pages
import Portal
import Store

/// A file for an accountant, made piece by piece while it is handed out: each piece is read in a look at the database of
/// its own.
///
/// ```swift
/// let file = try store.read { db in try AccountFile(.taxes, of: workspace, in: period, on: today, db) }
/// output.write(file.head)
/// for piece in file.pieces { output.write(try store.read { db in try file.rows(of: piece, db) }) }
/// ```
package struct AccountFile: Sendable {
  package let kind: AccountKind
  package let period: AccountPeriod
  private let workspace: Workspace.ID
  private let today: Day
  private let ids: [String]

  /// So many invoices or payments are in a piece.
  private static let size = 100

  /// - Parameter today: at the agency; what is paid and what is late is told as of this day.
  package init(
    _ kind: AccountKind, of workspace: Workspace.ID, in period: AccountPeriod, on today: Day, _ db: Database
  ) throws {
    self.kind = kind
    self.period = period
    self.workspace = workspace
    self.today = today
    ids =
      switch kind {
      case .invoices, .taxes: try Accounts.invoices(in: period, of: workspace, db).map(\.text)
      case .payments: try Accounts.payments(in: period, of: workspace, db).map(\.text)
      }
  }

  package var name: String { kind.fileName(of: period) }
  package var head: [UInt8] { AccountSheet.head(of: kind) }
  package var pieces: StrideTo<Int> { stride(from: 0, to: ids.count, by: Self.size) }

  package func rows(of piece: Int, _ db: Database) throws -> [UInt8] {
    let ids = ids[piece...].prefix(Self.size)
    switch kind {
    case .invoices: return try AccountSheet.invoices(invoices(ids, db), on: today)
    case .taxes: return try AccountSheet.taxes(invoices(ids, db))
    case .payments:
      return try AccountSheet.payments(
        ids.compactMap { try Payments.line(.init(unchecked: $0), in: workspace, db) }, in: period)
    }
  }

  private func invoices(_ ids: ArraySlice<String>, _ db: Database) throws -> [InvoiceFacts] {
    try ids.compactMap { try InvoiceReader.facts(.init(unchecked: $0), in: workspace, db) }
  }
}
