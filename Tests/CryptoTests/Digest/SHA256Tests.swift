import PorticoCrypto
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "the examples of FIPS 180-4, in one go and over a stream",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func vectors(text: String, times: Int, hex: String) {
    let message = String(repeating: text, count: times)
    #expect(SHA256.digest(of: message.utf8).hex == hex)
    #expect(SHA256.digest(of: Array(message.utf8)).hex == hex)
    var hash = SHA256()
    for piece in Array(message.utf8).split(pieces: 7) { hash.update(piece) }
    #expect(hash.finish().hex == hex)
  }

  @Test("bytes that do not lie in one place are hashed too")
  func scattered() {
    let bytes = (0..<300).lazy.map { UInt8(truncatingIfNeeded: $0) }
    #expect(SHA256.digest(of: bytes) == SHA256.digest(of: Array(bytes)))
    var hash = SHA256()
    hash.update(bytes)
    #expect(hash.finish() == SHA256.digest(of: Array(bytes)))
  }
}

extension [UInt8] {
  fileprivate func split(pieces: Int) -> [ArraySlice<UInt8>] {
    let size = Swift.max(1, count / pieces)
    return stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
