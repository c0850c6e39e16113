import GRDB

/// Rules between decisions and what they are about.
extension Checker {
  /// Who decides on a deliverable decides on a version of it. A version that is not in the file is left to the
  /// database's own rule.
  mutating func checkReviews() throws {
    for kind in [DeliverableFormat.approval, DeliverableFormat.changeRequest] {
      let rows = try Row.fetchCursor(
        scratch,
        sql: """
          SELECT t.place, t.parent, t.item FROM "\(kind.table)" AS t JOIN version ON version.key = t.version
          WHERE version.place >= 0 AND version.parent <> t.parent ORDER BY t.place
          """)
      while let row = try rows.next() {
        add(kind, Spot(row, isInner: true), "version", "is not one of this deliverable's")
      }
    }
    try checkAnswers()
  }

  /// A conversation is written down in the order in which it was held.
  private mutating func checkAnswers() throws {
    let rows = try Row.fetchCursor(
      scratch,
      sql: """
        SELECT t.place, t.parent, t.item FROM comment AS t JOIN comment AS up ON up.key = t.reply_to
        WHERE t.place >= 0 AND up.place > t.place ORDER BY t.place
        """)
    while let row = try rows.next() {
      add(
        DeliverableFormat.comment, Spot(row, isInner: true), "replyTo",
        "is a comment that comes later in the file: list a conversation in the order in which it was held")
    }
  }
}
