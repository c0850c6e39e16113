/// The name in a `Host` header, in the one form in which hosts are compared.
enum HostName {
  /// In small letters, without the port. Nil for what is no name: empty, a point at the end, letters outside DNS, more
  /// than one port. It is looked up as a file name, so neither `/` nor `..` may get through.
  static func normalised(_ bytes: some BidirectionalCollection<UInt8>) -> String? {
    var name: [UInt8] = []
    name.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first, byte != UInt8(ascii: ":") {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        name.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        name.append(byte | 0x20)
      case UInt8(ascii: "."):
        guard let last = name.last, last != byte else { return nil }
        name.append(byte)
      default: return nil
      }
      rest = rest.dropFirst()
    }
    guard let last = name.last, last != UInt8(ascii: "."), name.count <= 253 else { return nil }
    if !rest.isEmpty {
      let port = rest.dropFirst()
      let isPort =
        (1...5).contains(port.count)
        && port.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard isPort else { return nil }
    }
    return String(decoding: name, as: UTF8.self)
  }
}
