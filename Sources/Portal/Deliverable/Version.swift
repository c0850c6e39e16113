/// One round of a deliverable: files, or one link. Never changed once made.
package struct Version: Identified, Sendable {
  package static let prefix = "ver"

  package var id: ID
  /// From 1.
  package var number: Int
  /// A prototype, a staging site; empty where it has files.
  package var link: String
  /// Over all files or the link: what an approval names.
  package var sha256: String
  /// The member's name.
  package var author: String
  package var createdAt: Instant
  /// 1 to 20 in their order, none where it is a link.
  package var files: [VersionFile]
  /// In the order in which they were written.
  package var comments: [Comment]

  package init(
    id: ID, number: Int, link: String, sha256: String, author: String, createdAt: Instant,
    files: [VersionFile] = [], comments: [Comment] = []
  ) {
    self.id = id
    self.number = number
    self.link = link
    self.sha256 = sha256
    self.author = author
    self.createdAt = createdAt
    self.files = files
    self.comments = comments
  }
}

/// One file of a version.
package struct VersionFile: Identified, Sendable {
  package static let prefix = "vfile"

  package var id: ID
  /// 1 to 20; a comment's pin names it.
  package var position: Int
  package var name: String
  package var blob: Blob
  /// Empty until they are made, and where none can be.
  package var previews: [Preview]

  package init(id: ID, position: Int, name: String, blob: Blob, previews: [Preview] = []) {
    self.id = id
    self.position = position
    self.name = name
    self.blob = blob
    self.previews = previews
  }

  /// Nil where there is none, or the file itself is gone.
  package func preview(_ kind: Preview.Kind, at position: Int = 0) -> Preview? {
    blob.isPurged ? nil : previews.first { $0.kind == kind && $0.position == position }
  }
}
