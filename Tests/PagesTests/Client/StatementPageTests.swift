import Portal
import Testing

@testable import Pages

@Suite("the statement")
struct StatementPageTests {
  private func statement(_ change: (inout ClientSnapshot) -> Void = { _ in }) throws -> String {
    try Agency.page("billing/statement/index.html", of: Agency.mara(change))
  }

  private func bill(_ number: String, due: String, _ payments: [InvoicePayment]) -> Invoice {
    Agency.invoice(number, issued: "2026-09-01", due: due, [Agency.careLine]) { $0.payments = payments }
  }

  @Test(
    "it has the invoices that the client sees, each with its page, and no other; drafts and void ones are none"
  )
  func whole() throws {
    let html = try statement { $0.invoices.append(self.draft) }
    for invoice in Agency.invoices {
      let isThere = html.contains("billing/\(invoice.id)/\"")
      #expect(isThere == (invoice.stage == .sent), "\(invoice.number)")
    }
    #expect(!html.contains(draft.id.text))
    let few = try statement { $0.invoices = [Agency.shelfSet] }
    #expect(few.contains("NL-2026-118") && !few.contains("NL-2026-109"))
  }

  private var draft: Invoice {
    Agency.invoice("NL-2026-120", .draft, issued: "2026-11-20", due: "2026-12-20", [Agency.careLine])
  }

  @Test("each entry says what it was, how money came, and what the balance was after it")
  func entries() throws {
    let received = InvoicePayment(
      kind: .received, amount: 20_000, on: Agency.day("2026-09-20"), method: .bankTransfer)
    let credited = InvoicePayment(
      kind: .credited, amount: 9_000, on: Agency.day("2026-09-21"), note: "NL-C-7")
    let html = try statement { $0.invoices = [self.bill("NL-1", due: "2026-10-01", [received, credited])] }
    #expect(html.contains("Payment<small>Bank transfer, <a "))
    #expect(html.contains("Credit note <bdi>NL-C-7</bdi><small><a "))
    #expect(html.contains("<td class=\"n\">\u{2212}200.00</td><td class=\"n\">390.00</td>"))
    #expect(html.contains("<td class=\"n\">\u{2212}90.00</td><td class=\"n\">300.00</td>"))
    #expect(html.contains("31–60 days late</th><td class=\"n\">300.00</td>"))
    #expect(html.contains("<td class=\"n figure\">€300.00</td>"))
  }

  @Test("where nothing is open there is neither a day nor an ageing, so that the page stays as it is")
  func settled() throws {
    let paid = bill("NL-1", due: "2026-10-01", [Agency.payment(59_000, "2026-09-20")])
    let snapshot = Agency.mara { $0.invoices = [paid] }
    let html = try Agency.page("billing/statement/index.html", of: snapshot)
    #expect(!html.contains("days late") && !html.contains("24 November 2026"))
    let next = try Agency.page("billing/statement/index.html", of: snapshot, on: Agency.today + 1)
    #expect(html == next)
  }

  @Test("what was overpaid and what is on its way stand below, and an account without anything says so")
  func below() throws {
    let over = try statement {
      $0.invoices = [self.bill("NL-1", due: "2026-10-01", [Agency.payment(60_000, "2026-09-20")])]
    }
    #expect(over.contains("€10.00 was paid beyond") && over.contains("\u{2212}€10.00"))
    let coming = try statement {
      $0.invoices = [self.bill("NL-1", due: "2026-10-01", [Agency.payment(500, "2026-09-20", .processing)])]
    }
    #expect(coming.contains("€5.00 is on its way."))
    let empty = try statement { $0.invoices = [] }
    #expect(empty.contains("Nothing was billed yet.") && !empty.contains("<table"))
  }

  @Test("the billing page leads there once something was billed")
  func link() throws {
    let link = "billing/statement/\""
    #expect(try Agency.page("billing/index.html", of: Agency.mara()).contains(link))
    #expect(try !Agency.page("billing/index.html", of: Agency.mara { $0.invoices = [] }).contains(link))
  }
}
