import Portal
import Testing

@testable import Pages

@Suite("the page of an invoice")
struct InvoicePageTests {
  private func page(_ change: (inout Invoice) -> Void = { _ in }) throws -> String {
    var invoice = Agency.shelfSet
    change(&invoice)
    return try Agency.page("billing/\(invoice.id)/index.html", of: Agency.mara { $0.invoices = [invoice] })
  }

  @Test("the document names both sides, the dates, the project and the reference")
  func document() throws {
    let html = try page()
    for part in [
      "<b><bdi>Northlight Studio Oy</bdi></b><br><bdi>Kalevankatu 18</bdi><br><bdi>00100 Helsinki</bdi><br>",
      "<bdi>Finland</bdi><br>VAT FI31184207",
      "<b><bdi>Fjell Coffee Roasters Ab</bdi></b><br><bdi>Linnankatu 41</bdi>",
      "<dt>Number</dt><dd><bdi>NL-2026-118</bdi></dd>",
      "<time datetime=\"2026-11-09\">9 November 2026</time>",
      "<time datetime=\"2026-11-30\">30 November 2026</time>",
      "<dt>Project</dt><dd><bdi>Winter range</bdi></dd>",
      "<dt>Reference</dt><dd><bdi>RF18 2026 1183</bdi></dd>",
    ] {
      #expect(html.contains(part), "\(part) is missing")
    }
  }

  @Test("what can be paid shows how to, what cannot does not")
  func bank() throws {
    #expect(try page().contains("FI21 1234 5600 0007 85"))
    #expect(try !page { $0.stage = .void }.contains("FI21"))
    #expect(try !page { $0.payments = [Agency.payment(604_471, "2026-11-20")] }.contains("FI21"))
  }

  @Test(
    "the margin says how it stands",
    arguments: [
      ([], "<b>Due <time datetime=\"2026-11-30\""),
      ([Agency.payment(100_000, "2026-11-12")], "€1,000.00 of €6,044.71 is paid."),
      ([Agency.payment(604_471, "2026-11-12", .processing)], "Since Thursday 12 November."),
      ([Agency.payment(604_471, "2026-11-12")], "On Thursday 12 November. Thank you."),
      (
        [Agency.payment(604_471, "2026-11-12"), Agency.payment(604_471, "2026-11-13", .refunded)],
        "<p class=\"when\">On Friday 13 November</p>"
      ),
    ] as [([InvoicePayment], String)])
  func states(_ payments: [InvoicePayment], _ words: String) throws {
    #expect(try page { $0.payments = payments }.contains(words))
  }

  @Test("a preview and a void one are marked across the sheet, and ask for nothing")
  func marks() throws {
    let draft = try page { $0.stage = .draft }
    #expect(draft.contains("class=\"doc marked\" data-mark=\"Preview\""))
    #expect(draft.contains("Not sent yet"))
    #expect(try page { $0.stage = .void }.contains("class=\"doc marked\" data-mark=\"Void\""))
    #expect(try !page().contains("data-mark"))
    for html in [draft, try page { $0.stage = .void }] { #expect(!html.contains("Total to pay")) }
  }

  @Test("a credit note names what it corrects, with its day, where that invoice is not at hand as well")
  func corrects() throws {
    let note = try page { invoice in
      invoice.kind = .creditNote
      invoice.corrects = Agency.shelfSet.id
      invoice.corrected = Invoice.Corrected(number: "NL-7", issuedOn: Agency.day("2026-11-02"))
    }
    #expect(note.contains("<bdi>NL-7</bdi></a>, <time datetime=\"2026-11-02\">2 November 2026</time></dd>"))
  }

  @Test("a deposit stands on the sheet, and what is overpaid is said with what becomes of it")
  func depositAndSurplus() throws {
    let deposit = Money(minor: 200_000, currency: Agency.currency("EUR"))
    #expect(try page { $0.deposit = deposit }.contains("<dt>Deposit</dt><dd>€2,000.00</dd>"))
    let over = try page { $0.payments = [Agency.payment(604_571, "2026-11-12")] }
    #expect(over.contains("€1.00 more came in than is asked for. It is yours"))
    #expect(over.contains("Overpaid</th>") && !over.contains("Total to pay"))
  }

  @Test("there is no button for what cannot be done yet")
  func noButtons() throws {
    #expect(try page().count(of: "<button") == 1)
    #expect(try page().contains("<form method=\"post\" action=\"/sign-out\">"))
  }
}
