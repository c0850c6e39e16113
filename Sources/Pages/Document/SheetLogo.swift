import Portal
import Print

/// An agency's logo, for paper.
package struct SheetLogo: Sendable {
  let picture: Picture

  /// In points: as large as a letterhead has it.
  private static let most = (width: 170.0, height: 44.0)

  /// Nil for what cannot be drawn on paper (WebP): then the name stands alone.
  /// - Parameter bytes: as they lie in the vault, where a drawing has been rewritten so that it can only draw.
  package init?(_ logo: Logo, _ bytes: [UInt8]) {
    guard let kind = Self.kinds[logo.mediaType] else { return nil }
    let (width, height) = (Double(logo.width), Double(logo.height))
    let scale = min(Self.most.width / width, Self.most.height / height)
    picture = Picture(kind, bytes, width: width * scale, height: height * scale)
  }

  private static let kinds: [String: Picture.Kind] = [
    "image/png": .png, "image/jpeg": .jpeg, "image/svg+xml": .svg,
  ]
}
