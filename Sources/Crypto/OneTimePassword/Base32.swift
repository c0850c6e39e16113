/// Base32 (RFC 4648 §6) without padding: how authenticator apps take keys, and how people copy recovery codes.
package enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        letters.append(Self.letters[Int(buffer >> UInt32(bits) & 31)])
      }
    }
    if bits > 0 { letters.append(Self.letters[Int(buffer << UInt32(5 - bits) & 31)]) }
    return String(decoding: letters, as: UTF8.self)
  }
}
