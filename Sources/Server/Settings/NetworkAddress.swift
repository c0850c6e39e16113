#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An IP address as bytes, so that one address has one form.
struct NetworkAddress: Hashable, Sendable {
  /// 4 or 16.
  let bytes: [UInt8]

  /// From text; an IPv4 address inside an IPv6 one (`::ffff:192.0.2.1`) is the IPv4 one.
  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      let all = withUnsafeBytes(of: &six) { Array($0) }
      let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
      bytes = isMapped ? Array(all[12...]) : all
    } else {
      return nil
    }
  }

  /// As people write it, `192.0.2.1` or `2001:db8::1` (RFC 5952).
  var text: String {
    var letters = [CChar](repeating: 0, count: 64)
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &letters, socklen_t(letters.count)) != nil else { return "" }
    return String(decoding: letters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What one person can call their own, for counting attempts: an IPv4 address, an IPv6 network of 64 bits.
  var network: String {
    bytes.prefix(bytes.count == 4 ? 4 : 8).map { String($0, radix: 16) }.joined(separator: ".")
  }
}

/// A range of addresses, `10.0.0.0/8` or one address: where trusted proxies are.
package struct NetworkRange: Hashable, Sendable {
  private let address: NetworkAddress
  private let bits: Int

  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = NetworkAddress(String(parts[0])) else { return nil }
    let all = address.bytes.count * 8
    guard let bits = parts.count == 1 ? all : Int(parts[1]), (0...all).contains(bits) else { return nil }
    self.address = address
    self.bits = bits
  }

  func contains(_ other: NetworkAddress) -> Bool {
    guard other.bytes.count == address.bytes.count else { return false }
    for place in 0..<bits / 8 where other.bytes[place] != address.bytes[place] { return false }
    let rest = bits % 8
    if rest == 0 { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - rest))
    return other.bytes[bits / 8] & mask == address.bytes[bits / 8] & mask
  }
}
