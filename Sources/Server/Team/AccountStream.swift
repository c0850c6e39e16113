import HummingbirdCore
import Logging
import NIOCore
import Site

/// An accountant's file, sent as it is made: one piece is in memory, and no more is read than was taken.
struct AccountStream: Sendable {
  let file: AccountFile
  let records: Records
  let logger: Logger

  /// Of a length that nobody knows yet, so it is sent in chunks. Whatever goes wrong on the way ends the connection before
  /// the last of them: no browser takes what was cut short for all of it (RFC 9112 §7.1).
  var body: ResponseBody {
    ResponseBody { writer in
      try await writer.write(ByteBuffer(bytes: file.head))
      do {
        for piece in file.pieces {
          let rows = try await records.read { db in try file.rows(of: piece, db) }
          try await writer.write(ByteBuffer(bytes: rows))
        }
      } catch {
        logger.error("an accountant's file ended before its end", metadata: ["error": "\(error)"])
        throw error
      }
      try await writer.finish(nil)
    }
  }
}
