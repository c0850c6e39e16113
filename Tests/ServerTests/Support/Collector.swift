import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Takes the body of an answer.
final class Collector: ResponseBodyWriter {
  let text = Mutex("")

  func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
