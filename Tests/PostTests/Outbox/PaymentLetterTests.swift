import GRDB
import Pages
import Portal
import Store
import TestSupport
import Testing

@testable import Post

@Suite("Letters about payments")
struct PaymentLetterTests {
  private let post: TestLetters

  init() throws { post = try TestLetters() }

  private func pay(_ amount: Int64, kind: String = "received", _ invoices: [Invoice.ID]) throws -> Payment.ID
  {
    let agency = post.agency
    let id = try post.temporary.write { db in
      try agency.addPayment(of: amount, kind: kind, on: "2026-11-24", for: invoices, db)
    }
    return Payment.ID(unchecked: id)
  }

  private func another(_ price: Int64, for projects: [Project.ID]) throws -> Invoice.ID {
    let agency = post.agency
    return try post.temporary.write { db in
      let id = try agency.addInvoice(for: projects, db)
      try agency.addLine(to: id, "Work", price: price, tax: 0, db)
      return id
    }
  }

  private func number(_ id: Invoice.ID) throws -> String {
    try post.temporary.read { db in
      try String.fetchOne(db, sql: "SELECT number FROM invoice WHERE id = $1", arguments: [id.text]) ?? ""
    }
  }

  @Test("a receipt says how much came, how, for what, and what is left; one button leads to the invoice")
  func receipt() async throws {
    let open = post.agency.openInvoice
    let paid = try pay(50_000, [open])
    let mail = try #require(try await post.mail(.paymentReceipt(paid), to: post.agency.ada))
    #expect(mail.content.subject == "We received your payment: \(try number(open))")
    for part in [
      "€500.00", "\(try number(open)): €500.00, and €473.00 is left to pay",
      "Paid by bank transfer on Tuesday 24 November.", "/billing/\(open)/",
    ] {
      #expect(mail.content.text.contains(part), "\(part)")
    }
    #expect(["Jonas Berg", "Aino Salo"].contains(mail.replyTo?.name) && mail.attachments.isEmpty)
    let rest = try pay(47_300, [open])
    let last = try #require(try await post.mail(.paymentReceipt(rest), to: post.agency.ada))
    #expect(last.content.text.contains("\(try number(open)): €473.00, paid in full"))
  }

  @Test("of a payment for several a client learns only of what they see")
  func parts() async throws {
    let hidden = try another(30_000, for: [post.agency.app])
    let shown = try another(30_000, for: [])
    let id = try pay(60_000, [hidden, shown])
    let mail = try #require(try await post.mail(.paymentReceipt(id), to: post.agency.ada))
    #expect(mail.content.text.contains("€300.00") && !mail.content.text.contains("€600.00"))
    #expect(!mail.content.text.contains(try number(hidden)))
    #expect(try await post.mail(.paymentReceipt(id), to: post.agency.cleo) == nil, "another company's")
    let both = try pay(200, [shown, post.agency.openInvoice])
    let two = try #require(try await post.mail(.paymentReceipt(both), to: post.agency.ada))
    #expect(two.content.text.contains("/billing/\n") && two.content.text.contains("€2.00"))
    let bens = try #require(try await post.mail(.paymentReceipt(both), to: post.agency.ben))
    #expect(!bens.content.text.contains("€2.00") && bens.content.text.contains("€1.00"))
  }

  @Test("the team's says who paid, and leads to the console")
  func team() async throws {
    let open = post.agency.openInvoice
    let id = try pay(50_000, [open])
    let mail = try #require(try await post.mail(.paymentReceived(id), to: .member(post.agency.owner)))
    #expect(mail.content.subject == "Brightwater Oy paid \(try number(open))")
    #expect(mail.content.text.contains("/team/billing/\(open)/"))
    #expect(mail.content.text.contains("you look after the money of Northlight Studio"))
    let ahead = try pay(1000, [])
    let credit = try #require(try await post.mail(.paymentReceived(ahead), to: .member(post.agency.owner)))
    #expect(credit.content.subject == "Brightwater Oy paid more than is open")
    #expect(credit.content.text.contains("/team/billing/payments/"))
    #expect(try await post.mail(.paymentReceived(id), to: post.agency.ada) == nil, "not a client's letter")
    #expect(try await post.mail(.paymentReceipt(id), to: .member(post.agency.owner)) == nil)
    let stranger = post.stranger
    #expect(
      try await post.mail(.paymentReceived(id), to: .member(stranger.owner), in: stranger) == nil,
      "another agency's")
  }

  @Test("a failure is told while it is one, and says what to do")
  func failed() async throws {
    let open = post.agency.openInvoice
    let id = try pay(97_300, kind: "failed", [open])
    let mail = try #require(try await post.mail(.paymentFailed(id), to: post.agency.ada))
    #expect(mail.content.subject == "Your payment did not reach us: \(try number(open))")
    #expect(mail.content.text.contains("Please try again") && mail.content.text.contains("Pay again"))
    #expect(!mail.content.text.contains("left to pay"))
    try post.temporary.write { db in
      try db.execute(sql: "UPDATE payment SET kind = 'received' WHERE id = $1", arguments: [id.text])
    }
    #expect(try await post.mail(.paymentFailed(id), to: post.agency.ada) == nil, "it came after all")
  }

  @Test("a refund says what goes back")
  func refund() async throws {
    let agency = post.agency
    let paid = try pay(50_000, [agency.openInvoice])
    let id = try post.temporary.write { db in
      try agency.addPayment(
        of: 20_000, kind: "refunded", on: "2026-11-24", refunds: paid.text, for: [agency.openInvoice], db)
    }
    let mail = try #require(try await post.mail(.refund(Payment.ID(unchecked: id)), to: agency.ada))
    #expect(mail.content.text.contains("€200.00") && mail.content.text.contains("Sent back on Tuesday"))
  }
}
