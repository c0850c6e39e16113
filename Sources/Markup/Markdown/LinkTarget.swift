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
}
