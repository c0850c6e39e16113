import Markup

/// A form of the console that was refused, as it was typed, with what is wrong.
package struct ConsoleRefusal: Sendable {
  /// The action's name.
  let action: String
  package let form: FormState

  package init(action: String, form: FormState) {
    self.action = action
    self.form = form
  }

  /// Everything that is wrong, each with its field's name as the page shows it.
  func problems(_ console: TeamConsole) -> [String] {
    form.problems.map { problem in
      let words = console.words(problem.fault)
      return label(of: problem.field, console).map { "\($0): \(words)" } ?? words
    }
  }

  private func label(of field: String, _ console: TeamConsole) -> String? {
    let phrases = console.language.phrases
    // A field of one of many lines is called by its line.
    if let cut = field.firstIndex(of: "-") {
      let line = form.value("title-\(field[field.index(after: cut)...])") ?? ""
      return phrases.lineLabels["\(action).\(field[..<cut])"]?.text(0, [Display.line(line)])
    }
    return phrases.labels["\(action).\(field)"]?.text()
  }
}

/// A field of the console's: what stands in it, and what is wrong with that.
struct ConsoleField: Model {
  let value: String
  /// In words; nil where nothing is.
  let wrong: String?

  static let fields: [Field<ConsoleField>] = [
    .text("value") { $0.value },
    .optionalText("wrong") { $0.wrong },
  ]
}

extension ConsoleRefusal? {
  func value(_ field: String, of action: String, or value: String = "") -> String {
    state(of: action)?.value(field) ?? value
  }

  /// What was typed and what is wrong with it, where it was this action's form that was refused.
  func state(of action: String) -> FormState? {
    flatMap { action == $0.action ? $0.form : nil }
  }

  /// - Parameter value: what stands there where nothing was typed yet.
  func field(_ name: String, of action: String, or value: String = "", _ console: TeamConsole) -> ConsoleField
  {
    let form = state(of: action)
    return ConsoleField(value: form?.value(name) ?? value, wrong: form?.fault(name).map(console.words))
  }
}

extension TeamConsole {
  /// What is wrong, and what to do.
  func words(_ fault: FormState.Fault) -> String {
    let number = { (value: Int) in self.dates.formats.number(Int64(value)) }
    let size = { (bytes: Int64) in FileSize.words(bytes, self.dates.formats, self.dates.phrases) }
    let (words, texts): (FaultWords, [String]) =
      switch fault {
      case .missing: (.missing, [])
      case .tooLong(let limit): (.tooLong, [number(limit)])
      case .tooMany(let most): (.tooMany, [number(most)])
      case .tooLarge(let name, let limit): (.tooLarge, [size(limit), name])
      case .noRoom: (.noRoom, [])
      case .notADay: (.notADay, [])
      case .notANumber(let least, let most):
        (.notANumber, [number(most), number(least)])
      case .notALink: (.notALink, [])
      case .tooEarly: (.tooEarly, [])
      case .both: (.both, [])
      case .tooLate: (.tooLate, [])
      case .notUnderstood: (.notUnderstood, [])
      case .notOffered: (.notOffered, [])
      case .billing(let fault): words(fault)
      }
    return language.phrases.faults[words]?.text(0, texts + Array(repeating: "", count: 2 - texts.count)) ?? ""
  }
}

/// What can be wrong with a field, by the words that say so.
enum FaultWords: String, CaseIterable {
  case missing
  case tooLong
  case tooMany
  case tooLarge
  case noRoom
  case notADay
  case notANumber
  case notALink
  case tooEarly
  case both
  case tooLate
  case notUnderstood
  case notOffered
  case amount
  case aboveZero
  case share
  case quantity
  case rate
  case taken
  case dueEarly
  case taxed
  case tooMuch
  case belowZero
  case deposit
  case tooManyLines
  case noLines
  case corrected
  case noDeposit
  case nothingBack
  case correctedVoid
  case moreThanLeft
  case days
  case notYet
  case passed
  case made
  case endsEarly
  case howMany
  case noPDF
  case wasSent
  case isCredit
  case isDraft
  case isVoid
  case hasCredit
  case wasPaid
  case ended
}
