/// Where a link may lead.
enum LinkTarget {
  private static let schemes = ["http://", "https://", "mailto:"].map { Array($0.utf8) }

  /// An absolute http, https or mailto address without a control character, by its bytes.
  static func isAllowed(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    guard bytes.allSatisfy({ $0 > 32 && $0 != 127 }) else { return false }
    let lower = bytes.prefix(8).map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 32 : $0 }
    return schemes.contains { lower.starts(with: $0) && bytes.count > $0.count }
  }

  /// With percent signs for what may not stand in an address as it is (RFC 3986 §2); those that are there stay.
  static func encoded(_ url: String) -> String {
    var bytes: [UInt8] = []
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case _ where marks.contains(byte): bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let marks = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
  private static let hex = Array("0123456789ABCDEF".utf8)
}
