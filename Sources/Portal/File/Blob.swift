/// Bytes in the vault, as pages speak of them: what they are, not what is in them.
package struct Blob: Hashable, Sendable {
  /// In bytes.
  package var size: Int64
  /// As it was recognised when the bytes were stored (RFC 6838), such as `image/png`; never what an upload claimed.
  package var mediaType: String
  /// In pixels, for images and films.
  package var width: Int?
  package var height: Int?
  /// In milliseconds, for films and sound.
  package var duration: Int?
  /// The bytes are gone; name, size and every decision about them stay.
  package var isPurged: Bool

  package init(
    size: Int64, mediaType: String, width: Int? = nil, height: Int? = nil, duration: Int? = nil,
    isPurged: Bool = false
  ) {
    self.size = size
    self.mediaType = mediaType
    self.width = width
    self.height = height
    self.duration = duration
    self.isPurged = isPurged
  }

  /// How a browser shows it inside a page.
  package enum Viewing: String, CaseIterable, Sendable {
    case image
    case pdf
    case video
    case audio
    /// It does not: there is a card to download it by.
    case none
  }

  /// The allowlist of what is shown inline. Everything else is only ever an attachment, whatever a browser could do
  /// with it: HTML and XML among it would be pages of somebody else's under our name.
  package var viewing: Viewing {
    if isPurged { return .none }
    switch mediaType {
    case "image/png", "image/jpeg", "image/webp", "image/gif", "image/avif", "image/svg+xml": return .image
    case "application/pdf": return .pdf
    case "video/mp4", "video/webm": return .video
    case "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav": return .audio
    default: return .none
    }
  }
}
