/// What a file is by its own bytes. What an upload says of itself counts for nothing (threats.md, U-01).
///
/// Only the kinds that a browser may show inside a page are told apart, each by the beginning that its standard demands;
/// everything else is `application/octet-stream` and is only ever downloaded.
package struct Recognition: Hashable, Sendable {
  /// RFC 6838.
  package var mediaType: String
  /// In pixels.
  package var width: Int?
  package var height: Int?
  /// In milliseconds.
  package var duration: Int?

  package static let unknown = "application/octet-stream"

  init(_ mediaType: String, width: Int? = nil, height: Int? = nil, duration: Int? = nil) {
    self.mediaType = mediaType
    // Nobody has pictures larger than this; a header that says so is no help to a page.
    let sane = 1...100_000
    if let width, let height, sane.contains(width), sane.contains(height) {
      self.width = width
      self.height = height
    }
    if let duration, (1...864_000_000).contains(duration) { self.duration = duration }
  }

  package init(of file: Excerpts) {
    let head = file.bytes(at: 0, count: 4096)
    self =
      ImageHeader.recognise(head, file) ?? FilmHeader.recognise(head, file) ?? SoundHeader.recognise(
        head, file)
      ?? TextHeader.recognise(head) ?? Recognition(Self.unknown)
  }
}

/// Parts of a file, read as they are asked for. A part that lies beyond the end is shorter, or empty.
package struct Excerpts {
  let size: Int64
  private let read: (Int64, Int) -> [UInt8]?

  package init(size: Int64, read: @escaping (_ offset: Int64, _ count: Int) -> [UInt8]?) {
    self.size = size
    self.read = read
  }

  func bytes(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, offset < size else { return [] }
    return read(offset, count) ?? []
  }
}

extension [UInt8] {
  func begins(with text: StaticString, at offset: Int = 0) -> Bool {
    guard offset >= 0, count - offset >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in self[offset..<offset + text.count].elementsEqual(text) }
  }

  /// An unsigned number of so many bytes, nil beyond the end.
  func number(_ offset: Int, bytes: Int, bigEndian: Bool = true) -> Int? {
    guard offset >= 0, bytes <= 7, offset <= count - bytes else { return nil }
    let part = self[offset..<offset + bytes]
    return bigEndian
      ? part.reduce(0) { $0 << 8 | Int($1) } : part.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
