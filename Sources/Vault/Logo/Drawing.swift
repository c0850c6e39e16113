import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG made safe: read by a strict parser, written anew from what is known to draw and to do nothing else.
struct Drawing {
  let bytes: [UInt8]
  /// In proportion; the larger is 1000.
  let width: Int
  let height: Int
  let dropped: [String]
  let knowsDark: Bool

  /// Elements that may be drawn, those counted that are drawn again by reference.
  static let limit = 20_000

  init(_ bytes: [UInt8]) throws(LogoError) {
    let (plain, hadType) = try Self.withoutDocumentType(bytes)
    let reader = DrawingReader()
    let parser = XMLParser(data: Data(plain))
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let isWellFormed = parser.parse()
    if let refusal = reader.refusal { throw refusal }
    guard isWellFormed, var root = reader.root, root.name == "svg" else {
      throw .drawing("is not well-formed XML; save it again as plain SVG")
    }
    guard root.draws else {
      throw .drawing("has nothing left to draw once scripts, links and embedded files are taken out of it")
    }
    guard let box = Self.viewBox(root.attributes) else {
      throw .drawing("says no size; add a viewBox, or a width and a height in pixels")
    }
    guard root.paintsSimply else {
      throw .drawing(
        "paints by patterns, masks or clips from its style sheet; export it with presentation attributes")
    }
    guard Weight.of(root, limit: Self.limit) != nil else {
      throw .drawing("is too intricate for a logo, or refers to itself; flatten its symbols and patterns")
    }
    let scale = 1000 / max(box.width, box.height)
    width = max(1, Int((box.width * scale).rounded()))
    height = max(1, Int((box.height * scale).rounded()))
    root.attributes["viewBox"] = box.text
    root.attributes["width"] = "\(width)"
    root.attributes["height"] = "\(height)"
    self.bytes = Array(root.xml(isRoot: true).utf8) + [UInt8(ascii: "\n")]
    dropped = (reader.dropped.union(hadType ? ["<!DOCTYPE>"] : [])).sorted()
    knowsDark = root.contains { $0.name == "style" && $0.text.contains("prefers-color-scheme") }
  }

  /// A plain document type is taken away before anything is parsed; one that declares entities, a second one, and other
  /// encodings than UTF-8 are refused, so that the parser never sees a declaration.
  private static func withoutDocumentType(_ bytes: [UInt8]) throws(LogoError) -> ([UInt8], Bool) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .drawing("is not written in UTF-8; save it again as plain SVG")
    }
    if let head = text.prefix(200).firstMatch(of: /<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/),
      !["utf-8", "utf8", "us-ascii"].contains(head.1.lowercased())
    {
      throw .drawing("is not written in UTF-8; save it again as plain SVG")
    }
    var rest = text[...]
    var hadType = false
    if let start = text.range(of: "<!DOCTYPE"),
      let end = text[start.upperBound...].firstIndex(where: { "[<>".contains($0) }), text[end] == ">"
    {
      rest = text[..<start.lowerBound] + text[text.index(after: end)...]
      hadType = true
    }
    if rest.range(of: "<!DOCTYPE") != nil || rest.range(of: "<!ENTITY") != nil {
      throw .drawing("declares entities in a document type; save it again as plain SVG")
    }
    return (Array(rest.utf8), hadType)
  }

  private static func viewBox(_ attributes: [String: String]) -> (
    width: Double, height: Double, text: String
  )? {
    func length(_ name: String) -> Double? {
      attributes[name].flatMap { value in
        Double(
          value.hasSuffix("px") || value.hasSuffix("pt") || value.hasSuffix("mm")
            ? value.dropLast(2) : value[...])
      }
    }
    let sane = 0.001...1_000_000
    if let numbers = attributes["viewBox"]?.split(whereSeparator: { " ,\t\r\n".contains($0) }).map({
      Double($0)
    }),
      numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
      let height = numbers[3],
      x.isFinite, y.isFinite, sane.contains(width), sane.contains(height)
    {
      return (width, height, attributes["viewBox"] ?? "")
    }
    guard let width = length("width"), let height = length("height"), sane.contains(width),
      sane.contains(height)
    else { return nil }
    return (width, height, "0 0 \(width) \(height)")
  }
}
