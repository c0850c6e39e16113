import Portal

/// The words of mails that tell of several things.
struct DigestWords: Sendable {
  enum Form: String, Hashable, CaseIterable {
    /// All that is new.
    case digest
    /// Only what is to be decided.
    case reminders
    /// Only what is to be paid.
    case invoiceReminders

    init(_ letters: [LetterFacts]) {
      let kinds = Set(letters.map(\.kind))
      self =
        kinds == [.reviewReminder] ? .reminders : kinds == [.invoiceReminder] ? .invoiceReminders : .digest
    }

    /// Where all of it is, below the reader's own address.
    var page: String {
      switch self {
      case .digest: ""
      case .reminders: "deliverables/"
      case .invoiceReminders: "billing/"
      }
    }
  }

  private let subjects: [Form: Wording]
  private let buttons: [Form: Wording]
  private let reasons: [Form: Wording]

  init(_ reader: inout PhraseReader) {
    subjects = reader.table(Form.allCases, texts: ["workspace"]) { "mail.\($0.rawValue).subject" }
    buttons = reader.table(Form.allCases) { "mail.\($0.rawValue).button" }
    reasons = reader.table(Form.allCases) { "mail.\($0.rawValue).why" }
  }

  func subject(_ form: Form, _ count: Int, _ workspace: String) -> String {
    subjects[form]?.text(count, [workspace]) ?? ""
  }

  func button(_ form: Form) -> String { buttons[form]?.text() ?? "" }

  func why(_ form: Form) -> String { reasons[form]?.text() ?? "" }
}
