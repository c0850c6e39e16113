import Portal

@testable import Pages

extension Agency {
  static func reader(_ locale: String = "", isTeam: Bool = false) -> LetterReader {
    isTeam
      ? LetterReader(
        name: "Ida Solberg", locale: locale, home: "https://portal.northlight.example/team/", isTeam: true)
      : LetterReader(
        name: "Mara Lindqvist", locale: locale, home: "https://portal.northlight.example/c/client_1/",
        isTeam: false, answers: "Ida Solberg")
  }

  static func facts(_ kind: Letter.Kind, _ change: (inout LetterFacts) -> Void = { _ in }) -> LetterFacts {
    var facts = LetterFacts(kind)
    facts.person = "Mara Lindqvist"
    facts.title = "Shelf set"
    facts.version = 3
    facts.project = "Winter range"
    facts.text = "Lovely, but the **moon**:\n\n- larger\n- <script>alert(1)</script> & brighter"
    change(&facts)
    return facts
  }

  static func letter(_ facts: LetterFacts, to reader: LetterReader, _ name: String = "Northlight Studio")
    throws
    -> MailContent
  {
    let catalogue = try Agency.catalogue.get()
    return try catalogue.letter(
      facts, to: reader, brand: catalogue.brand(of: Agency.workspace { $0.name = name }), on: today)
  }

  private static func reminder(_ due: String) -> LetterFacts {
    facts(.reviewReminder) { facts in
      facts.text = ""
      facts.asksToDecide = true
      facts.dueOn = day(due)
      facts.page = "deliverables/del_1/"
    }
  }

  private static func bill(isCredit: Bool) -> LetterFacts {
    facts(.invoiceSent) { facts in
      facts.title = isCredit ? "NL-2026-119" : "NL-2026-118"
      facts.text = ""
      facts.dueOn = isCredit ? nil : day("2026-11-30")
      facts.page = "billing/inv_1/"
      facts.bill = LetterFacts.Bill(
        amount: Money(minor: 604_471, currency: currency("EUR")), isCredit: isCredit,
        reference: "RF18 2026 1183",
        bank: isCredit
          ? BankDetails(holder: "", iban: "", bic: "")
          : BankDetails(holder: "Northlight Studio Oy", iban: "FI2112345600000785", bic: "NDEAFIHH"))
    }
  }

  private static func money(_ kind: Letter.Kind, _ method: Payment.Method, _ rests: [Int64?]) -> LetterFacts {
    facts(kind) { facts in
      facts.person = "Halden & Daughters"
      facts.title = ""
      facts.project = nil
      facts.text = ""
      facts.page = "billing/"
      let euro = currency("EUR")
      facts.paid = LetterFacts.Paid(
        amount: Money(minor: 604_471 * Int64(rests.count), currency: euro), method: method,
        on: day("2026-11-24"),
        parts: rests.enumerated().map { index, rest in
          LetterFacts.Paid.Part(
            number: "NL-2026-\(118 + index)", amount: Money(minor: 604_471, currency: euro),
            rest: rest.map { Money(minor: $0, currency: euro) })
        })
    }
  }

  private static func invoiceReminder(_ due: String) -> LetterFacts {
    var facts = bill(isCredit: false)
    facts.kind = .invoiceReminder
    facts.dueOn = day(due)
    return facts
  }

  /// Letters of every shape, by name.
  static func letters(_ locale: String) throws -> [String: MailContent] {
    let ready = facts(.readyForReview) { facts in
      facts.person = "Ida Solberg"
      facts.asksToDecide = true
      facts.dueOn = day("2026-11-27")
      facts.page = "deliverables/del_1/"
    }
    let receipt = facts(.receipt) { facts in
      facts.text = ""
      facts.page = "deliverables/del_1/"
    }
    let feedback = facts(.feedback) { facts in
      facts.project = nil
      facts.files = 2
    }
    let catalogue = try Agency.catalogue.get()
    return [
      "invoice-sent": try letter(bill(isCredit: false), to: reader(locale)),
      "payment-receipt": try letter(
        money(.paymentReceipt, .bankTransfer, [0, 120_000, nil]), to: reader(locale)),
      "payment-received": try letter(
        money(.paymentReceived, .stripe, [0]), to: reader(locale, isTeam: true)),
      "payment-failed": try letter(money(.paymentFailed, .stripe, [nil]), to: reader(locale)),
      "refund": try letter(money(.refund, .stripe, [nil]), to: reader(locale)),
      "invoice-reminder": try letter(invoiceReminder("2026-11-20"), to: reader(locale)),
      "invoice-reminders": try catalogue.digest(
        [invoiceReminder("2026-11-20"), invoiceReminder("\(today)"), invoiceReminder("2026-11-27")],
        to: reader(locale), brand: catalogue.brand(of: Agency.workspace()), on: today),
      "credit-note": try letter(bill(isCredit: true), to: reader(locale)),
      "ready-for-review": try letter(ready, to: reader(locale)),
      "receipt": try letter(receipt, to: reader(locale)),
      "approved": try letter(facts(.approved) { $0.isLocked = true }, to: reader(locale, isTeam: true)),
      "feedback": try letter(feedback, to: reader(locale, isTeam: true)),
      "digest": try catalogue.digest(
        [
          facts(.comment) { $0.page = "deliverables/del_1/" }, facts(.update), facts(.reply) { $0.text = "" },
        ],
        to: reader(locale), brand: catalogue.brand(of: Agency.workspace()), on: today),
      "reminder": try letter(reminder("2026-11-27"), to: reader(locale)),
      "reminders": try catalogue.digest(
        [reminder("2026-11-26"), reminder("\(today)"), reminder("2026-11-20")], to: reader(locale),
        brand: catalogue.brand(of: Agency.workspace()), on: today),
    ]
  }
}
