import GRDB
import Portal

/// The schema's history. A migration that was released is never edited: what changes is added below it.
enum Migrations {
  static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 the whole schema") { db in
      let tables =
        WorkspaceTables.sql + ClientTables.sql + ProjectTables.sql + DeliverableTables.sql + InvoiceTables.sql
        + FileTables.sql + SessionTables.sql + RecordTables.sql + GeneratorTables.sql
      for sql in tables { try db.execute(sql: sql) }
      for currency in Currency.all {
        try db.execute(
          sql: "INSERT INTO currency (code, exponent) VALUES ($1, $2)",
          arguments: [currency.code, currency.exponent])
      }
      for sql in Locks.sql + Agreements.sql { try db.execute(sql: sql) }
      try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('database', lower(hex(randomblob(16))))")
    }
    migrator.registerMigration("2 indexes for readers") { db in
      for sql in ReaderIndexes.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("3 a logo for dark grounds") { db in
      try db.execute(sql: "ALTER TABLE workspace ADD COLUMN \(Check.hash("logo_dark", null: true))")
    }
    migrator.registerMigration("4 who sends what from the outbox") { db in
      for sql in OutboxColumns.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("5 mornings of reminders") { db in
      for sql in ReminderTables.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("6 previews") { db in
      for sql in PreviewTables.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("7 sent invoices and payments are locked") { db in
      for sql in InvoiceLocks.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("8 cards by Stripe") { db in
      for sql in StripeTables.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("10 more of what was approved") { db in
      for sql in ApprovedLocks.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("11 mails about invoices") { db in
      for sql in InvoiceMailColumns.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("12 invoices that come again") { db in
      for sql in RecurringTables.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("13 refunds by Stripe, and events that somebody settles") { db in
      for sql in RefundTables.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("14 invoices stay as they were sent") { db in
      for sql in IssuedTables.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("15 numbers that read alike") { db in
      for sql in InvoiceNumberLocks.sql { try db.execute(sql: sql) }
    }
    migrator.registerMigration("16 payments undone, and refunds that say what is owed") { db in
      for sql in UndoneTables.sql { try db.execute(sql: sql) }
    }
    return migrator
  }

  /// Makes the triggers of `CaptureRule.all` the ones in the database. Where they were others (or fewer: a hand may have
  /// dropped one), whatever happened meanwhile may have been missed: every workspace is logged as changed.
  static func installCapture(_ db: Database) throws {
    let triggers = CaptureRule.all.flatMap(\.triggers)
    let installed = try Row.fetchAll(
      db,
      sql: """
        SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '\(CaptureRule.prefix)*'
        """)
    if Set(installed.map { $0[1] as String }) == Set(triggers) { return }
    for row in installed { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
    for trigger in triggers { try db.execute(sql: trigger) }
    try ChangeLog.touchEverything(db)
  }
}
