/// The place that a comment is about.
///
/// In the database it is a flat JSON object of numbers: `{"x":0.5,"y":0.25}` is a point of an image as shares of its
/// width and height from the top left, `{"page":3}` a page of a PDF and `{"page":3,"x":0.5,"y":0.25}` a point on it,
/// `{"at":14}` a second of a film and `{"at":14.5,"until":17}` a stretch of one; `"file":2` names a file of a gallery,
/// the first where it is left out.
package struct Pin: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// In ten-thousandths of width and height.
    case point(x: Int, y: Int)
    /// A page, from 1, and a point on it.
    case page(Int, x: Int, y: Int)
    /// All of a page, from 1.
    case wholePage(Int)
    /// In milliseconds.
    case time(from: Int, until: Int?)
  }

  /// The file's position, from 1.
  package var file: Int
  package var place: Place

  package init(file: Int = 1, place: Place) {
    self.file = file
    self.place = place
  }

  /// Nil for any other shape: a comment whose pin makes no sense is shown without one.
  package init?(json text: String) {
    guard let numbers = FlatNumbers(text)?.numbers else { return nil }
    let whole = { (name: String) in numbers[name].map { $0 / FlatNumbers.unit } }
    let share = { (name: String) in numbers[name].flatMap { $0 <= FlatNumbers.unit ? $0 : nil } }
    let milliseconds = { (name: String) in numbers[name].map { $0 / 10 } }
    file = max(1, whole("file") ?? 1)
    if let from = milliseconds("at") {
      place = .time(from: from, until: milliseconds("until").flatMap { $0 > from ? $0 : nil })
    } else if let x = share("x"), let y = share("y") {
      let page = whole("page")
      place = page.map { .page(max(1, $0), x: x, y: y) } ?? .point(x: x, y: y)
    } else if let page = whole("page"), numbers["x"] == nil, numbers["y"] == nil {
      place = .wholePage(max(1, page))
    } else {
      return nil
    }
  }
}

extension Pin {
  /// The one form in which it is written.
  package var json: String {
    let about = file == 1 ? "" : "\"file\":\(file),"
    switch place {
    case .point(let x, let y): return "{\(about)\"x\":\(Self.share(x)),\"y\":\(Self.share(y))}"
    case .page(let page, let x, let y):
      return "{\(about)\"page\":\(page),\"x\":\(Self.share(x)),\"y\":\(Self.share(y))}"
    case .wholePage(let page): return "{\(about)\"page\":\(page)}"
    case .time(let from, let until):
      let end = until.map { ",\"until\":\(Self.seconds($0))" } ?? ""
      return "{\(about)\"at\":\(Self.seconds(from))\(end)}"
    }
  }

  private static func share(_ value: Int) -> String { decimal(value, places: 4) }
  private static func seconds(_ milliseconds: Int) -> String { decimal(milliseconds, places: 3) }

  /// `2500` with four places is `0.25`.
  private static func decimal(_ value: Int, places: Int) -> String {
    let unit = (0..<places).reduce(1) { unit, _ in unit * 10 }
    let (whole, part) = value.quotientAndRemainder(dividingBy: unit)
    if part == 0 { return "\(whole)" }
    var digits = String(part)
    digits = String(repeating: "0", count: places - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}

/// A flat JSON object of numbers that are not negative, read without floating point.
private struct FlatNumbers {
  /// Ten-thousandths; further decimals are dropped.
  static let unit = 10_000
  private(set) var numbers: [String: Int] = [:]
  private var rest: Substring.UTF8View

  init?(_ text: String) {
    rest = text[...].utf8
    guard take("{") else { return nil }
    repeat {
      guard take("\""), let name = name(), take(":"), let number = number() else { return nil }
      numbers[name] = number
    } while take(",")
    guard take("}"), isAtEnd else { return nil }
  }

  private var isAtEnd: Bool {
    mutating get {
      skip()
      return rest.isEmpty
    }
  }

  private mutating func skip() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    skip()
    guard rest.first == UInt8(ascii: letter) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Up to the closing quote; a name with an escape is none of ours.
  private mutating func name() -> String? {
    let name = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    rest = rest.dropFirst(name.count)
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    rest = rest.dropFirst()
    return String(Substring(name))
  }

  private mutating func digits() -> Substring.UTF8View {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  private mutating func number() -> Int? {
    skip()
    let whole = digits()
    guard !whole.isEmpty, whole.count <= 9 else { return nil }
    var value = whole.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    var decimals = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      decimals = digits()
      guard !decimals.isEmpty else { return nil }
    }
    var kept = decimals.prefix(4)
    for _ in 0..<4 { value = value * 10 + Int((kept.popFirst() ?? UInt8(ascii: "0")) - UInt8(ascii: "0")) }
    return value
  }
}
