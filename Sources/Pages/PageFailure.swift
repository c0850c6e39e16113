import Portal

/// Why one page cannot be made. The others of its client are: a bad row holds up nobody else.
package enum PageFailure: Error, Equatable, Sendable {
  /// An invoice whose amounts cannot be added up, by its number (its id where it has none).
  case invoice(String, MoneyError)
  /// What is owed altogether does not fit.
  case sum(MoneyError)
  /// A picture that cannot be read, and why.
  case picture(String, reason: String)
  /// The template stopped.
  case template(String, reason: String)
}

extension PageFailure: CustomStringConvertible {
  /// For `doctor` and logs: no text of the client's, only what is needed to find the row.
  package var description: String {
    switch self {
    case .invoice(let number, let error): "invoice \(number): \(Self.words(error))"
    case .sum(let error): "what is owed altogether: \(Self.words(error))"
    case .picture(let what, let reason): "\(what): \(reason)"
    case .template(let name, let reason): "template \(name): \(reason)"
    }
  }

  private static func words(_ error: MoneyError) -> String {
    switch error {
    case .overflow: "the amounts do not fit in 64 bits"
    case .mixedCurrencies(let a, let b): "\(a) and \(b) cannot be added"
    }
  }
}
