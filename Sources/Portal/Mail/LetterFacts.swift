/// What a letter tells: who did what to what, in the words of whoever wrote them.
package struct LetterFacts: Hashable, Sendable {
  package var kind: Letter.Kind
  /// Whether the reader decides on what is ready; else they look at it, and others decide.
  package var asksToDecide = false
  /// Whether everybody whose approval is needed has given it: it is locked now.
  package var isLocked = false
  /// Who did it.
  package var person = ""
  /// Of the deliverable or the request; may be empty.
  package var title = ""
  /// Of a deliverable; 0 where there is none.
  package var version = 0
  /// Nil where it is about none, or about one that the reader does not see.
  package var project: String?
  /// By when something is asked for.
  package var dueOn: Day?
  /// What they wrote, in Markdown; may be empty.
  package var text = ""
  /// So many files go with it.
  package var files = 0
  /// What an invoice asks for, or a credit note takes back.
  package var bill: Bill?
  /// Whether the invoice goes with it as a file.
  package var isAttached = false
  /// Money that came, did not come, or went back.
  package var paid: Paid?
  /// Where it is below the reader's own address: `deliverables/del_…/`. Empty where the team has no page of that kind.
  package var page = ""
  /// Whose lead it is that answers reach.
  package var answers = Answers.team

  package struct Bill: Hashable, Sendable {
    package let amount: Money
    package let isCredit: Bool
    /// What a bank transfer names; may be empty.
    package let reference: String
    /// Where it can be sent; empty for what is not to be paid.
    package let bank: BankDetails

    package init(amount: Money, isCredit: Bool, reference: String, bank: BankDetails) {
      self.amount = amount
      self.isCredit = isCredit
      self.reference = reference
      self.bank = bank
    }
  }

  package enum Answers: Hashable, Sendable {
    case project(Project.ID)
    case conversation(Feedback.ID)
    case team
  }

  package init(_ kind: Letter.Kind) {
    self.kind = kind
  }
}
