import Portal
import Store

/// What the team says of invoices that come again: what each says, as of any invoice, and on which days. Nil for what was
/// not told, which stays as it is.
struct RecurringTerms {
  /// What happens on each of its days.
  enum Sending: String, CaseIterable, Sendable {
    case hold
    case send
  }

  /// The most days from one to the next.
  private static let mostDays = 3660

  private static let title = Input.line(
    "title", 1...300, "what it is called: clients read it beside the day of the next one")
  private static let every = Input<Recurrence.Every>.choice("every", .month, "how often it comes")
  private static let days = Input.whole("days", 1...mostDays, "where it comes every so many days")
  private static let next = Input.day(
    "next", "the day of the next one, today or later; on its day of the month all others come")
  private static let ends = Input.day("ends", "none comes after that day; empty: until somebody ends it")
  private static let sending = Input<Sending>.choice(
    "sending", .hold, "on its day: hold a draft for a look, or send it at once")

  static func inputs(isNew: Bool) -> [InputAbout] {
    [
      InputAbout(name: "title", form: "text", isRequired: isNew, note: title.about.note),
      every.about,
      InputAbout(name: "days", form: "14", isRequired: false, note: days.about.note),
      next.about, ends.about, sending.about,
    ] + InvoiceTerms.inputs(isNew: isNew, isTemplate: true)
  }

  private let title: String?
  private let every: Recurrence.Every?
  private let days: Int?
  private let nextOn: Day?
  private let endsOn: Day??
  private let sending: Sending?
  let invoice: InvoiceTerms

  init(_ inputs: inout Inputs, isNew: Bool) {
    title = isNew ? inputs(Self.title) : inputs.given(Self.title)
    every = inputs.given(Self.every)
    days = inputs(Self.days)
    nextOn = inputs(Self.next)
    endsOn = inputs.given(Self.ends)
    sending = inputs.given(Self.sending)
    invoice = InvoiceTerms(&inputs, isNew: isNew, isTemplate: true)
  }
}

extension RecurringTerms {
  /// The template with what was told, and everything that is wrong with that by itself.
  /// - Parameters:
  ///   - old: with a draft.
  ///   - made: the last day for which an invoice was made.
  func template(from old: RecurringInvoice, on today: Day, made: Day?) -> (RecurringInvoice, [Problem]) {
    var (template, problems) = (old, [Problem]())
    if let title { template.title = title }
    if let sending { template.sendsAtOnce = sending == .send }
    if let endsOn { template.endsOn = endsOn }
    problems += setDays(of: &template, from: old, on: today, made: made)
    if let draft = old.draft {
      let read = invoice.draft(from: draft)
      template.draft = read.draft
      problems += read.problems
      if read.draft.lines.isEmpty {
        problems.append(Problem("lines", "are missing", kind: .billing(.noLines)))
      }
      // A year of mails about less than nothing is better refused today.
      if let total = try? read.draft.totals().total.minor, total < 0 {
        problems.append(Problem("lines", "add up to less than nothing", kind: .billing(.belowZero)))
      }
    }
    return (template, problems)
  }

  private func setDays(
    of template: inout RecurringInvoice, from old: RecurringInvoice, on today: Day, made: Day?
  ) -> [Problem] {
    var problems: [Problem] = []
    let every = every ?? old.recurrence.every
    let days = every == old.recurrence.every ? days ?? old.recurrence.days : days ?? 0
    if every == .days, days < 1 {
      problems.append(
        Problem("days", "are missing: how many from one to the next?", kind: .billing(.howManyDays)))
    }
    let day = nextOn ?? old.nextOn ?? today
    if let nextOn, nextOn != old.nextOn {
      if nextOn < today {
        problems.append(Problem("next", "has passed: choose today or later", kind: .billing(.passed)))
      }
      if let made, nextOn <= made {
        problems.append(
          Problem(
            "next", "is not after \(made.iso), for which there is an invoice already",
            kind: .billing(.madeUntil(made))))
      }
    }
    // What begins on the 31st is next on the 30th of November, and saving that changes nothing; a day that somebody chose
    // is the day of all others.
    let kept = Recurrence(every: every, days: days, first: old.recurrence.first)
    let isKept = day == old.nextOn && kept.has(day)
    template.recurrence = isKept ? kept : Recurrence(every: every, days: days, first: day)
    template.nextOn = day
    if let endsOn = template.endsOn, endsOn < day {
      problems.append(
        Problem("ends", "is before the next one, \(day.iso)", kind: .billing(.endsBefore(day))))
    }
    return problems
  }
}
