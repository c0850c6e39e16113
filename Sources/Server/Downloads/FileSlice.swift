import HummingbirdCore
import NIOCore
import NIOPosix
import Vault

/// A part of a stored file, sent as it is read: never in memory as a whole.
struct FileSlice: Sendable {
  let file: VaultFile
  let range: Range<Int64>

  private static let part = 256 << 10

  var length: Int { Int(range.upperBound - range.lowerBound) }

  /// Read on threads that may wait for a disk. An error on the way ends the connection: what was announced is never cut
  /// short in silence (threats.md, D-09).
  var body: ResponseBody {
    ResponseBody(contentLength: length) { writer in
      var offset = range.lowerBound
      while offset < range.upperBound {
        let place = offset
        let count = Int(min(Int64(Self.part), range.upperBound - place))
        let bytes = try await NIOThreadPool.singleton.runIfActive { try file.read(at: place, count: count) }
        guard bytes.count == count else { throw VaultError.damaged("file") }
        try await writer.write(ByteBuffer(bytes: bytes))
        offset += Int64(count)
      }
      try await writer.finish(nil)
    }
  }
}
