import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Builds a tree of what is allowed, from a parser's events; what is not allowed goes with everything inside it.
final class DrawingReader: NSObject, XMLParserDelegate {
  private(set) var root: DrawingElement?
  private(set) var dropped: Set<String> = []
  private(set) var refusal: LogoError?
  private var open: [DrawingElement] = []
  /// How deep in something that is left out.
  private var outside = 0
  private var count = 0

  private static let depth = 64

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    count += 1
    guard open.count + outside < Self.depth, count <= Drawing.limit else {
      refusal = .drawing("is nested too deeply or has too many parts for a logo; simplify it")
      return parser.abortParsing()
    }
    let isDrawing = namespaceURI == nil || namespaceURI == "" || namespaceURI == DrawingRules.namespace
    // A link is a group to a picture.
    let kind = name == "a" ? "g" : name
    guard outside == 0, isDrawing, DrawingRules.elements.contains(kind), (kind == "svg") == open.isEmpty
    else {
      if outside == 0 { note("<\(qualifiedName ?? name)>") }
      outside += 1
      return
    }
    if name == "a" { note("<a>") }
    open.append(DrawingElement(name: kind, attributes: allowed(attributes)))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if outside > 0 {
      outside -= 1
      return
    }
    guard var element = open.popLast() else { return }
    if element.name == "style" {
      guard DrawingRules.isHarmless(css: element.text) else { return note("<style> that loads something") }
    }
    if !DrawingRules.texts.contains(element.name) { element.text = "" }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { add(string) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { add(String(decoding: block, as: UTF8.self)) }

  /// Words between the parts of a text keep their place by standing in a part of their own.
  private func add(_ string: String) {
    guard outside == 0, let last = open.indices.last, DrawingRules.texts.contains(open[last].name) else {
      return
    }
    if open[last].name == "text" || open[last].name == "tspan" || open[last].name == "textPath" {
      open[last].children.append(DrawingElement(name: "", text: string))
    } else {
      open[last].text += string
    }
  }

  private func allowed(_ attributes: [String: String]) -> [String: String] {
    var kept: [String: String] = [:]
    for (name, value) in attributes {
      if name == "xmlns" || name.hasPrefix("xmlns:") { continue }
      let target = name == "xlink:href" ? "href" : name
      if DrawingRules.allows(target, value) { kept[target] = value } else { note(name) }
    }
    return kept
  }

  /// Names are told, values never; a name is as long as a person would write it.
  private func note(_ what: String) {
    if dropped.count < 40 { dropped.insert(String(what.prefix(60))) }
  }
}
