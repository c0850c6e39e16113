import Portal

/// The words of letters, looked up once: which ones is known only when a letter is written.
struct LetterWords: Sendable {
  /// Letters that are announced in words of their own.
  enum Form: Hashable, CaseIterable {
    case of(Letter.Kind)
    /// Ready for review, to somebody who does not decide.
    case readyToLookAt
    /// Sent like an invoice, and nothing is to be paid for it.
    case creditNote
    /// Money that is for no invoice yet.
    case paidAhead

    static let allCases = Letter.Kind.allCases.map(Form.of) + [.readyToLookAt, .creditNote, .paidAhead]

    var key: String {
      switch self {
      case .of(let kind): "mail.letter.\(kind)"
      case .readyToLookAt: "mail.letter.readyToLookAt"
      case .creditNote: "mail.letter.creditNote"
      case .paidAhead: "mail.letter.paidAhead"
      }
    }

    /// Those that say what the deed means.
    var isExplained: Bool {
      [
        .of(.approved), .of(.receipt), .of(.invoiceSent), .creditNote, .of(.paymentReceipt),
        .of(.paymentFailed), .of(.refund), .paidAhead, .of(.invoiceReminder),
      ].contains(self)
    }
  }

  private let subjects: [Form: Wording]
  private let buttons: [Form: Wording]
  private let texts: [Form: Wording]
  private let greeting: Wording
  private let greetingNobody: Wording
  let somebody: Wording
  private let project: Wording
  private let decideBy: Wording
  private let decideToday: Wording
  private let decideLate: Wording
  private let sendBy: Wording
  private let payBy: Wording
  private let payToday: Wording
  private let payLate: Wording
  private let toPay: Wording
  private let attached: Wording
  private let bank: Wording
  private let bankReference: Wording
  private let files: Wording
  private let answer: Wording
  private let why: Wording
  private let whyTeam: Wording
  private let whyMoney: Wording
  let money: MoneyWords
  let digest: DigestWords

  init(_ reader: inout PhraseReader) {
    subjects = reader.table(Form.allCases, texts: ["person", "title", "project"]) { "\($0.key).subject" }
    buttons = reader.table(Form.allCases) { "\($0.key).button" }
    texts = reader.table(Form.allCases.filter(\.isExplained)) { "\($0.key).text" }
    greeting = reader.wording("mail.letter.greeting", texts: ["name"])
    greetingNobody = reader.wording("mail.letter.greetingNobody")
    somebody = reader.wording("mail.letter.somebody")
    project = reader.wording("mail.letter.project", texts: ["project"])
    decideBy = reader.wording("mail.letter.decideBy", texts: ["day"])
    decideToday = reader.wording("mail.letter.decideToday")
    decideLate = reader.wording("mail.letter.decideLate", texts: ["day"])
    sendBy = reader.wording("mail.letter.sendBy", texts: ["day"])
    payBy = reader.wording("mail.letter.payBy", texts: ["day"])
    payToday = reader.wording("mail.letter.payToday")
    payLate = reader.wording("mail.letter.payLate", texts: ["day"])
    toPay = reader.wording("mail.letter.toPay", texts: ["amount"])
    attached = reader.wording("mail.letter.attached")
    bank = reader.wording("mail.letter.bank", texts: ["account"])
    bankReference = reader.wording("mail.letter.bankReference", texts: ["account", "reference"])
    files = reader.wording("mail.letter.files")
    answer = reader.wording("mail.letter.answer", texts: ["person"])
    why = reader.wording("mail.letter.why", texts: ["workspace"])
    whyTeam = reader.wording("mail.letter.whyTeam", texts: ["workspace"])
    whyMoney = reader.wording("mail.letter.whyMoney", texts: ["workspace"])
    money = MoneyWords(&reader)
    digest = DigestWords(&reader)
  }

  func greeting(_ name: String) -> String {
    let first = Display.firstName(of: name)
    return first.isEmpty ? greetingNobody.text() : greeting.text(0, [first])
  }

  func person(_ facts: LetterFacts) -> String {
    facts.person.isEmpty ? somebody.text() : Display.short(facts.person)
  }

  /// What the letter is about, in one line.
  func subject(_ facts: LetterFacts) -> String {
    let title = facts.paid.map(money.numbers) ?? facts.title
    return subjects[facts.form]?.text(
      facts.version, [person(facts), Display.short(title), Display.short(facts.project ?? "")]) ?? ""
  }

  func button(_ facts: LetterFacts, _ reader: LetterReader) -> String {
    // The team has no page of one remark.
    if reader.isTeam, facts.kind == .comment { return digest.button(.digest) }
    return buttons[facts.form]?.text(facts.version) ?? ""
  }

  /// What there is to be said besides.
  func sentences(_ facts: LetterFacts, _ dates: Dates, isExplained: Bool = true) -> [String] {
    var sentences: [String] = []
    // An update's subject has said it.
    if let name = facts.project, facts.kind != .update {
      sentences.append(project.text(0, [Display.short(name)]))
    }
    if let paid = facts.paid, facts.kind != .paymentFailed {
      sentences.append(money.way(paid, facts.kind, dates))
    }
    if let text = texts[facts.form], isExplained, facts.isLocked || facts.kind != .approved {
      sentences.append(text.text())
    }
    if let day = facts.dueOn {
      let sentence = due(facts.kind, day, on: dates.today).text(0, [dates.weekday(day)])
      // What an invoice asks for comes before all else.
      sentences.insert(sentence, at: facts.bill == nil ? sentences.count : 0)
    }
    if facts.isAttached { sentences.append(attached.text()) }
    if facts.files > 0 { sentences.append(files.text(facts.files)) }
    return sentences
  }

  /// A reminder among others.
  func reminder(_ facts: LetterFacts, _ dates: Dates) -> String {
    let amount = facts.bill.map { toPay.text(0, [dates.formats.money($0.amount)]) }
    let sentences = sentences(facts, dates, isExplained: false)
    return ((amount.map { [$0] } ?? []) + sentences).joined(separator: " ")
  }

  /// How it can be paid besides; nil where there is nothing to pay, or no account.
  func bank(_ facts: LetterFacts) -> String? {
    guard let bill = facts.bill, let account = PrintedAccount(bill.bank) else { return nil }
    let numbers = [("IBAN", account.iban), ("BIC", account.bic)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return bill.reference.isEmpty
      ? bank.text(0, [numbers]) : bankReference.text(0, [numbers, Display.line(bill.reference)])
  }

  private func due(_ kind: Letter.Kind, _ day: Day, on today: Day) -> Wording {
    switch kind {
    case .fileRequest: sendBy
    case .invoiceSent: payBy
    case .invoiceReminder: day > today ? payBy : day == today ? payToday : payLate
    default: decision(day, on: today)
    }
  }

  private func decision(_ day: Day, on today: Day) -> Wording {
    day > today ? decideBy : day == today ? decideToday : decideLate
  }

  func answer(_ person: String) -> String { answer.text(0, [Display.short(person)]) }

  func why(_ facts: LetterFacts, _ reader: LetterReader, _ workspace: String) -> String {
    if facts.kind == .paymentReceived { return whyMoney.text(0, [workspace]) }
    return (reader.isTeam ? whyTeam : why).text(0, [workspace])
  }
}

extension LetterFacts {
  fileprivate var form: LetterWords.Form {
    switch kind {
    case .readyForReview where !asksToDecide: .readyToLookAt
    case .invoiceSent where bill?.isCredit == true: .creditNote
    case .paymentReceived where paid?.parts.isEmpty == true: .paidAhead
    default: .of(kind)
    }
  }
}
