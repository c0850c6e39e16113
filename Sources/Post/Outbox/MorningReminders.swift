import GRDB
import Portal
import PorticoCrypto
import Store

/// Writes the reminders of a morning into the outbox: at eight on the clocks of the workspace, or later on the same day
/// where nothing ran then; a morning that is over is left out. Which days are reminded of is `ReminderDays`' and
/// `ReminderSchedule`'s business, and whether there is still something to decide or to pay is seen once more when the mail
/// is made.
///
/// Every morning is written down with its letters, in one transaction. A reminder that could not be sent by the end of
/// its day is not sent any more.
package struct MorningReminders: Sendable {
  let host: String
  let random: RandomBytes
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
      let workspace = try SnapshotReader.workspace(morning.workspace, zones: zones, db)
    else { return }
    if workspace.plan.includes(.decideOnDeliverables) { try remindOfReviews(morning, workspace, db) }
    try remindOfInvoices(morning, workspace, db)
  }

  private func remindOfReviews(_ morning: Morning, _ workspace: Workspace, _ db: Database) throws {
    let waiting = try Reminders.waiting(
      dueIn: ReminderDays.dueDates(on: morning.day), in: workspace.id, on: morning.day, db)
    for (client, rows) in Dictionary(grouping: waiting, by: \.client).sorted(by: { $0.key < $1.key }) {
      let theirs = rows.map { row in
        ReminderDays.Waiting(
          row.deliverable, dueOn: row.dueOn,
          readyOn: row.readyAt.map { workspace.zone.day(of: $0) } ?? Day(number: .min))
      }
      for told in ReminderDays.told(theirs, on: morning.day) {
        try add(.reviewReminder(told.deliverable), to: client, on: morning, db)
      }
    }
  }

  /// Written as of eight: so it is in that morning's one mail, for those who chose that.
  func add(_ letter: Letter, to client: Client.ID, on morning: Morning, _ db: Database) throws {
    try Outbox.add(
      letter, to: .client(client), in: morning.workspace, dueAt: morning.start, expires: morning.end,
      messageID: try MessageID.fresh(at: host, random: random).text, at: morning.start, db)
  }
}
