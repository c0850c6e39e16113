import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// Threats I-02: what no hand can write, with the checks on.
@Suite("What the database refuses")
struct RefusalTests {
  let agencies: TwoAgencies

  init() throws {
    agencies = try TwoAgencies()
  }

  /// Runs each as raw SQL; all must be refused by a constraint, or by a STRICT column's type.
  private func refuse(_ statements: [String], _ code: ResultCode = .SQLITE_CONSTRAINT) throws {
    try agencies.temporary.write { db in
      for sql in statements {
        let refusal = try db.attempt(sql)
        #expect(refusal?.resultCode == code, "\(sql): \(refusal?.description ?? "was done")")
      }
    }
  }

  @Test("amounts that are negative, fractions, or no numbers")
  func amounts() throws {
    try refuse([
      "UPDATE payment SET amount = -1", "UPDATE payment SET amount = 0", "UPDATE payment SET amount = 10.5",
      "UPDATE payment SET amount = 'ten'", "UPDATE payment SET amount = NULL",
      "UPDATE payment_allocation SET amount = -1", "UPDATE payment_allocation SET amount = 0.1",
      "UPDATE invoice_line SET price = 9.99", "UPDATE invoice_line SET price = X'01'",
      "UPDATE invoice_line SET quantity = 0.5", "UPDATE invoice_line SET tax_rate = -1",
      "UPDATE invoice_line SET tax_rate = 100001", "UPDATE invoice_line SET tax_rate = 25.5",
      "UPDATE invoice_line SET discount_amount = -1", "UPDATE invoice_line SET discount_rate = 100001",
      "UPDATE invoice_line SET discount_rate = 1, discount_amount = 1", "UPDATE invoice SET deposit = 0",
      "UPDATE invoice SET deposit = -5", "UPDATE invoice SET discount_amount = -1",
      "UPDATE invoice SET discount_rate = 1, discount_amount = 1", "UPDATE project SET budget = -1",
      "UPDATE checkout_session SET amount = 0", "UPDATE checkout_invoice SET amount = -1",
      "UPDATE dispute SET amount = 0", "UPDATE blob SET size = -1",
    ])
  }

  @Test("currencies that do not exist")
  func currencies() throws {
    try refuse(
      ["invoice", "payment", "company", "workspace", "recurring_invoice", "checkout_session"].flatMap {
        table in
        ["eur", "XXX", "DEM", "", "EURO", "EUR "].map { "UPDATE \(table) SET currency = '\($0)'" }
      } + ["INSERT INTO currency VALUES ('eur', 2)", "INSERT INTO currency VALUES ('ABC', 5)"])
  }

  @Test("states with a typing error")
  func states() throws {
    try refuse([
      "UPDATE project SET status = 'in progress'", "UPDATE project SET status = ''",
      "UPDATE project SET status = 'Planning'", "UPDATE invoice SET stage = 'paid'",
      "UPDATE invoice SET kind = 'creditnote'", "UPDATE payment SET kind = 'recieved'",
      "UPDATE payment SET method = 'cash'", "UPDATE member SET role = 'root'",
      "UPDATE workspace SET plan = 'free'",
      "UPDATE deliverable SET status = 'done' WHERE status <> 'approved'",
      "UPDATE feedback SET state = 'new'", "UPDATE task SET kind = 'other'",
      "UPDATE outbox SET state = 'gone'",
      "UPDATE outbox SET kind = 'sms'", "UPDATE client SET notify = 'never'",
      "UPDATE checkout_session SET state = 'paid'", "UPDATE file SET scope = 'everybody'",
      "UPDATE workspace SET portal_enabled = 2", "UPDATE access SET sees_billing = -1",
      "UPDATE access SET may_approve = 'yes'", "UPDATE webhook_endpoint SET events = '['",
      "UPDATE comment SET pin = '{x'", "UPDATE api_key SET scopes = 'all'",
    ])
  }

  @Test("dates and moments that do not exist")
  func dates() throws {
    let days = [
      "2026-02-30", "2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1",
      "26-01-01",
      "01.02.2026", "2026-01-01T00:00:00", "2026-01-01 ", " 2026-01-01", "now", "today", "", "2461000.5",
      "-4713-11-24", "0000-01-01", "9999-12-31", "10000-01-01", "garbage", "2026-01-01\u{0}", "２０２６-01-01",
    ]
    let moments = [
      "2026-02-30T00:00:00.000Z", "2026-11-24T24:00:00.000Z", "2026-11-24T29:00:00.000Z",
      "2026-11-24T10:60:00.000Z", "2026-11-24T10:00:60.000Z", "2026-13-24T10:00:00.000Z",
      "2026-11-24T10:00:00Z", "2026-11-24T10:00:00.000", "2026-11-24T10:00:00.000+02:00",
      "2026-11-24 10:00:00.000Z", "2026-11-24T10:00:00.0000Z", "2026-11-24", "now", "",
      "0000-01-01T00:00:00.000Z",
    ]
    let dated = [
      "milestone.due_on", "milestone.completed_on", "project.ends_on", "access.expires_on", "invoice.due_on",
      "invoice.issued_on", "payment.paid_on", "recurring_invoice.next_on",
    ]
    let timed = ["project_update.posted_at", "access.revoked_at", "client.erased_at", "next_change.at"]
    let all = dated.map { ($0, days) } + timed.map { ($0, moments) }
    try refuse(
      all.flatMap { column, values in
        let parts = column.split(separator: ".")
        return values.map { value in
          let text = value.replacing("\u{0}", with: "' || char(0) || '")
          return "UPDATE \(parts[0]) SET \(parts[1]) = '\(text)'"
        }
      } + [
        "UPDATE project SET starts_on = '2026-02-02', ends_on = '2026-02-01'",
        "UPDATE invoice SET due_on = NULL",
        "UPDATE invoice SET due_on = 20260101",
      ])
  }

  @Test("dates and moments that do exist are taken")
  func goodDates() throws {
    try agencies.temporary.write { db in
      for day in ["2024-02-29", "2026-12-31", "1000-01-01", "9998-12-31"] {
        let refusal = try db.attempt("UPDATE milestone SET due_on = '\(day)'")
        #expect(refusal == nil)
      }
      for moment in ["2024-02-29T00:00:00.000Z", "2026-12-31T23:59:59.999Z", "2026-11-24T19:05:09.007Z"] {
        let refusal = try db.attempt("UPDATE project_update SET posted_at = '\(moment)'")
        #expect(refusal == nil)
      }
    }
  }

  @Test("ids that no identifier has")
  func ids() throws {
    let good = "0123456789abcdefghjkmnpqrs"
    let bad = [
      "", "client_", "project_\(good)", "client-\(good)", "client_\(good)0", "client_\(good.dropLast())",
      "client_\(good.uppercased())", "client_\(good.dropLast())i", "client_\(good.dropLast())l",
      "client_\(good.dropLast())o", "client_\(good.dropLast())u", "client_\(good.dropLast())_",
      "client_\(good.dropLast())/", "client_../../../../../etc/passwd0", "client_\(good.dropLast())é",
      "client_\(good)' || char(0) || '", "client_\(good.dropLast())' || char(0) || '",
    ]
    let columns = "workspace, id, company, email, name, created_at"
    let rest = "'\(agencies.agency.brightwater)', 'x@y.test', 'X', '\(Agency.created)'"
    try refuse(
      bad.map { "INSERT INTO client (\(columns)) VALUES ('\(agencies.agency.workspace)', '\($0)', \(rest))" })
    try agencies.temporary.write { db in
      let sql =
        "INSERT INTO client (\(columns)) VALUES ('\(agencies.agency.workspace)', 'client_\(good)', \(rest))"
      let refusal = try db.attempt(sql)
      #expect(refusal == nil)
    }
  }

  @Test("texts that are none: mail addresses, names, hosts, hashes, colours")
  func texts() throws {
    let ada = "WHERE id = '\(agencies.agency.ada)'"
    let addresses = [
      "", "a", "a@", "@b", "a b@c.d", "a@b@c", "Ada@example.test", "a@b.test, c@d.test", "<a@b.test>",
      "a@b.test' || char(10) || 'Bcc: c@d.test", "a@b.test' || char(13) || '", "a' || char(0) || '@b.test",
      "a' || char(9) || '@b.test", "a@b.test' || char(127) || '", "\(String(repeating: "a", count: 254))@b",
    ]
    try refuse(
      addresses.map { "UPDATE client SET email = '\($0)' \(ada)" } + [
        "UPDATE project SET name = ''", "UPDATE client SET name = ''", "UPDATE member SET name = ''",
        "UPDATE project_update SET body = ''", "UPDATE workspace SET slug = 'Cap'",
        "UPDATE workspace SET slug = '-a'", "UPDATE workspace SET slug = 'a-'",
        "UPDATE workspace SET slug = 'a.b'",
        "UPDATE workspace SET slug = ''", "UPDATE workspace SET accent = 'red'",
        "UPDATE workspace SET accent = '#12345g'", "UPDATE workspace SET accent = '#fff'",
        "UPDATE workspace SET logo = 'logo.png'", "UPDATE domain SET host = 'Portal.Example'",
        "UPDATE domain SET host = 'a b.test'", "UPDATE domain SET host = 'localhost'",
        "UPDATE session SET token_hash = 'x'", "UPDATE project SET name = printf('%.400c', 'x')",
        "UPDATE invoice SET number = '' WHERE stage <> 'draft'",
        "UPDATE project SET done_count = 3", "UPDATE project SET done_count = 3, total_count = 2",
        "UPDATE milestone SET weight = 0", "UPDATE milestone SET weight = 1001",
        "UPDATE milestone SET weight = '1 h'",
      ])
  }
}
