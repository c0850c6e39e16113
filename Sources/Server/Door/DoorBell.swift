import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// Stands between Hummingbird and the door: tells the door when an answer is complete, and sees that none leaves without
/// having passed the gate.
final class DoorBell: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let door: Door

  init(door: Door) {
    self.door = door
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      // Hummingbird answers by itself where a body's framing is broken.
      if head.headerFields[.contentSecurityPolicy] == nil {
        for field in door.rules.gate.fields(of: Answer(head.status.code)) { head.headerFields.set(field) }
      }
      if door.isLast { head.headerFields[.connection] = "close" }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end:
      context.write(data, promise: promise)
      door.answered()
    case .body:
      context.write(data, promise: promise)
    }
  }
}

extension HTTPFields {
  /// Adds a field of the gate's; its names are ours and valid.
  mutating func set(_ field: Field) {
    guard let name = HTTPField.Name(field.name) else { return }
    append(HTTPField(name: name, value: field.value))
  }
}
