import Portal

/// A moment as mail and HTTP write it.
package enum InternetDate {
  /// `Tue, 24 Nov 2026 16:20:05 +0000` (RFC 5322 §3.3).
  package static func mail(_ instant: Instant) -> String { text(instant) + " +0000" }

  /// `Tue, 24 Nov 2026 16:20:05 GMT` (RFC 9110 §5.6.7).
  package static func http(_ instant: Instant) -> String { text(instant) + " GMT" }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func text(_ instant: Instant) -> String {
    let seconds = instant.seconds
    let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let day = Day(number: Int(number))
    let second = Int(seconds - number * 86_400)
    let date = "\(two(day.parts.day)) \(months[day.parts.month - 1]) \(day.parts.year)"
    return
      "\(weekdays[day.weekday]), \(date) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
