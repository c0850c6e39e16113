/// A picture of the agency's, stored and known to be safe to show.
package struct Logo: Hashable, Sendable {
  /// SHA-256 of its bytes in the vault, in hexadecimal.
  package var hash: String
  /// One of `endings`.
  package var mediaType: String
  /// In pixels; of a drawing, which has none, the two in proportion.
  package var width: Int
  package var height: Int

  /// The kinds that a logo can have, with the endings of their names.
  package static let endings = [
    "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/svg+xml": "svg",
  ]

  /// Nil for what no logo can be.
  package init?(hash: String, mediaType: String, width: Int, height: Int) {
    guard Self.endings[mediaType] != nil, width > 0, height > 0 else { return nil }
    self.hash = hash
    self.mediaType = mediaType
    self.width = width
    self.height = height
  }
}
