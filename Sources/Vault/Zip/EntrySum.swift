import PorticoCrypto

/// What a stored file sums up to while it is read from front to back: for the zip that it goes into, and to tell whether
/// it is what was stored. A class, since a hash under way cannot be copied.
package final class EntrySum {
  private var hash: SHA256? = SHA256()
  private var crc = CRC32()

  package init() {}

  package func update(_ bytes: [UInt8]) {
    hash?.update(bytes)
    crc.update(bytes)
  }

  /// - Returns: the sum that the zip needs.
  /// - Throws: `VaultError.damaged` where the bytes are not those with this digest.
  package func finish(_ digest: Digest) throws(VaultError) -> UInt32 {
    guard hash.take()?.finish() == digest else { throw .damaged(digest.hex) }
    return crc.value
  }
}
