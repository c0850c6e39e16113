/// What can be wrong with what the team does about invoices, with the facts that a sentence about it needs: the console
/// says it in the language of whoever reads it.
package enum BillingFault: Hashable, Sendable {
  case amount(Currency)
  case amountAboveZero(Currency)
  case share(Currency)
  case quantity
  case rate
  case numberTaken(String)
  case dueBeforeIssue
  /// The recipient owes the tax, and a line has some.
  case taxed
  case tooMuch
  case belowZero
  case depositTooLarge
  case tooManyLines(Int)
  case noLines
  /// What of a credit note is that of the invoice that it corrects.
  case boundByCorrected
  case depositOnCredit
  case nothingToCredit
  case correctedVoid(String)
  case beyondWhatIsLeft(String, left: Money)
  case reminderDays(most: Int, ClosedRange<Int>)
  /// A day on which money cannot have come yet.
  case notYet
  case passed
  case madeUntil(Day)
  case endsBefore(Day)
  case howManyDays
  case noPDF

  // What stands in the way of an action as a whole.
  case wasSent(String)
  case isCredit(String)
  case isDraft
  case isVoid(String)
  case hasCredit(String)
  case wasPaid(String)
  case ended(String)
}
