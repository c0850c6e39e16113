import NIOCore
import Portal

/// The first thing that bytes from outside meet on a connection. It finds where each request begins and ends, refuses
/// what is malformed, too large or too slow, answers requests for clients' pages itself, and hands everything else on,
/// one request at a time, to Hummingbird behind it.
///
/// Pages are answered here because they are most of what is asked, and cost a few microseconds this way: on the event
/// loop, without a task, a table of headers, or a string.
final class Door: ChannelInboundHandler, ChannelOutboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let rules: DoorRules
  var framing: Framing
  private var pageClerk: PageClerk?
  /// Hummingbird has a request that it has not answered.
  private(set) var isAnswering = false
  /// The connection ends with the answer.
  private(set) var isLast = false
  /// Whatever else comes is not looked at.
  private var isDone = false
  private var needsFlush = false
  private var hasForwarded = false
  private var isReadHeld = false
  private var deadline: Deadline
  private var alarm: (at: NIODeadline, task: Scheduled<Void>)?
  private var context: ChannelHandlerContext?

  /// Requests sent ahead of their turn are held up to here; then the peer has to wait.
  private static let mostHeld = 64 << 10
  /// An answer that comes before its request's body: so much of that is still read.
  private static let mostUnread = 256 << 10

  init(rules: DoorRules, eventLoop: any EventLoop) {
    self.rules = rules
    framing = Framing(limits: rules.limits)
    pageClerk = rules.pages.map { PageClerk(counter: $0, rules: rules) }
    deadline = Deadline(limits: rules.limits, now: eventLoop.now)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    watch(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    alarm?.task.cancel()
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    isDone = true
    alarm?.task.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isDone { return }
    var bytes = unwrapInboundIn(data)
    framing.append(&bytes)
    proceed(context)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if needsFlush {
      needsFlush = false
      context.flush()
    }
    if hasForwarded {
      hasForwarded = false
      context.fireChannelReadComplete()
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    deadline.peerTakes(context.channel.isWritable, at: context.eventLoop.now)
    watch(context)
    context.fireChannelWritabilityChanged()
  }

  func read(context: ChannelHandlerContext) {
    if !isDone, isAnswering, framing.pending.readableBytes > Self.mostHeld {
      isReadHeld = true
    } else {
      context.read()
    }
  }

  /// Takes what is pending as far as it goes.
  private func proceed(_ context: ChannelHandlerContext) {
    while !isDone {
      if framing.isInHead, isAnswering { return }
      switch framing.next() {
      case .wait:
        if framing.isInHead, !isAnswering { wait(framing.isBetweenRequests ? .idle : .head, context) }
        return
      case .refuse(let refusal): return refuse(refusal, context)
      case .body(let bytes):
        deadline.received(bytes.readableBytes, at: context.eventLoop.now)
        forward(bytes, context)
        if framing.isInHead, isAnswering { wait(.answer, context) }
      case .head(let head, let length):
        if pageClerk?.answer(head, framing.pending, write: { self.write($0, context) }) == true {
          framing.drop(length)
        } else {
          admit(head, length, context)
        }
      }
    }
  }

  /// Hands a request on.
  private func admit(_ head: RequestHead, _ length: Int, _ context: ChannelHandlerContext) {
    let limit =
      head.hasBody
      ? rules.bodyLimit(
        framing.pending.getString(
          at: framing.pending.readerIndex + head.target.lowerBound, length: head.target.count) ?? "") : 0
    guard head.contentLength ?? 0 <= limit || !head.hasBody else { return refuse(.bodyTooLarge, context) }
    isAnswering = true
    isLast = head.isLast || head.isChunked
    framing.beginBody(of: head, limit: limit)
    if head.expectsContinue, head.hasBody {
      write(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n"), context)
    }
    if head.hasBody {
      wait(.body(since: context.eventLoop.now, received: 0), context)
    } else {
      wait(.answer, context)
    }
    forward(framing.take(length), context)
  }

  private func forward(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    hasForwarded = true
    context.fireChannelRead(wrapInboundOut(bytes))
  }

  private func write(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    needsFlush = true
    context.write(wrapOutboundOut(bytes), promise: nil)
  }

  /// Hummingbird has answered the request that it had: told by `DoorBell`.
  func answered() {
    guard let context, !isDone else { return }
    isAnswering = false
    let isUnreadable = framing.bodyRemaining > Self.mostUnread
    if isLast || isUnreadable {
      finish(context)
      return
    }
    wait(framing.isInHead ? (framing.isBetweenRequests ? .idle : .head) : deadline.wait, context)
    proceed(context)
    if needsFlush || hasForwarded { channelReadComplete(context: context) }
    if isReadHeld {
      isReadHeld = false
      context.read()
    }
  }

  private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
    // An answer of Hummingbird's may be half out.
    guard !isAnswering else {
      isDone = true
      context.close(promise: nil)
      return
    }
    for part in rules.bytes(of: Messages.plain(refusal.status), closes: true) { write(part, context) }
    finish(context)
  }

  /// Ends our side. What the peer still sends is read and thrown away for a moment: closing over unread bytes would make
  /// the system drop the answer on its way.
  private func finish(_ context: ChannelHandlerContext) {
    isDone = true
    needsFlush = false
    context.flush()
    context.close(mode: .output, promise: nil)
    wait(.close, context)
    if isReadHeld {
      isReadHeld = false
      context.read()
    }
  }

  private func wait(_ wait: Deadline.Wait, _ context: ChannelHandlerContext) {
    deadline.begin(wait, at: context.eventLoop.now)
    watch(context)
  }

  /// Sets the alarm where it would ring too late. One that rings too early is set anew then, so that most requests set
  /// none.
  private func watch(_ context: ChannelHandlerContext) {
    let next = deadline.next
    if let alarm, alarm.at <= next { return }
    alarm?.task.cancel()
    alarm = nil
    guard next < .distantFuture else { return }
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) { self.ring() }
    alarm = (next, task)
  }

  private func ring() {
    alarm = nil
    guard let context else { return }
    guard context.eventLoop.now >= deadline.next else { return watch(context) }
    switch deadline.wait {
    case .head where !framing.isBetweenRequests && !isDone: refuse(.tooSlow, context)
    case .body where !isDone && !isAnswering: refuse(.tooSlow, context)
    default:
      isDone = true
      context.close(promise: nil)
    }
  }
}
