/// A template from which an invoice is made on each of its days, until it ends.
package struct RecurringInvoice: Identified, Hashable, Sendable {
  package static let prefix = "rec"

  package let id: ID
  /// Clients read it beside the day of the next one.
  package var title: String
  package var recurrence: Recurrence
  /// Nil once it has ended.
  package var nextOn: Day?
  /// No later day counts; nil where it goes on until somebody ends it.
  package var endsOn: Day?
  package var isPaused: Bool
  /// Else a draft is held for a look.
  package var sendsAtOnce: Bool
  /// What each says, dated its first day; nil where what was stored cannot be read.
  package var draft: InvoiceDraft?
  package let company: Company.ID
  package let companyName: String
  package let currency: Currency
  /// As it adds up; nil where that is not known.
  package let total: Money?

  package init(
    id: ID, title: String, recurrence: Recurrence, nextOn: Day?, endsOn: Day?, isPaused: Bool,
    sendsAtOnce: Bool, draft: InvoiceDraft?, company: Company.ID, companyName: String,
    currency: Currency, total: Money?
  ) {
    self.id = id
    self.title = title
    self.recurrence = recurrence
    self.nextOn = nextOn
    self.endsOn = endsOn
    self.isPaused = isPaused
    self.sendsAtOnce = sendsAtOnce
    self.draft = draft
    self.company = company
    self.companyName = companyName
    self.currency = currency
    self.total = total
  }

  package var hasEnded: Bool { nextOn == nil }

  /// A draft of it that says nothing.
  package var blank: InvoiceDraft {
    InvoiceDraft(company: company, currency: currency, issuedOn: recurrence.first, dueOn: recurrence.first)
  }

  /// Those of its days, from the next one on, that have come.
  package func daysDue(on today: Day) -> [Day] {
    var days: [Day] = []
    var next = nextOn
    while let day = next, day <= min(today, endsOn ?? today) {
      days.append(day)
      next = recurrence.day(after: day)
    }
    return days
  }

  /// The first day from `earliest` on, unless it has ended by then.
  package func day(from earliest: Day) -> Day? {
    recurrence.day(from: earliest).flatMap { day in endsOn.map { day <= $0 } ?? true ? day : nil }
  }
}

/// When the next invoice of a template comes, as its clients are told.
package struct UpcomingInvoice: Hashable, Sendable {
  package let id: RecurringInvoice.ID
  package let title: String
  package let day: Day
  package let total: Money

  package init(id: RecurringInvoice.ID, title: String, day: Day, total: Money) {
    self.id = id
    self.title = title
    self.day = day
    self.total = total
  }
}
