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

  /// The hashes of everything that the vault must have, each once.
  package static func kept(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT DISTINCT sha256 FROM blob WHERE purged_at IS NULL ORDER BY sha256")
  }

  /// Whether a workspace has these bytes.
  package static func has(_ hash: Digest, _ workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM blob WHERE workspace = $1 AND sha256 = $2 AND purged_at IS NULL"),
      arguments: [workspace.text, hash.hex]) != nil
  }

  /// What is known of bytes; nil where the workspace has none such.
  package static func find(_ hash: Digest, _ workspace: Workspace.ID, _ db: Database) throws -> Blob? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT size, media_type, purged_at IS NOT NULL FROM blob WHERE workspace = $1 AND sha256 = $2"),
      arguments: [workspace.text, hash.hex]
    ).map { Blob(size: $0[0], mediaType: $0[1], isPurged: $0[2]) }
  }

  /// How many bytes a workspace's files have together, each content once.
  package static func used(in workspace: Workspace.ID, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT coalesce(sum(size), 0) FROM blob WHERE workspace = $1 AND purged_at IS NULL"),
      arguments: [workspace.text]) ?? 0
  }

  /// What is known of bytes in the vault.
  package struct Known: Sendable {
    package let hash: Digest
    package let size: Int64
    package let mediaType: String
    /// In pixels, for images and films.
    package let width: Int?
    package let height: Int?
    /// In milliseconds, for films and sound.
    package let duration: Int?

    package init(
      hash: Digest, size: Int64, mediaType: String, width: Int? = nil, height: Int? = nil,
      duration: Int? = nil
    ) {
      self.hash = hash
      self.size = size
      self.mediaType = mediaType
      self.width = width
      self.height = height
      self.duration = duration
    }
  }

  /// Says that a workspace has these bytes; bytes that were purged and came again are there again.
  package static func add(_ blob: Known, to workspace: Workspace.ID, at now: Instant, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE blob SET purged_at = NULL WHERE workspace = $1 AND sha256 = $2 AND purged_at IS NOT NULL
        """, arguments: [workspace.text, blob.hash.hex])
    // A row that is there is not offered again: even where that comes to nothing, the locks would see it.
    try db.execute(
      sql: """
        INSERT INTO blob (workspace, sha256, size, media_type, width, height, duration, stored_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE NOT EXISTS (SELECT 1 FROM blob WHERE workspace = $1 AND sha256 = $2)
        """,
      arguments: [
        workspace.text, blob.hash.hex, blob.size, blob.mediaType, blob.width, blob.height, blob.duration,
        now.iso,
      ])
  }

  private static func hash(
    _ table: String, _ id: String, _ workspace: Workspace.ID, _ db: Database
  ) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT sha256 FROM \(table) WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id])
  }
}
