/// What a member may hold. Lengths are in Unicode scalars, as the database counts them.
enum FieldType: Sendable {
  /// One line of text.
  case line(ClosedRange<Int>)
  /// Several lines.
  case text(ClosedRange<Int>)
  /// A text of a certain form.
  case word(Word)
  case choice([String])
  case day
  case instant
  case flag
  case whole(ClosedRange<Int64>)
  /// A number with so many decimals at most; the range and what is kept are in units of the last of them.
  case decimal(places: Int, ClosedRange<Int64>)
  /// What a record is called in the file: an id of ours, or a reference of the file's own.
  case key(prefix: String)
  /// An id of ours and nothing else.
  case ownID(prefix: String)
  /// Another record's key.
  case reference(to: String)

  /// A file: a path below the folder of the import file.
  case path
  /// A place in a work, as an object of numbers (`Pin`).
  case pin

  /// Minor units, not negative. Up to 2^53 - 1: every JSON tool writes these exactly (RFC 8259 §6).
  static let amount = FieldType.whole(0...9_007_199_254_740_991)
  static let positiveAmount = FieldType.whole(1...9_007_199_254_740_991)
  /// Per cent with up to three decimals.
  static let rate = FieldType.decimal(places: 3, 0...100_000)

  /// The longest key, in characters.
  static let keyLimit = 200
}

extension FieldType {
  /// The kind of JSON value it is written as.
  var kind: JSONReader.Kind {
    switch self {
    case .flag: .flag
    case .whole, .decimal: .number
    case .pin: .object
    default: .text
    }
  }

  /// How many bytes of a text are worth keeping: more cannot fit.
  var byteLimit: Int {
    switch self {
    case .line(let length), .text(let length): length.upperBound * 4
    case .word(let word): word.limit * 4
    case .path: PathWord.limit + 1
    case .key, .reference: max(Self.keyLimit, Word.email.limit) * 4
    default: 400
    }
  }

  /// What is wanted, as in "must be a text".
  var noun: String {
    switch self {
    case .flag: "true or false"
    case .whole: "a whole number"
    case .decimal: "a number"
    case .pin: "an object"
    default: "a text"
    }
  }
}

extension JSONReader.Kind {
  /// As in "not a list".
  var noun: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .text: "a text"
    case .number: "a number"
    case .flag: "true or false"
    case .null: "null"
    }
  }
}
