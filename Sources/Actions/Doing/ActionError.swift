import Portal

/// One thing that is wrong with what was given.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
  /// What a page says of it in the reader's own language.
  package enum Kind: Hashable, Sendable {
    case missing
    /// With the most letters that there may be.
    case tooLong(Int)
    /// With the most files that there may be.
    case tooMany(Int)
    /// A file, with its name and how many bytes it may have.
    case tooLarge(String, limit: Int64)
    /// The workspace's files would be more than it has room for.
    case noRoom
    case notUnderstood
    case notADay
    /// With the least and the most that it may be.
    case notANumber(Int, Int)
    case notALink
    /// A last day that comes before the first.
    case tooEarly
    /// Files and a link, where one of the two is wanted.
    case both
    /// Somebody else was faster: it was decided, or superseded.
    case tooLate
    /// Something that is not (or no longer) there to be chosen.
    case notOffered
    case billing(BillingFault)
  }

  package let field: String
  package let kind: Kind
  /// What is wrong and what to do, without the field's name.
  package let message: String

  package init(_ field: String, _ message: String, kind: Kind = .notUnderstood) {
    self.field = field
    self.kind = kind
    self.message = message
  }

  package var description: String { "\(field): \(message)" }
}

/// Why an action was not done. Nothing was stored.
package enum ActionError: Error, CustomStringConvertible {
  /// Whoever acts may know that the thing is there, and may not do this to it: a role or a plan that lacks it.
  case forbidden(String)
  /// What is not theirs, said as of what does not exist.
  case notFound(String)
  case invalid([Problem])
  case conflict(Conflict)

  /// It cannot be done any more, or not yet: somebody was faster.
  package enum Conflict: Hashable, Sendable {
    /// Another version is the newest now.
    case superseded(Deliverable.ID)
    /// It was decided already.
    case decided(Deliverable.ID)
    /// A fact in the way, in a sentence for the team.
    case other(String)
    /// The same of an invoice, with what a page needs to say it in the reader's own language.
    case billing(BillingFault, String)
  }

  package var description: String {
    switch self {
    case .forbidden(let why): why
    case .notFound(let what): "there is no \(what)"
    case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
    case .conflict(.superseded(let id)): "a newer version of \(id) is there: look at that one first"
    case .conflict(.decided(let id)): "\(id) was decided already"
    case .conflict(.other(let why)), .conflict(.billing(_, let why)): why
    }
  }
}
