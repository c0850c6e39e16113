import GRDB
import Portal
import PorticoCrypto
import Store
import Vault

/// Hands files to the team: every one of the workspace's, whatever clients may see of it.
struct TeamDownloadDesk: Sendable {
  let gate: TeamGate
  let sender: FileSender
  let previews: PreviewSender

  func answer(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let workspace = entry.workspace.id
    let found = try await gate.records.read { db in
      try TeamFiles.find(visit.part("id"), in: workspace, db)
    }
    guard let found, !found.blob.isPurged else { return gate.notFound(visit) }
    if let name = visit.query["preview"] { return try await preview(name, of: found, visit, workspace) }
    let isInline = visit.query["inline"] == "1" && found.blob.viewing != .none
    return try sender.send(found.name, found.blob, found.digest, isInline: isInline, visit)
  }

  private func preview(
    _ name: String, of file: TeamFiles.Found, _ visit: Visit, _ workspace: Workspace.ID
  ) async throws -> Answer {
    let made = try await gate.records.read { db in
      try Previews.pictures(of: file.digest, in: workspace, db).first { $0.name == name }
        .flatMap { try Previews.find($0, of: file.digest, in: workspace, db) }
    }
    return try made.flatMap { try previews.send($0, of: file.name, visit) } ?? gate.notFound(visit)
  }
}
