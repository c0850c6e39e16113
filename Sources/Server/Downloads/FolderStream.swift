import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import PorticoCrypto
import Vault

/// Many stored files as one zip, sent as they are read: one file is open at a time, and no more is read than was taken.
struct FolderStream: Sendable {
  let zip: Zip
  /// What the entries are made of, in their order.
  let digests: [Digest]
  let vault: Vault
  /// Throws where an entry may not be had any more.
  let decide: @Sendable (_ entry: Int) async throws -> Void
  let logger: Logger

  /// So many bytes are read at once, and so many wait at most until they are sent with the next ones.
  private static let part = 256 << 10

  var length: Int { Int(zip.length) }

  /// Whatever goes wrong on the way ends the connection before the zip is whole: its directory stands at its end, so that
  /// nothing that was cut short looks like all of it (threats.md, D-09).
  var body: ResponseBody {
    ResponseBody(contentLength: length) { writer in
      var sums: [UInt32] = []
      sums.reserveCapacity(digests.count)
      var waiting = ByteBuffer()
      do {
        for entry in digests.indices {
          sums.append(try await send(entry, &waiting, to: &writer))
        }
      } catch let error as VaultError {
        logger.error("a folder's download ended before its end", metadata: ["error": "\(error)"])
        throw error
      }
      for entry in digests.indices {
        waiting.writeBytes(zip.record(entry, crc: sums[entry]))
        if waiting.readableBytes >= Self.part { try await Self.flush(&waiting, to: &writer) }
      }
      waiting.writeBytes(zip.end)
      try await Self.flush(&waiting, to: &writer)
      try await writer.finish(nil)
    }
  }

  /// - Returns: what the entry's bytes sum up to.
  private func send(_ entry: Int, _ waiting: inout ByteBuffer, to writer: inout any ResponseBodyWriter)
    async throws -> UInt32
  {
    try await decide(entry)
    let file = try await Self.offPool { try open(entry) }
    waiting.writeBytes(zip.header(entry))
    let sum = EntrySum()
    var offset: Int64 = 0
    while offset < file.size {
      let place = offset
      let bytes = try await Self.offPool { try file.read(at: place, count: Self.part) }
      sum.update(bytes)
      offset += Int64(bytes.count)
      waiting.writeBytes(bytes)
      if waiting.readableBytes >= Self.part { try await Self.flush(&waiting, to: &writer) }
    }
    // What was changed on the disk is not handed on as if it were the file: the sum would say that all is well.
    let crc = try finish(sum, entry)
    waiting.writeBytes(zip.descriptor(entry, crc: crc))
    return crc
  }

  private func open(_ entry: Int) throws(VaultError) -> VaultFile {
    let file = try vault.open(digests[entry])
    guard file.size == zip.entries[entry].size else { throw .damaged(digests[entry].hex) }
    return file
  }

  private func finish(_ sum: EntrySum, _ entry: Int) throws(VaultError) -> UInt32 {
    try sum.finish(digests[entry])
  }

  /// Returns when the connection has taken it.
  private static func flush(_ waiting: inout ByteBuffer, to writer: inout any ResponseBodyWriter)
    async throws
  {
    try await writer.write(waiting)
    waiting = ByteBuffer()
  }

  /// On threads that may wait for a disk.
  static func offPool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await NIOThreadPool.singleton.runIfActive(body)
  }
}
