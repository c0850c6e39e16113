import GRDB
import Portal
import PorticoCrypto

/// Which bytes in the vault rows stand for.
package enum Blobs {
  /// The hash of what something that can be downloaded is made of; nil where its row is gone.
  package static func hash(
    of source: Downloadable.Source, in workspace: Workspace.ID, _ db: Database
  ) throws -> Digest? {
    let text: String?
    switch source {
    case .versionFile(let id): text = try hash("version_file", id.text, workspace, db)
    case .file(let id): text = try hash("file", id.text, workspace, db)
    case .sentFile(let id): text = try hash("file_request_file", id.text, workspace, db)
    case .attachment(let message, let position):
      text = try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT sha256 FROM feedback_attachment WHERE workspace = $1 AND message = $2 AND position = $3
            """), arguments: [workspace.text, message.text, position])
    }
    return text.flatMap { Digest(hex: $0) }
  }

  private static func hash(
    _ table: String, _ id: String, _ workspace: Workspace.ID, _ db: Database
  ) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT sha256 FROM \(table) WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id])
  }
}
