/// A smaller picture of a file, made by our own tools: what a list, a phone or a comment shows in its place.
package struct Preview: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Of an image, of a PDF's first page, of a film: at most 640 pixels wide, for lists and phones.
    case small
    /// Of an image: at most 1600 pixels wide, for the stage.
    case large
    /// A page of a PDF, counted from 1.
    case page
    /// What stands where a film does before it plays.
    case poster
    /// A film at a moment, in milliseconds.
    case still
  }

  /// Pages of a PDF that get a picture.
  package static let mostPages = 20

  package var kind: Kind
  /// The page or the moment; 0 where there is only one.
  package var position: Int
  /// In pixels.
  package var width: Int
  package var height: Int

  package init(_ kind: Kind, position: Int = 0, width: Int, height: Int) {
    self.kind = kind
    self.position = position
    self.width = width
    self.height = height
  }

  /// What it is asked for by: `small`, `page.3`.
  package var name: String { Self.name(kind, position) }

  package static func name(_ kind: Kind, _ position: Int) -> String {
    position == 0 && kind != .still ? kind.rawValue : "\(kind.rawValue).\(position)"
  }
}
