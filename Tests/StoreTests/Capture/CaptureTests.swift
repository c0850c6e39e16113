import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// Threats F-14: whoever writes, and however, the log knows whose pages changed.
@Suite("Capture")
struct CaptureTests {
  let hand: Hand
  var agency: Agency { hand.agency }
  var temporary: TemporaryStore { hand.temporary }

  init() throws {
    hand = try Hand()
  }

  @Test("a row that goes is logged for those who saw it, with foreign keys and without")
  func deletes() throws {
    let (ada, ben, cleo) = (agency.ada, agency.ben, agency.cleo)
    let website = "project = '\(agency.website)'"
    try hand.expect(
      ["DELETE FROM milestone WHERE \(website)", "DELETE FROM project_update WHERE \(website)"],
      touch: [ada, ben])
    try hand.expect(["DELETE FROM access WHERE client = '\(ada)'"], touch: [ada])
    try hand.expect(["DELETE FROM invoice_line WHERE invoice = '\(agency.openInvoice)'"], touch: [ada])
    try hand.expect(["DELETE FROM invoice_project WHERE invoice = '\(agency.openInvoice)'"], touch: [ada])
    try hand.expect(
      ["DELETE FROM payment_allocation WHERE invoice = '\(agency.dollarInvoice)'"], touch: [cleo])
    try hand.expect(
      [
        "DELETE FROM project WHERE id = '\(agency.website)'", "DELETE FROM client WHERE id = '\(ada)'",
        "DELETE FROM company WHERE id = '\(agency.brightwater)'",
        "DELETE FROM member WHERE id = '\(agency.jonas)'",
        "DELETE FROM payment WHERE company = '\(agency.brightwater)'",
      ], touch: [ada], foreignKeys: false)
    // A draft that is shown, with the lines that go along.
    try temporary.write { db in
      try db.execute(
        sql: "UPDATE workspace SET drafts_as_previews = 1 WHERE id = $1", arguments: [agency.workspace.text])
    }
    let draft = "DELETE FROM invoice WHERE id = '\(agency.draftInvoice)'"
    try hand.expect([draft], touch: [ada, ben])
    try hand.expect([draft], touch: [ada, ben], foreignKeys: false)
  }

  @Test("a row that comes is logged for those who see it")
  func inserts() throws {
    let sample = agency
    try temporary.write { db in
      let changes: [(Set<Client.ID>, (Database) throws -> Void)] = [
        ([sample.ada, sample.ben], { try sample.addMilestone(to: sample.website, "More", $0) }),
        ([sample.ada, sample.ben], { try sample.addUpdate(to: sample.website, "More", $0) }),
        ([sample.ben], { try sample.giveAccess(sample.ben, to: sample.brand, $0) }),
        ([sample.ada, sample.ben], { try sample.addInvoice($0) }),
        ([sample.ada], { try sample.addInvoice(for: [sample.brand], $0) }),
        ([sample.ada], { try sample.addLine(to: sample.openInvoice, "More", $0) }),
        ([sample.ada], { try sample.put(sample.paidInvoice, on: sample.brand, $0) }),
        ([sample.ada], { _ = try sample.addPayment(of: 7, for: [sample.openInvoice], $0) }),
        ([sample.cleo], { _ = try sample.addClient("Dee", of: sample.halden, $0) }),
      ]
      for (index, (clients, change)) in changes.enumerated() {
        let effect = try Effect.of(sample, db, change)
        #expect(effect.changed.isSubset(of: effect.logged), "change \(index)")
        // A new client is logged and nobody else.
        if index < changes.count - 1 { #expect(effect.changed == clients, "change \(index)") }
      }
    }
  }
}
