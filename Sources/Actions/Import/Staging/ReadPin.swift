import GRDB

extension Stager {
  /// Reads a pin into the text that the database keeps; null where it is of no known shape, which is noted.
  mutating func readPin() throws -> DatabaseValue {
    var numbers: [String: String] = [:]
    var isPin = true
    try json.beginObject()
    while try json.nextMember() {
      let name = String(decoding: json.text, as: UTF8.self)
      let isKnown = json.fault == nil && PinFormat.members.contains(name) && numbers[name] == nil
      guard isKnown, try json.kind() == .number else {
        isPin = false
        try json.skip()
        continue
      }
      try json.readNumber()
      numbers[name] = String(decoding: json.text, as: UTF8.self)
    }
    guard isPin, json.fault == nil, let kept = PinFormat.kept(numbers) else {
      add(.isNot(PinFormat.noun))
      return .null
    }
    return kept.databaseValue
  }
}
