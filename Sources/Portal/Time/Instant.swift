/// A moment, to the millisecond, in UTC.
package struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1 January 1970, 00:00 UTC, leap seconds not counted.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package init(seconds: Int64) {
    self.init(milliseconds: seconds * 1000)
  }

  /// Whole seconds, rounded towards the past.
  package var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 in UTC with milliseconds, the one form that the database holds: `2026-11-24T16:20:05.123Z`.
  /// Seconds without a fraction are read too.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24 || bytes.count == 20, bytes.last == UInt8(ascii: "Z"),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = Day(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Digits.value(bytes[11..<13]), hour < 24,
      let minute = Digits.value(bytes[14..<16]), minute < 60,
      let second = Digits.value(bytes[17..<19]), second < 60
    else { return nil }
    var fraction = 0
    if bytes.count == 24 {
      guard bytes[19] == UInt8(ascii: "."), let value = Digits.value(bytes[20..<23]) else { return nil }
      fraction = value
    }
    let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(milliseconds: seconds * 1000 + Int64(fraction))
  }

  package var iso: String {
    let clock = utcClock
    return String(unsafeUninitializedCapacity: 24) { buffer in
      let parts = clock.day.parts
      Digits.write(parts.year, width: 4, to: buffer, at: 0)
      Digits.write(parts.month, width: 2, to: buffer, at: 5)
      Digits.write(parts.day, width: 2, to: buffer, at: 8)
      Digits.write(clock.secondOfDay / 3600, width: 2, to: buffer, at: 11)
      Digits.write(clock.secondOfDay / 60 % 60, width: 2, to: buffer, at: 14)
      Digits.write(clock.secondOfDay % 60, width: 2, to: buffer, at: 17)
      Digits.write(Int(milliseconds - seconds * 1000), width: 3, to: buffer, at: 20)
      for (place, byte) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."), (23, "Z")]
        as [(Int, Unicode.Scalar)]
      {
        buffer[place] = UInt8(ascii: byte)
      }
      return 24
    }
  }

  package var description: String { iso }

  private var utcClock: LocalTime { LocalTime(secondsOfEpoch: seconds) }
}
