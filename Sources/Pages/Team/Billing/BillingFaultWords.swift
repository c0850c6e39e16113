import Markup
import Portal

extension TeamConsole {
  /// The words for what is wrong with what was done about an invoice: the first text is `most`, the second `detail`.
  func words(_ fault: BillingFault) -> (FaultWords, [String]) {
    let named = { (name: String) in ["", Display.line(name)] }
    let day = { (day: Day) in ["", self.dates.full(day).text] }
    return switch fault {
    case .amount(let currency): (.amount, [Self.example(currency), currency.code])
    case .amountAboveZero(let currency): (.aboveZero, [Self.example(currency), currency.code])
    case .share(let currency): (.share, ["", currency.code])
    case .quantity: (.quantity, [])
    case .rate: (.rate, [])
    case .numberTaken(let number): (.taken, named(number))
    case .dueBeforeIssue: (.dueEarly, [])
    case .taxed: (.taxed, [])
    case .tooMuch: (.tooMuch, [])
    case .belowZero: (.belowZero, [])
    case .depositTooLarge: (.deposit, [])
    case .tooManyLines(let most): (.tooManyLines, [dates.formats.number(Int64(most))])
    case .noLines: (.noLines, [])
    case .boundByCorrected: (.corrected, [])
    case .depositOnCredit: (.noDeposit, [])
    case .nothingToCredit: (.nothingBack, [])
    case .correctedVoid(let number): (.correctedVoid, named(number))
    case .beyondWhatIsLeft(let number, let left):
      (.moreThanLeft, [dates.formats.money(left), Display.line(number)])
    case .reminderDays(let most, let range):
      (.days, [dates.formats.number(Int64(most)), "\(range.lowerBound)…\(range.upperBound)"])
    case .notYet: (.notYet, [])
    case .passed: (.passed, [])
    case .madeUntil(let last): (.made, day(last))
    case .endsBefore(let next): (.endsEarly, day(next))
    case .howManyDays: (.howMany, [])
    case .noPDF: (.noPDF, [])
    case .wasSent(let number): (.wasSent, named(number))
    case .isCredit(let number): (.isCredit, named(number))
    case .isDraft: (.isDraft, [])
    case .isVoid(let number): (.isVoid, named(number))
    case .hasCredit(let number): (.hasCredit, named(number))
    case .wasPaid(let number): (.wasPaid, named(number))
    case .ended(let title): (.ended, named(title))
    }
  }

  /// As it may be typed, in every language.
  private static func example(_ currency: Currency) -> String {
    currency.exponent == 0 ? "1250" : "1250." + String(repeating: "0", count: currency.exponent)
  }
}
