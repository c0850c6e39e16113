import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// Stands between Hummingbird and the door: tells the door where a request and where its answer is complete, and sees
/// that no answer leaves without having passed the gate, and none after one of the door's own.
final class DoorBell: ChannelInboundHandler, ChannelOutboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let door: Door

  init(door: Door) {
    self.door = door
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .end = unwrapInboundIn(data) { door.hasRequest() }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !door.isDone else {
      promise?.fail(ChannelError.outputClosed)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      // Hummingbird answers by itself where a body's framing is broken.
      if head.headerFields[.contentSecurityPolicy] == nil {
        for field in door.rules.gate.fields(of: Answer(head.status.code)) { head.headerFields.set(field) }
      }
      if door.isLast { head.headerFields[.connection] = "close" }
      door.beginsAnswer()
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
