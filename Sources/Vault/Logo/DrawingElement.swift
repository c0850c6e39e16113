/// One element of a drawing that is to be written anew; without a name it is text alone.
struct DrawingElement {
  var name: String
  var attributes: [String: String] = [:]
  var children: [DrawingElement] = []
  var text = ""

  /// Whether anything in it can be seen.
  var draws: Bool { contains { DrawingRules.shapes.contains($0.name) } }

  /// Style sheets may refer to gradients only: whatever else they refer to could contain, by its class, itself.
  var paintsSimply: Bool {
    var targets: Set<String> = []
    var heavy: Set<String> = []
    _ = contains { element in
      if element.name == "style" { targets.formUnion(DrawingRules.targets(in: element.text)) }
      if let id = element.attributes["id"], !element.name.hasSuffix("Gradient") { heavy.insert(id) }
      return false
    }
    return targets.isDisjoint(with: heavy)
  }

  func contains(_ fits: (DrawingElement) -> Bool) -> Bool {
    fits(self) || children.contains { $0.contains(fits) }
  }

  func xml(isRoot: Bool = false) -> String {
    if name.isEmpty { return Self.escaped(text) }
    var xml = "<\(name)"
    if isRoot { xml += " xmlns=\"\(DrawingRules.namespace)\"" }
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      xml += " \(name)=\"\(Self.escaped(value))\""
    }
    if children.isEmpty, text.isEmpty { return xml + "/>" }
    return xml + ">" + Self.escaped(text) + children.map { $0.xml() }.joined() + "</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// How much a drawing makes a browser draw: its elements, and again those that are drawn by reference. A few lines of
/// `<use>` that double each other would be billions.
struct Weight {
  private var byID: [String: DrawingElement] = [:]
  private var known: [String: Int] = [:]
  private var underWay: Set<String> = []
  private let limit: Int

  /// Nil where it is more than `limit`, or where something refers to itself.
  static func of(_ root: DrawingElement, limit: Int) -> Int? {
    var weight = Weight(limit: limit)
    weight.index(root)
    return weight.weigh(root)
  }

  private init(limit: Int) {
    self.limit = limit
  }

  private mutating func index(_ element: DrawingElement) {
    if let id = element.attributes["id"], byID[id] == nil { byID[id] = element }
    for child in element.children { index(child) }
  }

  private mutating func weigh(_ element: DrawingElement) -> Int? {
    var sum = 1
    for child in element.children {
      guard let weight = weigh(child) else { return nil }
      sum += weight
      if sum > limit { return nil }
    }
    for value in element.attributes.values {
      for target in DrawingRules.targets(in: value) {
        guard let weight = weigh(id: target) else { return nil }
        sum += weight
        if sum > limit { return nil }
      }
    }
    return sum
  }

  private mutating func weigh(id: String) -> Int? {
    if let weight = known[id] { return weight }
    guard let element = byID[id] else { return 0 }
    guard underWay.insert(id).inserted, let weight = weigh(element) else { return nil }
    underWay.remove(id)
    known[id] = weight
    return weight
  }
}
