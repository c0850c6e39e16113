import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// Hummingbird's HTTP/1 connection with a door in front.
struct DoorChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  let rules: DoorRules
  let responder: HTTPChannelHandler.Responder

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let setUp = channel.eventLoop.makeCompletedFuture {
      let door = Door(rules: rules)
      try channel.pipeline.syncOperations.addHandler(door)
      return NIOLoopBound(door, eventLoop: channel.eventLoop)
    }
    return setUp.flatMap { door in
      // Its own limits are a little wider than the door's: they are never met.
      let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: rules.limits.headBytes + 1024, maxHeaderListSize: rules.limits.headBytes + 1024,
        maxHeaderFieldCount: rules.limits.headerCount + 1)
      let configuration = HTTP1Channel.Configuration(
        additionalChannelHandlers: [DoorBell(door: door.value)], httpDecoderConfiguration: decoder)
      return HTTP1Channel(responder: responder, configuration: configuration)
        .setup(channel: channel, logger: logger)
    }
  }

  func handle(value: Value, logger: Logger) async {
    await HTTP1Channel(responder: responder).handle(value: value, logger: logger)
  }
}

extension HTTPServerBuilder {
  static func door(_ rules: DoorRules) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in DoorChannel(rules: rules, responder: responder) }
  }
}
