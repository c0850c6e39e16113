/// `If-None-Match` (RFC 9110 §13.1.2).
enum EntityTags {
  /// Whether a list of tags, or `*`, holds this one. Compared weakly: what stands before the quotes does not count.
  static func list(_ list: Span<UInt8>, contains etag: String) -> Bool {
    if list.count == 1, list[0] == UInt8(ascii: "*") { return true }
    let etag = Array(etag.utf8)
    var place = 0
    while place < list.count {
      // From quote to quote: a comma may stand between them.
      guard let start = quote(in: list, from: place), let end = quote(in: list, from: start + 1) else {
        return false
      }
      if list.equals(start..<end + 1, etag) { return true }
      place = end + 1
    }
    return false
  }

  private static func quote(in list: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < list.count {
      if list[place] == UInt8(ascii: "\"") { return place }
      place += 1
    }
    return nil
  }
}
