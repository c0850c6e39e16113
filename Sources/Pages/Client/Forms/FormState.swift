import Portal

/// A form that was refused, as it was typed: it is shown again with every word in its place, and with what is wrong.
package struct FormState: Sendable {
  /// Which form of which page; of a deliverable's, with its id.
  package enum Kind: Hashable, Sendable {
    case approval(String)
    case changes(String)
    case comment(String)
    case feedback
    case details
    /// What is to be paid.
    case checkout
    case fileRequest(String)
    /// A form of the console, by the action's name.
    case team(String)
  }

  package enum Fault: Hashable, Sendable {
    case missing
    /// With the most letters that there may be.
    case tooLong(Int)
    /// With the most files that there may be.
    case tooMany(Int)
    /// A file, with its name and how many bytes it may have.
    case tooLarge(String, limit: Int64)
    /// The agency has no room for more files.
    case noRoom
    case notUnderstood
    case notADay
    case notANumber(Int, Int)
    case notALink
    case tooEarly
    case both
    case tooLate
    /// Something that is not there to be chosen.
    case notOffered
    case billing(BillingFault)
  }

  let kind: Kind
  private let values: [String: String]
  private let faults: [String: Fault]
  /// All that is wrong, in the form's order.
  package let problems: [(field: String, fault: Fault)]

  /// Whether files came with it, which no page can choose again.
  let hadFiles: Bool

  /// Of several faults of one field the first is shown.
  package init(
    _ kind: Kind, values: [String: String], faults: [(field: String, fault: Fault)], hadFiles: Bool = false
  ) {
    self.hadFiles = hadFiles
    self.kind = kind
    self.values = values
    problems = faults
    self.faults = Dictionary(faults.map { ($0.field, $0.fault) }) { first, _ in first }
  }

  /// What was typed; nil where the form had no such field.
  func value(_ field: String) -> String? { values[field] }

  func fault(_ field: String) -> Fault? { faults[field] }
}

extension ClientPortal {
  /// What was typed into a form, where it was this one that was refused.
  func refused(_ kind: FormState.Kind) -> FormState? { form?.kind == kind ? form : nil }
}
