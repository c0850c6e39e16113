import Portal

/// Money among an action's inputs. Each amount has two names: `price` as people write it, `price-minor` in minor units
/// for programs.
extension Inputs {
  /// Nil where neither was given, `.some(nil)` where it was left empty.
  mutating func amount(_ input: AmountInput) -> TypedAmount?? {
    let (written, minor) = (given(input.written), given(input.minor))
    guard let minor else { return written.map { $0.isEmpty ? nil : .written($0) } }
    if let written, !written.isEmpty {
      reject(Problem(input.minor.about.name, "was given twice: as \(written), too"))
    }
    return .some(minor.map { .minor($0) })
  }
}

/// An amount by its two names.
struct AmountInput: Sendable {
  let written: Input<String>
  let minor: Input<Int64?>

  init(_ name: String, _ note: String) {
    written = Input.amountText(name, note)
    minor = Input.minorUnits("\(name)-minor", "the same in minor units: cents, yen, fils")
  }

  var abouts: [InputAbout] { [written.about, minor.about] }
  var name: String { written.about.name }
}

extension Input where Value == String {
  /// Read when its currency is known.
  fileprivate static func amountText(_ name: String, _ note: String) -> Input {
    let text = line(name, 0...40, note)
    return Input(
      InputAbout(name: name, form: "1250.00", isRequired: false, note: note), fallback: "", read: text.read)
  }
}

extension Input where Value == Int64? {
  fileprivate static func minorUnits(_ name: String, _ note: String) -> Input {
    let about = InputAbout(name: name, form: "125000", isRequired: false, note: note)
    return Input(about, fallback: nil) { text in
      if text.isEmpty { return .value(nil) }
      let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
      guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text)
      else {
        return .wrong(.notUnderstood, "is not a whole number of minor units such as 125000")
      }
      return .value(number)
    }
  }
}

extension AmountInput {
  /// The same of one thing among several.
  func named(after prefix: String) -> AmountInput {
    AmountInput(written: written.named(after: prefix), minor: minor.named(after: prefix))
  }

  private init(written: Input<String>, minor: Input<Int64?>) {
    self.written = written
    self.minor = minor
  }
}
