import Markup
import Portal
import Synchronization

/// What was made for the locales and days asked for so far. Reading a region's formats from the system takes
/// milliseconds and writing out the days around today some hundred microseconds, so each is done once; which locales
/// are asked for is known only when a client is rendered.
final class EditionShelf: Sendable {
  /// More locales than the languages that we ship have. Beyond it they are made anew each time, so that nothing that
  /// comes in can fill the memory.
  private static let limit = 256

  private struct Key: Hashable {
    let tag: String
    let day: Day
  }

  private let editions = Mutex<[String: Edition]>([:])
  private let days = Mutex<[Key: DayTable]>([:])

  /// `locale` as it was asked for; nil where `make` has none for it.
  func edition(_ locale: String, make: () -> Edition?) -> Edition? {
    if let edition = editions.withLock({ $0[locale] }) { return edition }
    // Made outside the lock: two may make the same one at the same time, and both are equal.
    guard let edition = make() else { return nil }
    editions.withLock { editions in
      if editions.count < Self.limit { editions[locale] = edition }
    }
    return edition
  }

  /// The days around `today` in the words of an edition.
  func days(around today: Day, in edition: Edition) -> DayTable {
    let key = Key(tag: edition.tag, day: today)
    if let table = days.withLock({ $0[key] }) { return table }
    let table = DayTable(around: today, formats: edition.formats, phrases: edition.language.phrases)
    days.withLock { days in
      // Yesterday's are not asked for again.
      if days.count >= Self.limit { days.removeAll() }
      days[key] = table
    }
    return table
  }
}
