import GRDB
import Markup
import Portal

/// From what a file says to what the database keeps.
extension FieldType {
  /// The value of a text or number, whose kind and encoding are right already.
  func value(of text: [UInt8]) throws(FieldFault) -> DatabaseValue {
    switch self {
    case .line(let length): return try Self.checked(text, length, isOneLine: true)
    case .text(let length): return try Self.checked(text, length, isOneLine: false)
    case .key: return try Self.checked(text, 1...Self.keyLimit, isOneLine: true)
    case .reference(let table):
      // Members are known by their address, in small letters.
      let key = table == "member" ? Self.lowered(text) : text
      return try Self.checked(key, 1...max(Self.keyLimit, Word.email.limit), isOneLine: true)
    case .word(let word): return try Self.word(text, word)
    case .choice(let choices):
      let choice = String(decoding: text, as: UTF8.self)
      guard choices.contains(choice) else {
        throw .notOneOf(choices, nearest: Nearest.name(to: choice, among: choices))
      }
      return choice.databaseValue
    case .day:
      let day = String(decoding: text, as: UTF8.self)
      guard let day = Day(iso: day) else { throw .isNot("a date such as 2026-11-24") }
      return day.iso.databaseValue
    case .instant:
      guard let instant = Instant(iso: String(decoding: text, as: UTF8.self)) else {
        throw .isNot("a moment in UTC such as 2026-11-24T16:20:05Z")
      }
      return instant.iso.databaseValue
    case .ownID(let prefix):
      guard IDText.isValid(text.span, prefix: prefix) else {
        throw .isNot("an id that begins with \(prefix)_")
      }
      return String(decoding: text, as: UTF8.self).databaseValue
    case .whole(let range): return try DecimalText.whole(text, in: range).databaseValue
    case .decimal(let places, let range):
      return try DecimalText.scaled(text, places: places, in: range).databaseValue
    case .path:
      guard PathWord.isValid(text) else { throw .isNot(PathWord.noun) }
      return try Self.checked(text, 1...PathWord.limit, isOneLine: true)
    case .pin, .flag: throw .wrongKind(wanted: noun, found: JSONReader.Kind.text.noun)
    }
  }

  private static func word(_ text: [UInt8], _ word: Word) throws(FieldFault) -> DatabaseValue {
    if text.isEmpty {
      guard word.isOptional else { throw .empty }
      return "".databaseValue
    }
    let small = word.noun == Word.email.noun ? lowered(text) : text
    _ = try checked(small, 0...word.limit, isOneLine: true)
    guard word.isValid(small) else { throw .isNot(word.noun) }
    return String(decoding: small, as: UTF8.self).databaseValue
  }

  /// Length in scalars, no control characters but line breaks and tabs where there may be several lines, not only
  /// spaces where something has to be said.
  private static func checked(_ text: [UInt8], _ length: ClosedRange<Int>, isOneLine: Bool)
    throws(FieldFault) -> DatabaseValue
  {
    var count = 0
    var isBlank = true
    for byte in text {
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte > 0x20 { isBlank = false }
      let isBreak = byte == 0x09 || byte == 0x0A || byte == 0x0D
      if byte < 0x20 && (isOneLine || !isBreak) || byte == 0x7F { throw .controlCharacter(byte) }
    }
    if length.lowerBound > 0, isBlank { throw .empty }
    guard count <= length.upperBound else { throw .tooLong(limit: length.upperBound) }
    return String(decoding: text, as: UTF8.self).databaseValue
  }

  private static func lowered(_ text: [UInt8]) -> [UInt8] {
    text.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
