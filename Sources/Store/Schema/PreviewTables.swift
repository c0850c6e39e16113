import Portal

/// Smaller pictures of uploaded files. Nothing here is a record: all of it can be made again from the originals.
enum PreviewTables {
  static let sql = [preview, previewAttempt]

  /// A picture that was made of `original`, in the folder of previews under its own hash.
  static let preview = """
    CREATE TABLE preview (
      workspace TEXT NOT NULL,
      original TEXT NOT NULL,
      \(Check.oneOf("kind", Preview.Kind.allCases.map(\.rawValue))),
      position INTEGER NOT NULL CHECK (position >= 0),
      \(Check.hash("sha256")),
      \(Check.name("media_type", 127)),
      size INTEGER NOT NULL CHECK (size > 0),
      width INTEGER NOT NULL CHECK (width > 0),
      height INTEGER NOT NULL CHECK (height > 0),
      PRIMARY KEY (workspace, original, kind, position),
      FOREIGN KEY (workspace, original) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID;
    """

  /// That pictures of a file, or of a moment of a film, were tried to be made, whatever came of it: it is not tried
  /// again. `moment` is -1 for the file as a whole, else in milliseconds.
  static let previewAttempt = """
    CREATE TABLE preview_attempt (
      workspace TEXT NOT NULL,
      original TEXT NOT NULL,
      moment INTEGER NOT NULL CHECK (moment >= -1),
      \(Check.instant("tried_at")),
      \(Check.text("problem", 1000)),
      PRIMARY KEY (workspace, original, moment),
      FOREIGN KEY (workspace, original) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID;
    """
}
