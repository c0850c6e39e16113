import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// `OR REPLACE` throws a row out and fires no delete trigger for it.
@Suite("Capture of replacements")
struct ReplacementTests {
  let hand: Hand
  var agency: Agency { hand.agency }
  var temporary: TemporaryStore { hand.temporary }

  init() throws {
    hand = try Hand()
  }

  /// `INSERT OR REPLACE` of a row as it is, but for these columns.
  private func replacing(_ table: String, _ row: String, _ changes: [String: String]) throws -> String {
    try temporary.read { db in
      let columns = try Schema.columns(of: table, db)
      let values = columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
      return "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", "))) "
        + "SELECT \(values) FROM \(table) WHERE \(row) LIMIT 1"
    }
  }

  @Test(
    "a row that is replaced by another is logged for those who saw the old one and those who see the new one")
  func replacements() throws {
    let (ada, ben, cleo) = (agency.ada, agency.ben, agency.cleo)
    let (website, app, halden) = (agency.website, "'\(agency.app)'", "'\(agency.halden)'")
    let milestone = "project = '\(website)' AND position = 2"
    try hand.expect(
      [
        try replacing("milestone", milestone, ["project": app]),
        try replacing("project_update", "project = '\(website)'", ["project": app]),
      ], touch: [ada, ben, cleo])
    try hand.expect(
      [
        try replacing("access", "client = '\(ada)' AND project = '\(agency.brand)'", ["client": "'\(cleo)'"]),
        try replacing("client", "id = '\(ada)'", ["company": halden]),
      ], touch: [ada])
    try hand.expect(
      [
        try replacing(
          "invoice_line", "invoice = '\(agency.openInvoice)' AND position = 1",
          ["invoice": "'\(agency.dollarInvoice)'"])
      ], touch: [cleo])
    try hand.expect(
      [
        try replacing("workspace", "id = '\(agency.workspace)'", ["name": "'Other'"]),
        try replacing("member", "id = '\(agency.jonas)'", ["name": "'Jon'"]),
      ], touch: [ada, ben, cleo], foreignKeys: false)
    try hand.expect(
      [
        try replacing("company", "id = '\(agency.brightwater)'", ["name": "'Other'"]),
        try replacing("project", "id = '\(website)'", ["name": "'Shop'"]),
        try replacing("payment", "company = '\(agency.brightwater)'", ["paid_on": "'2026-11-01'"]),
        try replacing("payment_allocation", "invoice = '\(agency.openInvoice)'", ["amount": "1"]),
      ], touch: [ada])
    try hand.expect(
      [try replacing("invoice_project", "invoice = '\(agency.openInvoice)'", [:])], touch: [ada],
      changes: false)
  }

  @Test("an update that throws another row out is logged for those who saw that row")
  func replacingUpdates() throws {
    let (ada, ben, cleo) = (agency.ada, agency.ben, agency.cleo)
    let (halden, website) = (agency.halden, agency.website)
    try temporary.write { db in
      // Something to collide on.
      try db.execute(
        sql: """
          UPDATE project SET external_id = 'p-' || name; UPDATE milestone SET external_id = 'm-' || title;
          UPDATE company SET external_id = 'c-' || name; UPDATE project_update SET external_id = 'u-' || posted_at;
          UPDATE payment SET external_id = 'y-' || id, payment_intent = 'pi-' || id;
          """)
    }
    let mine = "workspace = '\(agency.workspace)'"
    let paid = "(SELECT payment FROM payment_allocation WHERE invoice = '\(agency.paidInvoice)')"
    let open = "(SELECT payment FROM payment_allocation WHERE invoice = '\(agency.openInvoice)')"
    let dollars = "(SELECT payment FROM payment_allocation WHERE invoice = '\(agency.dollarInvoice)')"
    let byHand: [(String, Set<Client.ID>)] = [
      ("project SET external_id = 'p-Website' WHERE \(mine) AND name = 'App'", [ada, ben]),
      ("milestone SET external_id = 'm-Design' WHERE \(mine) AND title = 'Sketches'", [ada, ben]),
      ("company SET external_id = 'c-Brightwater Oy' WHERE id = '\(halden)'", [ada, ben]),
      (
        "project_update SET external_id = (SELECT external_id FROM project_update WHERE project = '\(website)') "
          + "WHERE project = '\(agency.app)'", [ada, ben]
      ),
      (
        "payment SET external_id = (SELECT external_id FROM payment WHERE id = \(open)) WHERE id = \(dollars)",
        [ada]
      ),
      (
        "payment SET payment_intent = (SELECT payment_intent FROM payment WHERE id = \(open)) WHERE id = \(dollars)",
        [ada]
      ),
      (
        "client SET email = (SELECT email FROM client WHERE id = '\(ada)') WHERE id = '\(cleo)'", [ada, cleo]
      ),
      ("access SET project = '\(website)' WHERE client = '\(ada)' AND project = '\(agency.brand)'", [ada]),
      ("access SET client = '\(ada)' WHERE client = '\(ben)'", [ada, ben]),
      (
        "payment_allocation SET payment = \(paid), invoice = '\(agency.paidInvoice)' "
          + "WHERE invoice = '\(agency.openInvoice)'", [ada]
      ),
      (
        "invoice_line SET invoice = '\(agency.dollarInvoice)' WHERE invoice = '\(agency.openInvoice)' AND position = 1",
        [ada, ben, cleo]
      ),
      (
        "invoice_project SET invoice = '\(agency.paidInvoice)' WHERE invoice = '\(agency.openInvoice)'",
        [ada, ben]
      ),
    ]
    for (sql, clients) in byHand {
      try hand.expect(["UPDATE OR REPLACE \(sql)"], touch: clients, foreignKeys: false)
    }
  }

  @Test("a payment that stops being a refund, and so throws another out, is logged for both")
  func refunds() throws {
    let sample = agency
    try temporary.write { db in
      let refund = try sample.addPayment(of: 1, kind: "refunded", for: [sample.openInvoice], db)
      let payment = try sample.addPayment(
        of: 1, from: sample.halden, currency: "USD", for: [sample.dollarInvoice], db)
      try db.execute(
        sql: "UPDATE payment SET payment_intent = 'pi_1' WHERE id IN ($1, $2)", arguments: [refund, payment])
    }
    try hand.expect(
      [
        "UPDATE OR REPLACE payment SET kind = 'received' WHERE kind = 'refunded' AND workspace = '\(agency.workspace)'"
      ],
      touch: [agency.ada, agency.cleo], foreignKeys: false)
  }

  @Test("an insert that becomes an update is logged like one")
  func upserts() throws {
    let website = agency.website
    try hand.expect(
      [
        """
        INSERT INTO milestone (workspace, id, project, title) SELECT workspace, id, project, 'New' FROM milestone
        WHERE project = '\(website)' AND position = 2
        ON CONFLICT (workspace, id) DO UPDATE SET title = excluded.title
        """
      ], touch: [agency.ada, agency.ben])
  }
}
