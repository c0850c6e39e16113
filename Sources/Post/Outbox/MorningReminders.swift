import GRDB
import Portal
import PorticoCrypto
import Store

/// Writes the reminders of a morning into the outbox: at eight on the clocks of the workspace, or later on the same day
/// where nothing ran then; a morning that is over is left out. Which days are reminded of is `ReminderDays`' business, and
/// whether there is still something to decide is seen once more when the mail is made.
///
/// Every morning is written down with its letters, in one transaction. A reminder that could not be sent by the end of
/// its day is not sent any more.
package struct MorningReminders: Sendable {
  private let host: String
  private let random: RandomBytes
  private let zones: ZoneCache

  /// - Parameter host: for Message-IDs.
  package init(host: String, random: RandomBytes, zones: ZoneCache = ZoneCache()) {
    self.host = host
    self.random = random
    self.zones = zones
  }

  /// A morning that has come and is not written yet.
  struct Morning: Sendable {
    let workspace: Workspace.ID
    let day: Day
    /// Eight o'clock.
    let start: Instant
    /// When it is over.
    let end: Instant
  }

  func open(at now: Instant, _ db: Database) throws -> [Morning] {
    try Reminders.workspaces(db).compactMap { id, timeZone in
      guard let zone = zones.zone(timeZone) else { return nil }
      let today = zone.day(of: now)
      let start = DigestHour.eight(on: today, in: zone)
      guard start <= now, try !Reminders.isWritten(today, in: id, db) else { return nil }
      return Morning(workspace: id, day: today, start: start, end: zone.start(of: today + 1))
    }
  }

  func write(_ morning: Morning, at now: Instant, _ db: Database) throws {
    guard try Reminders.begin(morning.day, in: morning.workspace, at: now, db),
      let workspace = try SnapshotReader.workspace(morning.workspace, zones: zones, db),
      workspace.plan.includes(.decideOnDeliverables)
    else { return }
    let waiting = try Reminders.waiting(
      dueIn: ReminderDays.dueDates(on: morning.day), in: workspace.id, on: morning.day, db)
    for (client, rows) in Dictionary(grouping: waiting, by: \.client).sorted(by: { $0.key < $1.key }) {
      let theirs = rows.map { row in
        ReminderDays.Waiting(
          row.deliverable, dueOn: row.dueOn,
          readyOn: row.readyAt.map { workspace.zone.day(of: $0) } ?? Day(number: .min))
      }
      for told in ReminderDays.told(theirs, on: morning.day) {
        // Written as of eight: so it is in that morning's one mail, for those who chose that.
        try Outbox.add(
          .reviewReminder(told.deliverable), to: .client(client), in: workspace.id, dueAt: morning.start,
          expires: morning.end, messageID: try MessageID.fresh(at: host, random: random).text,
          at: morning.start, db)
      }
    }
  }
}
