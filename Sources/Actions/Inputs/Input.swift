import Portal

/// Something that an action is told by name, with what it may be.
package struct Input<Value: Sendable>: Sendable {
  package let about: InputAbout
  /// Stands where nothing, or nothing that can be used, was given: an action with a problem is never done.
  let fallback: Value
  let read: @Sendable (_ text: String) -> Reading

  enum Reading {
    case value(Value)
    case wrong(Problem.Kind, String)
  }

  init(_ about: InputAbout, fallback: Value, read: @escaping @Sendable (_ text: String) -> Reading) {
    self.about = about
    self.fallback = fallback
    self.read = read
  }
}

/// What people are told of an input.
package struct InputAbout: Sendable, Hashable, Encodable {
  package let name: String
  /// `del_…`, `text`, `2026-11-24`: how it is written.
  package let form: String
  package let isRequired: Bool
  package let note: String
}

extension Input {
  /// The id of something.
  static func id<Owner: Identified & SendableMetatype>(_ name: String, _ note: String) -> Input
  where Value == Identifier<Owner> {
    let form = "\(Owner.prefix)_…"
    let about = InputAbout(name: name, form: form, isRequired: true, note: note)
    return Input(about, fallback: Identifier(unchecked: "")) { text in
      Identifier(text).map { .value($0) } ?? .wrong(.notUnderstood, "is not an id such as \(form)")
    }
  }

  /// The id of something that may be left out.
  static func optionalID<Owner: Identified & SendableMetatype>(_ name: String, _ note: String) -> Input
  where Value == Identifier<Owner>? {
    let form = "\(Owner.prefix)_…"
    let about = InputAbout(name: name, form: form, isRequired: false, note: note)
    return Input(about, fallback: nil) { text in
      if text.isEmpty { return .value(nil) }
      return Identifier(text).map { .value($0) }
        ?? .wrong(.notUnderstood, "is not an id such as \(form)")
    }
  }
}

extension Input {
  /// Several ids of one kind, none among them.
  static func ids<Owner: Identified & SendableMetatype>(_ name: String, _ note: String) -> Input
  where Value == [Identifier<Owner>] {
    let form = "\(Owner.prefix)_…, …"
    let about = InputAbout(name: name, form: form, isRequired: false, note: note)
    return Input(about, fallback: []) { text in
      var ids: [Identifier<Owner>] = []
      for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
        guard let id = Identifier<Owner>(word) else {
          return .wrong(.notUnderstood, "\(word) is not an id such as \(Owner.prefix)_…")
        }
        if !ids.contains(id) { ids.append(id) }
      }
      return .value(ids)
    }
  }
}

extension Input where Value == String {
  /// Lines of text, with the ends of lines as LF and nothing else that does not print.
  /// - Parameter length: in Unicode scalars, as the database counts.
  static func text(_ name: String, _ length: ClosedRange<Int>, _ note: String) -> Input {
    let isRequired = length.lowerBound > 0
    let about = InputAbout(name: name, form: "text", isRequired: isRequired, note: note)
    return Input(about, fallback: "") { given in
      let text = PlainLines.of(given)
      if text.isEmpty, isRequired { return .wrong(.missing, "is missing") }
      if text.unicodeScalars.count > length.upperBound {
        return .wrong(
          .tooLong(length.upperBound), "is longer than \(length.upperBound) characters: shorten it")
      }
      return .value(text)
    }
  }

  /// One line.
  static func line(_ name: String, _ length: ClosedRange<Int>, _ note: String) -> Input {
    let text = text(name, length, note)
    return Input(text.about, fallback: "") { given in
      text.read(given.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
  }
}

extension Input where Value == Day? {
  static func day(_ name: String, _ note: String) -> Input {
    let about = InputAbout(name: name, form: "2026-11-24", isRequired: false, note: note)
    return Input(about, fallback: nil) { text in
      if text.isEmpty { return .value(nil) }
      guard let day = Day(iso: text) else { return .wrong(.notADay, "is not a day such as 2026-11-24") }
      if Day.meant.contains(day) { return .value(day) }
      let (first, last) = (Day.meant.lowerBound.iso, Day.meant.upperBound.iso)
      return .wrong(.notADay, "is out of range: a day from \(first) to \(last)")
    }
  }
}

extension Input where Value == Int? {
  static func whole(_ name: String, _ range: ClosedRange<Int>, _ note: String) -> Input {
    let about = InputAbout(name: name, form: "\(range.lowerBound)", isRequired: false, note: note)
    return Input(about, fallback: nil) { text in
      if text.isEmpty { return .value(nil) }
      guard let number = Int(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        range.contains(number)
      else {
        return .wrong(
          .notANumber(range.lowerBound, range.upperBound),
          "is not a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return .value(number)
    }
  }
}

extension Input where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a few words; the first where none is given.
  static func choice(_ name: String, _ fallback: Value, _ note: String) -> Input {
    let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
    let about = InputAbout(name: name, form: words, isRequired: false, note: note)
    return Input(about, fallback: fallback) { text in
      if text.isEmpty { return .value(fallback) }
      return Value(rawValue: text).map { .value($0) } ?? .wrong(.notOffered, "is none of \(words)")
    }
  }
}

extension Input where Value == Pin? {
  /// The JSON form that `Pin` documents.
  static func pin(_ name: String, _ note: String) -> Input {
    let about = InputAbout(name: name, form: #"{"x":0.5,"y":0.25}"#, isRequired: false, note: note)
    return Input(about, fallback: nil) { text in
      if text.isEmpty { return .value(nil) }
      return Pin(json: text).map { .value($0) }
        ?? .wrong(.notUnderstood, "is no place: x and y from 0 to 1, with page on a PDF, or at in seconds")
    }
  }
}

extension Input where Value == ClockStretch? {
  /// A moment of a film, or from one to another.
  static func stretch(_ name: String, _ note: String) -> Input {
    let about = InputAbout(name: name, form: "0:14 or 0:14-0:20", isRequired: false, note: note)
    return Input(about, fallback: nil) { text in
      let bytes = ClockStretch.trimmed(text)
      if bytes.isEmpty { return .value(nil) }
      return ClockStretch(bytes).map { .value($0) }
        ?? .wrong(.notUnderstood, "is no time such as 0:14, or 0:14-0:20")
    }
  }
}

extension Input where Value == String {
  /// A text of a certain form, or nothing.
  static func word(_ name: String, _ word: Word, form: String, _ note: String) -> Input {
    let about = InputAbout(name: name, form: form, isRequired: false, note: note)
    return Input(about, fallback: "") { text in
      if text.isEmpty { return .value("") }
      if text.utf8.count > word.limit {
        return .wrong(.tooLong(word.limit), "is longer than \(word.limit) characters: shorten it")
      }
      return word.isValid(Array(text.utf8)) ? .value(text) : .wrong(word.kind, "is not \(word.noun)")
    }
  }
}
