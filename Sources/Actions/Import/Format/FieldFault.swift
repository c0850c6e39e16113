/// What is wrong with a member, as a clause that its path is put before.
enum FieldFault: Error, Equatable {
  case missing
  case unknown(nearest: String?)
  case twice
  case mustNotBeNull
  case wrongKind(wanted: String, found: String)
  case text(TextFault)
  case empty
  case tooLong(limit: Int)
  case controlCharacter(UInt8)
  case isNot(String)
  case notOneOf([String], nearest: String?)
  case notWhole
  case negativeZero
  case exponent
  case tooManyDecimals(Int)
  case negative
  case below(String)
  case above(String)
  case tooMany(limit: Int)
}

extension FieldFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing: "is missing"
    case .unknown(let nearest): "is not a known member" + Self.hint(nearest)
    case .twice: "stands twice in one object"
    case .mustNotBeNull: "must not be null: leave it out where there is nothing to say"
    case .wrongKind(let wanted, let found): "must be \(wanted), not \(found)"
    case .text(.notUTF8): "is not valid UTF-8"
    case .text(.loneSurrogate): "holds half of a surrogate pair (a \\u escape without its other half)"
    case .text(.tooLong): "is too long"
    case .empty: "is empty"
    case .tooLong(let limit): "is longer than \(limit) characters"
    case .controlCharacter(0): "holds a NUL character"
    case .controlCharacter(let byte):
      "holds a control character (U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true)))"
    case .isNot(let noun): "is not \(noun)"
    case .notOneOf(let choices, let nearest):
      "is none of \(choices.joined(separator: ", "))" + Self.hint(nearest)
    case .notWhole: "must be a whole number, written in digits only"
    case .negativeZero: "must not be -0"
    case .exponent: "must be written without an exponent"
    case .tooManyDecimals(let places): "has more than \(places) decimals"
    case .negative: "must not be negative"
    case .below(let limit): "must be at least \(limit)"
    case .above(let limit): "must be at most \(limit)"
    case .tooMany(let limit): "has more than \(limit) items"
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean \($0)?" } ?? ""
  }
}
