/// Why a file can be no logo, in words that say what to do.
package enum LogoError: Error, Equatable, CustomStringConvertible {
  case tooLarge
  /// The media type that the bytes have.
  case otherKind(String)
  case unreadable(String)
  case tooManyPixels(width: Int, height: Int)
  /// A drawing that cannot be made safe, and why.
  case drawing(String)

  package var description: String {
    switch self {
    case .tooLarge: "the file is larger than 512 KB; save it smaller, a logo is shown 40 pixels high"
    case .otherKind(Recognition.unknown):
      "the file is no picture, whatever its name says; save the logo as SVG, PNG, JPEG or WebP"
    case .otherKind(let type): "\(type) is not shown as a logo; save it as SVG, PNG, JPEG or WebP"
    case .unreadable(let kind): "the \(kind) file is cut short or damaged; save it again"
    case .tooManyPixels(let width, let height):
      "the picture has \(width) × \(height) pixels; scale it to at most 4000 a side"
    case .drawing(let why): "the SVG \(why)"
    }
  }
}
