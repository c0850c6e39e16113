/// A number of bytes as people write it: `500M`, `2G`, `1048576`. K, M, G and T are powers of 1,024.
enum ByteCount {
  static func read(_ text: String) -> Int64? {
    let units = ["K": 10, "M": 20, "G": 30, "T": 40]
    let upper = text.uppercased().filter { $0 != " " }
    let plain = upper.hasSuffix("B") ? String(upper.dropLast()) : upper
    let shift = plain.last.flatMap { units[String($0)] } ?? 0
    let digits = shift == 0 ? plain : String(plain.dropLast())
    guard let count = Int64(digits), count > 0, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      count <= Int64.max >> shift
    else { return nil }
    return count << shift
  }
}
