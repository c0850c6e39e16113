/// The form that every path has before anybody compares it with anything: a slash, then segments of letters, digits,
/// `-`, `.`, `_`, `~`, none of them empty, `.` or `..`; a slash may end it. Everything else is refused, not repaired:
/// `%`, `//`, `\`, `;`, NUL (threats.md, rule 1, T-10).
enum CanonicalPath {
  static func isValid(_ path: Span<UInt8>) -> Bool {
    guard path.count > 0, path[0] == UInt8(ascii: "/") else { return false }
    var start = 1
    var place = 1
    while place <= path.count {
      if place == path.count || path[place] == UInt8(ascii: "/") {
        guard place > start || place == path.count, !isDots(path, start..<place) else { return false }
        start = place + 1
      } else if !isLetter(path[place]) {
        return false
      }
      place += 1
    }
    return true
  }

  private static func isDots(_ path: Span<UInt8>, _ range: Range<Int>) -> Bool {
    (1...2).contains(range.count) && range.allSatisfy { path[$0] == UInt8(ascii: ".") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
