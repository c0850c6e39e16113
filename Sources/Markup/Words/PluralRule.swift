/// The forms that languages have for counts (Unicode CLDR, language plural rules).
package enum PluralCategory: UInt8, Sendable, CaseIterable {
  case zero, one, two, few, many, other

  init?(name: String) {
    guard let category = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = category
  }

  var name: String { String(describing: self) }
}

/// CLDR 45's cardinal rules for whole numbers in the languages that we ship; any other language has one form.
package enum PluralRule: Sendable {
  /// English, German: 1, and the rest.
  case oneOther
  /// French: 0 and 1; whole millions; the rest.
  case french
  /// Spanish: 1; whole millions; the rest.
  case spanish
  case arabic
  case onlyOther

  /// By a BCP 47 tag, "de" or "de-AT".
  package init(language: String) {
    switch language.split(separator: "-").first {
    case "en", "de": self = .oneOther
    case "fr": self = .french
    case "es": self = .spanish
    case "ar": self = .arabic
    default: self = .onlyOther
    }
  }

  /// The forms that a text must have.
  var required: [PluralCategory] {
    switch self {
    case .oneOther, .french, .spanish: [.one, .other]
    case .arabic: [.zero, .one, .two, .few, .many, .other]
    case .onlyOther: [.other]
    }
  }

  /// The forms that a text may have. French and Spanish want "many" for whole millions only ("un million de
  /// tâches"), which nothing in a portal reaches; where it is left out, "other" stands in.
  var allowed: [PluralCategory] {
    switch self {
    case .french, .spanish: [.one, .many, .other]
    case .oneOther, .arabic, .onlyOther: required
    }
  }

  package func category(of number: Int) -> PluralCategory {
    let count = number.magnitude
    switch self {
    case .onlyOther: return .other
    case .oneOther: return count == 1 ? .one : .other
    case .french, .spanish:
      if count == 1 || (count == 0 && self == .french) { return .one }
      return count != 0 && count % 1_000_000 == 0 ? .many : .other
    case .arabic: return arabic(count)
    }
  }

  private func arabic(_ count: UInt) -> PluralCategory {
    switch count {
    case 0: .zero
    case 1: .one
    case 2: .two
    default:
      switch count % 100 {
      case 3...10: .few
      case 11...99: .many
      default: .other
      }
    }
  }
}
