/// Boxes within boxes (ISO/IEC 14496-12 §4.2), read from a file that may say anything: bounded in number, never
/// recursive, and each within the one around it.
struct Boxes {
  private let file: Excerpts
  /// Boxes looked at on one level.
  private static let most = 200

  init(_ file: Excerpts) {
    self.file = file
  }

  /// The contents of the first box that a path of names leads to.
  func first(at path: [String], in range: Range<Int64>? = nil) -> Range<Int64>? {
    all(at: path, in: range).first
  }

  func all(at path: [String], in range: Range<Int64>? = nil) -> [Range<Int64>] {
    var ranges = [range ?? 0..<file.size]
    for name in path {
      ranges = Array(ranges.prefix(Self.most).flatMap { contents(of: name, in: $0) }.prefix(Self.most))
    }
    return ranges
  }

  private func contents(of name: String, in range: Range<Int64>) -> [Range<Int64>] {
    var found: [Range<Int64>] = []
    var offset = range.lowerBound
    for _ in 0..<Self.most {
      guard offset + 8 <= range.upperBound else { break }
      let head = file.bytes(at: offset, count: 16)
      guard let short = head.number(0, bytes: 4), head.count >= 8 else { break }
      var length = Int64(short)
      var start = offset + 8
      if short == 1 {
        // 64 bits; nothing that we have is longer than 56.
        guard head.count == 16, head[8] == 0, let long = head.number(9, bytes: 7) else { break }
        length = Int64(long)
        start = offset + 16
      } else if short == 0 {
        length = range.upperBound - offset
      }
      guard length >= start - offset, length <= range.upperBound - offset else { break }
      if String(decoding: head[4..<8], as: UTF8.self) == name {
        // `meta` is a full box: version and flags come first.
        found.append(min(start + (name == "meta" ? 4 : 0), offset + length)..<offset + length)
      }
      offset += length
    }
    return found
  }
}
