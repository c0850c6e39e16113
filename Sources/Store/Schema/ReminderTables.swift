/// What is written down of reminders.
enum ReminderTables {
  static let sql = [reminderMorning]

  /// The mornings on which a workspace's reminders were written. The row and the letters are of one transaction: whatever
  /// is killed when, nobody is reminded twice on a morning.
  static let reminderMorning = """
    CREATE TABLE reminder_morning (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.day("day")),
      \(Check.instant("written_at")),
      PRIMARY KEY (workspace, day)
    ) STRICT, WITHOUT ROWID;
    """
}
