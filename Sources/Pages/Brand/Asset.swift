import PorticoCrypto

/// A file that pages refer to, under a name that changes with its bytes, so that it can be cached for ever.
package struct Asset: Sendable {
  /// In the folder `assets`: `portal-3f9c….css`.
  package let name: String
  package let bytes: [UInt8]

  /// `stem` and `ending` without point and hash.
  init(stem: String, ending: String, bytes: [UInt8]) {
    // 64 bits of the hash: enough that two contents of one name do not meet, short enough to stand in every page.
    name = "\(stem)-\(SHA256.digest(of: bytes).hex.prefix(16)).\(ending)"
    self.bytes = bytes
  }

  /// As pages name it.
  package var address: String { "/assets/" + name }
}
