import Actions
import Pages
import Portal

/// Invoices and payments in the console.
extension TeamRoutes {
  /// So many fields has the form of an invoice with all the lines that there may be.
  static let mostFields = 4000

  var billingPages: [Route] {
    [
      page("/team/billing/") { visit, entry in try await billing.list(visit, entry) },
      page("/team/billing/new") { visit, entry in try await invoices.blank(visit, entry) },
      page(CompanyForm.address) { visit, entry in try await companies.blank(visit, entry) },
      page("/team/billing/payments/") { visit, entry in try await billing.payments(visit, entry) },
      page("/team/billing/companies/{company}/") { visit, entry in
        try await billing.statement(visit, entry)
      },
      page("/team/billing/{invoice}/invoice.pdf") { visit, entry in
        try await documents.answer(.pdf, visit, entry)
      },
      page("/team/billing/{invoice}/invoice.xml") { visit, entry in
        try await documents.answer(.xml, visit, entry)
      },
      page("/team/billing/{invoice}/") { visit, entry in try await billing.invoice(visit, entry) },
    ]
  }

  var billingForms: [Route] {
    [
      form("/team/billing/new", most: Self.mostFields) { visit, entry, given in
        try await invoices.post(visit, entry, given)
      },
      form(CompanyForm.address) { visit, entry, given in try await companies.post(visit, entry, given) },
      form("/team/billing/mails") { visit, entry, given in
        try await actions.answer(
          visit, entry, EditInvoiceMails.self, given: given, to: "\(TeamGate.billing)#mails",
          refused: { problems in
            try await billing.list(
              visit, entry,
              mails: ConsoleRefusal(EditInvoiceMails.name, given, problems))
          })
      },
      form("/team/billing/payments/{payment}/refund") { visit, entry, given in
        try await payment(visit, entry, RefundPayment.self, given)
      },
      form("/team/billing/payments/{payment}/undo") { visit, entry, given in
        try await payment(visit, entry, UndoPayment.self, given)
      },
      form("/team/billing/payments/{payment}/allocate") { visit, entry, given in
        try await payment(visit, entry, AllocatePayment.self, given)
      },
      form("/team/billing/{invoice}/edit", most: Self.mostFields) { visit, entry, given in
        try await invoices.post(visit, entry, given)
      },
      form("/team/billing/{invoice}/payments") { visit, entry, given in
        let given = given.merging(["invoices": visit.part("invoice")]) { _, fixed in fixed }
        return try await invoice(visit, entry, RecordPayment.self, given)
      },
      form("/team/billing/{invoice}/void") { visit, entry, given in
        try await invoice(visit, entry, VoidInvoice.self, given)
      },
      form("/team/billing/{invoice}/delete") { visit, entry, given in
        try await invoice(visit, entry, DeleteInvoice.self, given, to: TeamGate.billing)
      },
      upload("/team/billing/{invoice}/document", AttachDocument.fileInput) { visit, entry, sent in
        let sent = sent.with(["invoice": visit.part("invoice")])
        return try await actions.answer(
          visit, entry, AttachDocument.self, sent, to: page(visit),
          refused: refused(visit, entry, AttachDocument.name, sent.fields))
      },
      form("/team/billing/{invoice}/document/remove") { visit, entry, given in
        try await invoice(visit, entry, RemoveDocument.self, given)
      },
      form("/team/billing/{invoice}/duplicate") { visit, entry, given in
        try await another(visit, entry, DuplicateInvoice.self, given)
      },
      form("/team/billing/{invoice}/credit") { visit, entry, given in
        try await another(visit, entry, CreditInvoice.self, given)
      },
    ]
  }

  /// An action on the invoice in the address.
  private func invoice<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ given: [String: String],
    to destination: String? = nil
  ) async throws -> Answer {
    let given = given.merging(["invoice": visit.part("invoice")]) { _, fixed in fixed }
    return try await actions.answer(
      visit, entry, type, given: given, to: destination ?? page(visit),
      refused: refused(visit, entry, A.name, given))
  }

  /// The same, which leads to the new draft that it makes.
  private func another<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ given: [String: String]
  ) async throws -> Answer where A.Outcome == Invoice.ID {
    let given = given.merging(["invoice": visit.part("invoice")]) { _, fixed in fixed }
    let post = Result { () throws(ActionError) in
      let action = try A.read(given, isStrict: false)
      return ActionPost(nonce: ActionPost.nonce(A.name, given)) { runner, actor, address, db in
        "\(TeamGate.billing)\(try runner.run(action, as: actor, from: address, db))/"
      }
    }
    return try await actions.answer(visit, entry, post, refused: refused(visit, entry, A.name, given))
  }

  private func payment<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ given: [String: String]
  ) async throws -> Answer {
    let invoice = given["invoices"].flatMap { Invoice.ID($0) }
    let given = given.merging(["payment": visit.part("payment")]) { _, fixed in fixed }
    return try await actions.answer(
      visit, entry, type, given: given,
      to: invoice.map { "\(TeamGate.billing)\($0)/" } ?? "\(TeamGate.billing)payments/",
      refused: { problems in
        try await billing.payments(visit, entry, problems: problems.map(\.description))
      })
  }

  private func page(_ visit: Visit) -> String { "\(TeamGate.billing)\(visit.part("invoice"))/" }

  private func refused(
    _ visit: Visit, _ entry: TeamGate.Entry, _ action: String, _ given: [String: String]
  ) -> ([Problem]) async throws -> Answer {
    { problems in
      try await billing.invoice(
        visit, entry, refusal: ConsoleRefusal(action, given, problems))
    }
  }
}
