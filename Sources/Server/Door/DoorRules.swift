import NIOCore
import Portal

/// What is the same for every connection of a listener.
struct DoorRules: Sendable {
  let limits: Limits
  let gate: ResponseGate
  /// Who answers requests for pages at the door; nil where there are none.
  let pages: PageCounter?
  /// The longest body that a target takes, in bytes.
  let bodyLimit: @Sendable (_ target: String) -> Int
  let now: @Sendable () -> Instant
  let clock: DoorClock
  let tally: RequestTally

  /// An answer as it goes out: the lines before its fields, then these with the body.
  /// - Parameter isHead: leaves the body away.
  func bytes(of answer: Answer, isHead: Bool = false, closes: Bool = false) -> [ByteBuffer] {
    let parts = [OpeningLines.lines(answer.status, at: now()), gate.block(of: answer, closes: closes)]
    return isHead || answer.body.readableBytes == 0 ? parts : parts + [answer.body]
  }
}
