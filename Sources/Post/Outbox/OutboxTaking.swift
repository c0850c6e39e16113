import GRDB
import Portal
import Store

/// Takes from the outbox what one mail is made of.
struct OutboxTaking: Sendable {
  let zones: ZoneCache

  /// The next entry, and what goes with it in the same mail; none where nothing is due. What is too late, and what waits
  /// for the morning, is dealt with on the way.
  func next(at now: Instant, _ db: Database) throws -> (entries: [Outbox.Entry], expired: [Outbox.Entry]) {
    var expired: [Outbox.Entry] = []
    while let entry = try Outbox.claim(at: now, db) {
      if let expires = entry.expires, expires <= now {
        try Outbox.noteDropped(entry, reason: Self.late, db)
        expired.append(entry)
        continue
      }
      guard entry.letter?.kind.waitsForDigest == true,
        let habit = try Outbox.habit(of: entry.recipient, in: entry.workspace, db), habit.notify == .daily,
        let zone = zones.zone(habit.timeZone)
      else { return (try bundle(entry, at: now, db), expired) }
      let morning = DigestHour.first(from: entry.created, in: zone)
      if now < morning {
        try Outbox.release([entry], db)
        try Outbox.postpone(entry, until: morning, problem: "", db)
        continue
      }
      return ([entry] + (try Outbox.claim(beside: entry, where: \.waitsForDigest, at: now, db)), expired)
    }
    return ([], expired)
  }

  private func bundle(_ entry: Outbox.Entry, at now: Instant, _ db: Database) throws -> [Outbox.Entry] {
    guard let kind = entry.letter?.kind, kind.isBundled else { return [entry] }
    return [entry] + (try Outbox.claim(beside: entry, where: { $0 == kind }, at: now, db))
  }

  static let late = "its time was over before it could be sent"
}
