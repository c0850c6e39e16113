/// Totals above the team's list of invoices, each one sum a currency.
package struct BillingSums: Sendable {
  package var outstanding: [Money] = []
  package var overdue: [Money] = []
  package var drafts: [Money] = []
  /// What came in since the first of the month.
  package var received: [Money] = []
  package var counts: [BillingView: Int] = [:]

  /// - Parameter received: in the month of today.
  package init(_ entries: [InvoiceEntry], received: [Money]) throws(MoneyError) {
    self.received = received
    for view in BillingView.allCases { counts[view] = entries.count { view.has($0) } }
    outstanding = try entries.filter { BillingView.open.has($0) }.map(\.balance.outstanding).byCurrency()
    overdue = try entries.filter { BillingView.overdue.has($0) }.map(\.balance.outstanding).byCurrency()
    drafts = try entries.filter { $0.balance.state == .draft }.map(\.balance.total).byCurrency()
  }
}

/// Everything about one invoice that the team looks at.
package struct InvoiceBoard: Sendable {
  package var facts: InvoiceFacts
  /// What a credit note corrects.
  package var corrected: InvoiceFacts?
  package var notes: [InvoiceFacts] = []
  /// The template that made it.
  package var madeBy: RecurringInvoice?
  package var payments: [PaymentFacts] = []
  /// Other payments of its company in its currency with something left that is for no invoice.
  package var credits: [PaymentFacts] = []
  /// What clients began to pay of it, the last one first.
  package var checkouts: [CheckoutEntry] = []
  /// Clients who see it.
  package var viewers: [Viewer] = []
  package var history: [Deed] = []
  /// Another text once anything was done in the workspace.
  package var pulse = ""
  /// The number that the series would give it now.
  package var upcomingNumber = ""

  package init(_ facts: InvoiceFacts) { self.facts = facts }

  package struct Viewer: Sendable {
    package let id: Client.ID
    package let name: String

    package init(id: Client.ID, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// Something that was done about it.
  package struct Deed: Sendable {
    package static let edited = "invoice.edit"
    /// A credit note was sent.
    package static let creditSent = "credit.sent"
    /// Before a payment's kind.
    package static let payment = "payment."

    /// By its action's name in the audit log, or one of the above.
    package let action: String
    /// Empty where nobody did it: it came by itself, or from Stripe.
    package let person: String
    package let at: Instant
    /// Of a payment.
    package var amount: Money?
    /// Of a credit note.
    package var number = ""

    package init(action: String, person: String, at: Instant) {
      self.action = action
      self.person = person
      self.at = at
    }
  }
}

/// What an editor of invoices offers to choose from.
package struct BillingChoices: Sendable {
  package let companies: [(id: Company.ID, name: String)]
  package let projects: [Invoice.ProjectName]

  package init(companies: [(id: Company.ID, name: String)], projects: [Invoice.ProjectName]) {
    self.companies = companies
    self.projects = projects
  }
}
