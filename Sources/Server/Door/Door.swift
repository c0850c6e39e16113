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
  /// A part of that answer is out.
  private var hasBegunAnswer = false
  /// The connection ends with the answer.
  private(set) var isLast = false
  /// Whatever else comes is not looked at.
  private(set) var isDone = false
  private var needsFlush = false
  private var hasForwarded = false
  private var isReadHeld = false
  private var deadline: Deadline
  private var alarm: (at: NIODeadline, alarm: DoorClock.Alarm)?
  private var context: ChannelHandlerContext?

  /// Requests sent ahead of their turn are held up to here; then the peer has to wait.
  private static let mostHeld = 64 << 10
  /// An answer that comes before its request's body: so much of that is still read.
  private static let mostUnread = 256 << 10

  init(rules: DoorRules) {
    self.rules = rules
    framing = Framing(limits: rules.limits)
    pageClerk = rules.pages.map { PageClerk(counter: $0, rules: rules) }
    deadline = Deadline(limits: rules.limits, now: rules.clock.now())
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    watch(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    alarm?.alarm.cancel()
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    isDone = true
    alarm?.alarm.cancel()
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
    deadline.peerTakes(context.channel.isWritable, at: rules.clock.now())
    watch(context)
    context.fireChannelWritabilityChanged()
    readOn(context)
  }

  /// Nothing more is taken from a peer that has sent far ahead, or takes nothing of what it asked for: what waits for it
  /// would grow without end.
  func read(context: ChannelHandlerContext) {
    let isFarAhead = isAnswering && framing.pending.readableBytes > Self.mostHeld
    if !isDone, isFarAhead || !context.channel.isWritable {
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
        deadline.received(bytes.readableBytes, at: rules.clock.now())
        forward(bytes, context)
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
    let limit = head.hasBody ? rules.bodyLimit(framing.text(head.target)) : 0
    guard head.contentLength ?? 0 <= limit else { return refuse(.bodyTooLarge, context) }
    isAnswering = true
    isLast = head.isLast || head.isChunked
    framing.beginBody(of: head, limit: limit)
    if head.expectsContinue, head.hasBody {
      write(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n"), context)
    }
    if head.hasBody {
      wait(.body(since: rules.clock.now(), received: 0), context)
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

  /// Hummingbird has all of the request, the end of a body in chunks among it: told by `DoorBell`.
  func hasRequest() {
    guard let context, !isDone, isAnswering else { return }
    wait(.answer, context)
  }

  /// From here on the answer is Hummingbird's: told by `DoorBell`.
  func beginsAnswer() {
    hasBegunAnswer = true
  }

  /// Hummingbird has answered the request that it had: told by `DoorBell`.
  func answered() {
    guard let context, !isDone else { return }
    isAnswering = false
    hasBegunAnswer = false
    let isUnreadable = framing.bodyRemaining > Self.mostUnread
    if isLast || isUnreadable {
      finish(context)
      return
    }
    wait(framing.isInHead ? (framing.isBetweenRequests ? .idle : .head) : deadline.wait, context)
    proceed(context)
    if needsFlush || hasForwarded { channelReadComplete(context: context) }
    readOn(context)
  }

  private func readOn(_ context: ChannelHandlerContext) {
    guard isReadHeld else { return }
    isReadHeld = false
    read(context: context)
  }

  private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
    rules.tally.count("-", refusal.status)
    // An answer of Hummingbird's is half out.
    guard !hasBegunAnswer else {
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
    readOn(context)
  }

  private func wait(_ wait: Deadline.Wait, _ context: ChannelHandlerContext) {
    deadline.begin(wait, at: rules.clock.now())
    watch(context)
  }

  /// Sets the alarm where it would ring too late. One that rings too early is set anew then, so that most requests set
  /// none.
  private func watch(_ context: ChannelHandlerContext) {
    let next = deadline.next
    if let alarm, alarm.at <= next { return }
    alarm?.alarm.cancel()
    alarm = nil
    guard next < .distantFuture else { return }
    let door = NIOLoopBound(self, eventLoop: context.eventLoop)
    alarm = (next, rules.clock.set(next, context.eventLoop) { door.value.ring() })
  }

  private func ring() {
    alarm = nil
    guard let context else { return }
    guard rules.clock.now() >= deadline.next else { return watch(context) }
    let isListening = !isDone && !deadline.isStalled
    switch deadline.wait {
    case .head where isListening && !framing.isBetweenRequests, .body where isListening && isAnswering:
      refuse(.tooSlow, context)
    default:
      isDone = true
      context.close(promise: nil)
    }
  }
}
