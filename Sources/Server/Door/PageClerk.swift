import Logging
import NIOCore
import Portal
import Site
import Store

/// What all connections share for answering pages.
struct PageCounter: Sendable {
  let desk: PageDesk
  let hosts: Hosts
  let reader: CredentialReader
  let tally: RequestTally
  let log: PageLog
  let publishing: Publishing
}

/// Answers requests for clients' pages on one connection. Keeps what the last request on it proved, so that the next
/// one, which nearly always shows the same host and the same cookies, proves it by being the same bytes.
struct PageClerk {
  private let counter: PageCounter
  private let rules: DoorRules
  private var lines = OpeningLines()
  private var hostBytes: [UInt8] = []
  private var host: Host?
  private var hostUntil: NIODeadline = .uptimeNanoseconds(0)
  private var cookieBytes: [UInt8] = []
  private var credentials = Credentials.none
  private var generation = -1

  init(counter: PageCounter, rules: DoorRules) {
    self.counter = counter
    self.rules = rules
  }

  /// Answers a request that is plainly one for a page: GET or HEAD, no body, one host that is ours, the address of a
  /// page. Whatever is a little different goes the long way, to the same desk.
  /// - Parameter bytes: begin with the head.
  /// - Returns: whether it was answered.
  mutating func answer(_ head: RequestHead, _ bytes: ByteBuffer, write: (ByteBuffer) -> Void) -> Bool {
    guard head.method != .other, !head.hasBody, !head.isLast, !head.hasSeveralCookies else { return false }
    let bytes = bytes.readableBytesUInt8Span
    guard let path = pagePath(head, bytes), let host = host(head, bytes) else { return false }
    if counter.publishing.queue.isAnybodyBehind, isBehind(host, path, bytes) { return false }
    let now = rules.now()
    read(head, bytes, now)
    let request = PageRequest(
      host: host, path: path, ifNoneMatch: head.ifNoneMatch, credentials: credentials)
    switch counter.desk.answer(request, in: bytes, at: now) {
    case .page(let file):
      counter.tally.page(200)
      counter.log.note(200, request)
      write(lines.ok(at: now))
      write(head.method == .head ? file.head : file.page)
    case .unchanged(let file):
      counter.tally.page(304)
      counter.log.note(304, request)
      write(lines.unchanged(at: now))
      write(file.unchanged)
    case .other(let answer):
      counter.tally.page(answer.status)
      counter.log.note(answer.status, request)
      for part in rules.bytes(of: answer, isHead: head.method == .head) { write(part) }
    }
    return true
  }

  /// Where the path is, if it begins and ends as that of a page does.
  private func pagePath(_ head: RequestHead, _ bytes: Span<UInt8>) -> Range<Int>? {
    let target = head.target
    guard target.count > PagePath.client.upperBound, bytes[target.lowerBound + 1] == UInt8(ascii: "c"),
      bytes[target.lowerBound + 2] == UInt8(ascii: "/")
    else { return nil }
    var end = target.lowerBound
    while end < target.upperBound, bytes[end] != UInt8(ascii: "?") { end += 1 }
    return bytes[end - 1] == UInt8(ascii: "/") ? target.lowerBound..<end : nil
  }

  /// Whether pages of this client are to be waited for, which is for others to do.
  private func isBehind(_ host: Host, _ path: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    let path = bytes.extracting(path).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    guard let client = PagePath.client(in: path), let page = PagePath.file(of: path, below: client) else {
      return false
    }
    return counter.publishing.queue.isBehind(page, of: ClientKey(workspace: host.workspace, client: client))
  }

  private mutating func host(_ head: RequestHead, _ bytes: Span<UInt8>) -> Host? {
    guard let range = head.host else { return nil }
    let now = NIODeadline.now()
    if let host, now < hostUntil, bytes.equals(range, hostBytes) { return host }
    hostBytes = bytes.array(range)
    host = HostName.normalised(hostBytes).flatMap { counter.hosts.find($0) }
    hostUntil = now + .seconds(1)
    return host
  }

  private mutating func read(_ head: RequestHead, _ bytes: Span<UInt8>, _ now: Instant) {
    guard let range = head.cookie else {
      credentials = .none
      cookieBytes = []
      return
    }
    let current = counter.reader.generation
    if generation == current, bytes.equals(range, cookieBytes) { return }
    cookieBytes = bytes.array(range)
    credentials = counter.reader.read(cookieBytes, at: now)
    // Reading may have found new keys.
    generation = counter.reader.generation
  }
}
