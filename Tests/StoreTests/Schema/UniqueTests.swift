import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("What there is only one of")
struct UniqueTests {
  let agencies: TwoAgencies

  init() throws {
    agencies = try TwoAgencies()
  }

  @Test("a second one of what must be one is refused, by other workspaces' rows untouched")
  func seconds() throws {
    let (agency, stranger) = (agencies.agency, agencies.stranger)
    let created = Agency.created
    try agencies.temporary.write { db in
      let mine = "workspace = '\(agency.workspace)'"
      let invoices = try String.fetchAll(
        db, sql: "SELECT id FROM invoice WHERE \(mine) AND stage = 'draft' ORDER BY id LIMIT 2")
      let host = try String.fetchOne(db, sql: "SELECT host FROM domain WHERE \(mine)") ?? ""
      let refused = [
        "UPDATE client SET email = (SELECT email FROM client WHERE id = '\(agency.ada)') WHERE id = '\(agency.ben)'",
        "UPDATE workspace SET slug = 'northlight' WHERE slug = 'fieldwork'",
        "UPDATE workspace SET position = 0",
        "UPDATE invoice SET number = 'A-1' WHERE id IN ('\(invoices.joined(separator: "', '"))')",
        "UPDATE project SET external_id = 'same' WHERE \(mine)",
        "UPDATE payment SET payment_intent = 'pi_1' WHERE \(mine) AND kind <> 'refunded'",
        "UPDATE access SET project = '\(agency.website)' WHERE client = '\(agency.ada)'",
        // Verified by two workspaces at once.
        """
        INSERT INTO domain (workspace, id, host, cname_target, txt_value, claimed_at, verified_at)
        VALUES ('\(stranger.workspace)', 'domain_00000000000000000000000000', '\(host)', 't', 'v', '\(created)', '\(created)')
        """,
        "INSERT INTO stripe_event (workspace, id, type, body, received_at) "
          + "VALUES ('\(agency.workspace)', 'evt_1', 't', X'', '\(created)')",
        // A second open checkout of one invoice.
        "UPDATE checkout_invoice SET invoice = '\(agency.openInvoice)', is_open = 1 WHERE \(mine)",
        "INSERT INTO seen SELECT * FROM seen WHERE \(mine)",
        "INSERT INTO audit (id, workspace, at, actor_kind, action) "
          + "VALUES (-1, '\(agency.workspace)', '\(created)', 'clock', 'x')",
      ]
      try agency.addCheckout(for: agency.dollarInvoice, db)
      for sql in refused {
        let refusal = try db.attempt(sql)
        #expect(refusal?.resultCode == .SQLITE_CONSTRAINT, "\(sql): \(refusal?.description ?? "was done")")
      }
    }
  }

  @Test(
    "what may be twice is taken: claims that are not verified, events of two workspaces, empty external ids")
  func twice() throws {
    let (agency, stranger, created) = (agencies.agency, agencies.stranger, Agency.created)
    try agencies.temporary.write { db in
      let taken = [
        """
        INSERT INTO domain (workspace, id, host, cname_target, txt_value, claimed_at)
        SELECT '\(stranger.workspace)', 'domain_00000000000000000000000000', host, 't', 'v', '\(created)' FROM domain
        WHERE workspace = '\(agency.workspace)'
        """,
        "INSERT INTO stripe_event (workspace, id, type, body, received_at) "
          + "VALUES ('\(stranger.workspace)', 'evt_2', 't', X'', '\(created)'), "
          + "('\(agency.workspace)', 'evt_2', 't', X'', '\(created)')",
        "UPDATE project SET external_id = ''",
        "UPDATE payment SET payment_intent = 'pi_1' WHERE workspace = '\(agency.workspace)' AND kind = 'refunded'",
        "UPDATE client SET email = 'same@example.test' WHERE id IN ('\(agency.ada)', '\(stranger.ada)')",
      ]
      for sql in taken {
        let refusal = try db.attempt(sql)
        #expect(refusal == nil, "\(sql)")
      }
    }
  }
}
