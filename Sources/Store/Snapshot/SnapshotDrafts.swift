import GRDB
import Portal

/// Snapshots while their rows arrive. Every statement is sorted by client id, so its rows walk through the clients
/// once: no dictionary, and no row gets to a client that it does not name.
struct SnapshotDrafts {
  private(set) var drafts: [SnapshotDraft] = []

  init(clients rows: RowCursor) throws {
    while let row = try rows.next() { drafts.append(SnapshotRows.client(row)) }
  }

  /// Hands each row to the draft of the client that its first column names. A row that makes no sense fails its
  /// client and nobody else.
  mutating func merge(
    _ rows: RowCursor, _ take: (Row, inout SnapshotDraft) throws(Malformed) -> Void
  ) throws {
    for index in drafts.indices { drafts[index].cursor = 0 }
    var place = 0
    while let row = try rows.next() {
      let client: String = row[0]
      while place < drafts.count, drafts[place].client.id.text < client { place += 1 }
      guard place < drafts.count else { return }
      guard drafts[place].client.id.text == client, drafts[place].failure == nil else { continue }
      do throws(Malformed) { try take(row, &drafts[place]) } catch { drafts[place].failure = error }
    }
  }
}
