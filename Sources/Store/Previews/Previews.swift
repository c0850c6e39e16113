import GRDB
import Portal
import PorticoCrypto

/// What pictures there are of uploaded files, and which are still to be made.
package enum Previews {
  /// A picture as it lies in the folder of previews.
  package struct Made: Sendable {
    package let preview: Preview
    package let hash: Digest
    /// In bytes.
    package let size: Int64
    package let mediaType: String

    package init(_ preview: Preview, hash: Digest, size: Int64, mediaType: String) {
      self.preview = preview
      self.hash = hash
      self.size = size
      self.mediaType = mediaType
    }
  }

  /// Something that pictures are to be made of.
  package struct Wanted: Hashable, Sendable {
    package let workspace: Workspace.ID
    package let original: Digest
    /// Of a film, in milliseconds; nil for the file as a whole.
    package let moment: Int?
    package let blob: Blob
  }

  /// The next file on a client's stage that nobody tried yet, the newest first: somebody waits for that.
  /// - Parameter types: the media types that there are tools for.
  package static func next(of types: Set<String>, _ db: Database) throws -> Wanted? {
    if types.isEmpty { return nil }
    // Media types are words of ours (`Blob.viewing`), never an upload's.
    let list = types.sorted().map { "'\($0.filter { $0 != "'" })'" }.joined(separator: ", ")
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT blob.workspace, blob.sha256, \(SnapshotStatements.blob)
          FROM blob
          WHERE blob.media_type IN (\(list)) AND blob.purged_at IS NULL
            AND EXISTS (SELECT 1 FROM version_file INDEXED BY version_file_blob
              WHERE version_file.workspace = blob.workspace AND version_file.sha256 = blob.sha256)
            AND NOT EXISTS (SELECT 1 FROM preview_attempt WHERE preview_attempt.workspace = blob.workspace
              AND preview_attempt.original = blob.sha256 AND preview_attempt.moment = -1)
          ORDER BY blob.stored_at DESC, blob.sha256 LIMIT 1
          """))
    return row.flatMap { wanted($0, moment: nil) }
  }

  /// The next moment of a film that a comment speaks of.
  package static func nextMoment(of types: Set<String>, _ db: Database) throws -> Wanted? {
    if types.isEmpty { return nil }
    let list = types.sorted().map { "'\($0.filter { $0 != "'" })'" }.joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT blob.workspace, blob.sha256, \(SnapshotStatements.blob), comment.pin, version_file.position
          FROM comment
          CROSS JOIN version_file
            ON version_file.workspace = comment.workspace AND version_file.version = comment.version
          CROSS JOIN blob ON blob.workspace = version_file.workspace AND blob.sha256 = version_file.sha256
          WHERE comment.pin IS NOT NULL AND blob.media_type IN (\(list)) AND blob.purged_at IS NULL
          ORDER BY comment.posted_at DESC, comment.id, version_file.position
          """))
    let tried = try db.cachedStatement(
      sql: "SELECT 1 FROM preview_attempt WHERE workspace = $1 AND original = $2 AND moment = $3")
    while let row = try rows.next() {
      guard let pin = Pin(json: row[8] as String), pin.file == row[9] as Int,
        case .time(let moment, _) = pin.place, let wanted = wanted(row, moment: moment),
        moment <= wanted.blob.duration ?? 0
      else { continue }
      let arguments: StatementArguments = [wanted.workspace.text, wanted.original.hex, moment]
      if try Row.fetchOne(tried, arguments: arguments) == nil { return wanted }
    }
    return nil
  }

  private static func wanted(_ row: Row, moment: Int?) -> Wanted? {
    Digest(hex: row[1] as String).map {
      Wanted(
        workspace: .init(unchecked: row[0]), original: $0, moment: moment,
        blob: SnapshotRows.blob(row, from: 2))
    }
  }

  /// Writes down what came of it, all at once: the pictures, or why there are none.
  package static func note(
    _ made: [Made], of wanted: Wanted, problem: String = "", at now: Instant, _ db: Database
  ) throws {
    let (workspace, original) = (wanted.workspace.text, wanted.original.hex)
    for made in made {
      try db.execute(
        sql: """
          INSERT INTO preview (workspace, original, kind, position, sha256, media_type, size, width, height)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
          """,
        arguments: [
          workspace, original, made.preview.kind.rawValue, made.preview.position, made.hash.hex,
          made.mediaType, made.size, made.preview.width, made.preview.height,
        ])
    }
    try db.execute(
      sql: """
        INSERT INTO preview_attempt (workspace, original, moment, tried_at, problem) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING
        """,
      arguments: [workspace, original, wanted.moment ?? -1, now.iso, String(problem.prefix(1000))])
  }

  /// The picture of these bytes that is asked for; nil where there is none.
  package static func find(
    _ preview: Preview, of original: Digest, in workspace: Workspace.ID, _ db: Database
  ) throws -> Made? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT sha256, size, media_type FROM preview
          WHERE workspace = $1 AND original = $2 AND kind = $3 AND position = $4
          """),
      arguments: [workspace.text, original.hex, preview.kind.rawValue, preview.position])
    guard let row, let hash = Digest(hex: row[0] as String) else { return nil }
    return Made(preview, hash: hash, size: row[1], mediaType: row[2])
  }

  /// All pictures of these bytes.
  package static func pictures(of original: Digest, in workspace: Workspace.ID, _ db: Database) throws
    -> [Preview]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT kind, position, width, height FROM preview WHERE workspace = $1 AND original = $2
          ORDER BY kind, position
          """), arguments: [workspace.text, original.hex]
    ).compactMap { row in
      Preview.Kind(rawValue: row[0]).map { Preview($0, position: row[1], width: row[2], height: row[3]) }
    }
  }

  /// How many pages a PDF has; nil while nobody knows: nobody looked, not all of them got a picture, or there are more
  /// than ever do.
  package static func pages(of file: VersionFile.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Int?
  {
    let count = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) FROM version_file
          JOIN preview_attempt ON preview_attempt.workspace = version_file.workspace
            AND preview_attempt.original = version_file.sha256 AND moment = -1 AND problem = ''
          JOIN preview ON preview.workspace = version_file.workspace AND preview.original = version_file.sha256
          WHERE version_file.workspace = $1 AND version_file.id = $2 AND preview.kind = 'page'
          """), arguments: [workspace.text, file.text])
    return count.flatMap { (1..<Preview.mostPages).contains($0) ? $0 : nil }
  }

  /// The same by its name in addresses, of something that is seen; nil for what it has no such picture of, and where the
  /// original is gone.
  package static func find(
    _ name: String, of download: Downloadable, _ original: Digest, in workspace: Workspace.ID, _ db: Database
  ) throws -> Made? {
    guard !download.blob.isPurged else { return nil }
    return try download.previews.first { $0.name == name }.flatMap {
      try find($0, of: original, in: workspace, db)
    }
  }

  /// The hashes of all pictures that there should be.
  package static func all(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT sha256 FROM preview ORDER BY sha256")
  }

  /// Forgets everything about the originals of pictures that are gone: they are made anew.
  package static func forget(_ hash: String, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM preview_attempt WHERE EXISTS (SELECT 1 FROM preview WHERE preview.sha256 = $1
          AND preview.workspace = preview_attempt.workspace AND preview.original = preview_attempt.original)
        """, arguments: [hash])
    try db.execute(
      sql: """
        DELETE FROM preview WHERE (workspace, original) IN (SELECT workspace, original FROM preview WHERE sha256 = $1)
        """, arguments: [hash])
  }

  /// How many files no picture could be made of, and why the last of them.
  package static func failures(_ db: Database) throws -> (count: Int, last: String) {
    let row = try Row.fetchOne(
      db,
      sql:
        "SELECT count(*), (SELECT problem FROM preview_attempt WHERE problem <> '' ORDER BY tried_at DESC) "
        + "FROM preview_attempt WHERE problem <> ''")
    return (row?[0] ?? 0, (row?[1] as String?) ?? "")
  }
}
