import GRDB
import Portal
import PorticoCrypto
import Store
import Vault

/// Hands files to the team: every one of the workspace's, whatever clients may see of it.
struct TeamDownloadDesk: Sendable {
  let gate: TeamGate
  let sender: FileSender

  func answer(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let workspace = entry.workspace.id
    let found = try await gate.records.read { db in
      try TeamFiles.find(visit.part("id"), in: workspace, db)
    }
    guard let found, !found.blob.isPurged else { return gate.notFound(visit) }
    let isInline = visit.query["inline"] == "1" && found.blob.viewing != .none
    return try sender.send(found.name, found.blob, found.digest, isInline: isInline, visit)
  }
}
