import Portal
import Store

/// What must hold of a draft, whoever wrote which part of it.
extension ActionContext {
  /// - Parameter id: nil for a new one.
  func problems(of draft: InvoiceDraft, id: Invoice.ID?) throws -> [Problem] {
    var problems = try strangers(in: draft, try agency())
    if draft.dueOn < draft.issuedOn {
      problems.append(
        Problem(
          "due", "is before the invoice's date, \(draft.issuedOn.iso)", kind: .billing(.dueBeforeIssue)))
    }
    if draft.isReverseCharge, draft.lines.contains(where: { $0.taxRate != .zero }) {
      problems.append(
        Problem(
          "reverse-charge", "means that the recipient owes the tax: take it from the lines first",
          kind: .billing(.taxed)))
    }
    problems += try numberProblems(draft.number, of: id)
    return problems + sumProblems(draft)
  }

  /// A number that another invoice has, or one that reads like it.
  func numberProblems(_ number: String, of id: Invoice.ID?) throws -> [Problem] {
    guard !number.isEmpty, let other = try Invoices.named(number, besides: id, in: try agency(), db) else {
      return []
    }
    return [
      Problem(
        "number", "\(other) is another invoice's: choose a different one",
        kind: .billing(.numberTaken(other)))
    ]
  }

  private func strangers(in draft: InvoiceDraft, _ workspace: Workspace.ID) throws -> [Problem] {
    var problems: [Problem] = []
    if try Companies.name(of: draft.company, in: workspace, db) == nil {
      problems.append(
        Problem("company", "\(draft.company) is no company of this workspace", kind: .notOffered))
    }
    for project in draft.projects where try Projects.facts(project, in: workspace, db) == nil {
      problems.append(Problem("projects", "\(project) is no project of this workspace", kind: .notOffered))
    }
    return problems
  }

  private func sumProblems(_ draft: InvoiceDraft) -> [Problem] {
    guard let totals = try? draft.totals() else {
      return [Problem("lines", "add up to more than an invoice can say", kind: .billing(.tooMuch))]
    }
    guard let deposit = draft.deposit, !draft.lines.isEmpty, deposit > totals.total.minor else { return [] }
    return [Problem("deposit", "is more than the invoice's total", kind: .billing(.depositTooLarge))]
  }
}
