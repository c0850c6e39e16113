/// A bill to a company. Once sent it is never edited.
package struct Invoice: Identified, Sendable {
  package static let prefix = "inv"

  /// What the database holds; paid, overdue and the rest follow from it (`InvoiceState`).
  package enum Stage: String, CaseIterable, Sendable {
    case draft
    case sent
    case void
  }

  package enum Kind: String, CaseIterable, Sendable {
    case invoice
    /// Takes back some of an invoice, or all of it: what its lines add up to (`CreditNotes`).
    case creditNote = "credit_note"
  }

  package var id: ID
  package var kind: Kind
  /// The invoice that a credit note takes from.
  package var corrects: ID?
  /// That one, as it is named on this; nil where the reader does not see it.
  package var corrected: Corrected?
  /// Empty for a draft that has none yet.
  package var number: String
  package var stage: Stage
  package var currency: Currency
  package var issuedOn: Day
  package var dueOn: Day
  package var pricesIncludeTax: Bool
  /// The recipient owes the tax: no line has any, and the invoice says so.
  package var isReverseCharge: Bool
  package var discount: Discount
  /// Named on the totals' line of the discount; may be empty.
  package var discountLabel: String
  /// What can be paid first, nil where all is due at once.
  package var deposit: Money?
  /// What a bank transfer names, such as `RF18 2026 1183`; may be empty.
  package var reference: String
  /// Markdown, below the lines.
  package var notes: String
  package var footer: String
  /// SHA-256 in hexadecimal of the document that the agency made elsewhere and that stands for ours; nil where ours is
  /// the one.
  package var document: String?
  /// Who billed whom when it was sent; nil for a draft, and where the reader has no use for it.
  package var issuance: Issuance?
  package var lines: [InvoiceLine]
  /// The projects that it is for and that this client may see, by name.
  package var projects: [ProjectName]
  package var payments: [InvoicePayment]

  package init(
    id: ID, kind: Kind = .invoice, corrects: ID? = nil, number: String, stage: Stage, currency: Currency,
    issuedOn: Day, dueOn: Day, pricesIncludeTax: Bool, isReverseCharge: Bool = false, discount: Discount,
    discountLabel: String, deposit: Money?, reference: String, notes: String, footer: String,
    document: String? = nil,
    lines: [InvoiceLine], projects: [ProjectName], payments: [InvoicePayment]
  ) {
    self.id = id
    self.kind = kind
    self.corrects = corrects
    self.number = number
    self.stage = stage
    self.currency = currency
    self.issuedOn = issuedOn
    self.dueOn = dueOn
    self.pricesIncludeTax = pricesIncludeTax
    self.isReverseCharge = isReverseCharge
    self.discount = discount
    self.discountLabel = discountLabel
    self.deposit = deposit
    self.reference = reference
    self.notes = notes
    self.footer = footer
    self.document = document
    self.lines = lines
    self.projects = projects
    self.payments = payments
  }

  /// What a file of it is called.
  /// - Parameter ending: `pdf` or `xml`.
  package func fileName(_ ending: String) -> String { "\(number.isEmpty ? id.text : number).\(ending)" }

  /// Another invoice, as it is named on this one.
  package struct Corrected: Hashable, Sendable {
    package var number: String
    package var issuedOn: Day

    package init(number: String, issuedOn: Day) {
      self.number = number
      self.issuedOn = issuedOn
    }
  }

  package struct ProjectName: Hashable, Sendable {
    package var id: Project.ID
    package var name: String

    package init(id: Project.ID, name: String) {
      self.id = id
      self.name = name
    }
  }
}

/// A price reduction.
package enum Discount: Hashable, Sendable {
  case none
  case rate(Rate)
  /// In minor units of the invoice's currency.
  case amount(Int64)
}

/// One line of an invoice.
package struct InvoiceLine: Hashable, Sendable {
  package var title: String
  /// A second, smaller line; may be empty.
  package var detail: String
  package var quantity: Quantity
  /// `h`, `day`; may be empty.
  package var unit: String
  /// Of one unit, in minor units.
  package var price: Int64
  package var discount: Discount
  package var taxRate: Rate

  package init(
    title: String, detail: String, quantity: Quantity, unit: String, price: Int64, discount: Discount,
    taxRate: Rate
  ) {
    self.title = title
    self.detail = detail
    self.quantity = quantity
    self.unit = unit
    self.price = price
    self.discount = discount
    self.taxRate = taxRate
  }
}

/// What settles a part of one invoice: some of a payment, or a credit note.
package struct InvoicePayment: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Money that arrived.
    case received
    /// On its way: SEPA and ACH take days.
    case processing
    /// Money that went back, also after a lost dispute.
    case refunded
    /// A refund that did not arrive: what went back is the agency's again.
    case returned
    /// No money: a credit note took this much away.
    case credited
  }

  package var kind: Kind
  /// Positive, in minor units.
  package var amount: Int64
  package var on: Day
  /// How money came, or went; nil for a credit note.
  package var method: Payment.Method?
  /// The credit note's number; empty for money.
  package var note: String
  /// Where that is.
  package var noteID: Invoice.ID?
  /// Of what went back, what is not asked for again.
  package var waived: Int64
  /// When it was found to be a mistake: it counts for nothing, and stays written down.
  package var undoneOn: Day?

  package init(
    kind: Kind, amount: Int64, on: Day, method: Payment.Method? = nil, note: String = "",
    noteID: Invoice.ID? = nil, waived: Int64 = 0, undoneOn: Day? = nil
  ) {
    self.kind = kind
    self.amount = amount
    self.on = on
    self.method = method
    self.note = note
    self.noteID = noteID
    self.waived = waived
    self.undoneOn = undoneOn
  }
}
