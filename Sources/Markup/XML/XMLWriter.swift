/// Writes XML (1.0, fifth edition): elements in elements, everything from outside escaped.
///
/// ```swift
/// var xml = XMLWriter()
/// xml.element("note", ["lang": "en"]) { $0.text("body", "Fish & chips") }
/// ```
package struct XMLWriter {
  package private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  package init() {}

  /// - Parameter attributes: in the order in which they are written.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ body: (inout XMLWriter) -> Void
  ) {
    indent()
    open(name, attributes)
    let start = bytes.count
    bytes.append(UInt8(ascii: "\n"))
    depth += 1
    body(&self)
    depth -= 1
    if bytes.count == start + 1 {
      // Nothing was written in it.
      bytes.removeLast()
    } else {
      indent()
    }
    close(name)
  }

  package mutating func text(
    _ name: String, _ text: String, _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    indent()
    open(name, attributes)
    escape(text)
    close(name)
  }

  private mutating func indent() { bytes += [UInt8](repeating: UInt8(ascii: " "), count: depth * 2) }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    bytes.append(UInt8(ascii: "<"))
    bytes += Array(name.utf8)
    for (key, value) in attributes {
      bytes += Array(" \(key)=\"".utf8)
      escape(value)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: String) { bytes += Array("</\(name)>\n".utf8) }

  /// What XML cannot hold, or holds with a warning (§2.2), is left out.
  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes += Array("&amp;".utf8)
      case 0x3C: bytes += Array("&lt;".utf8)
      case 0x3E: bytes += Array("&gt;".utf8)
      case 0x22: bytes += Array("&quot;".utf8)
      case 0x0D: bytes += Array("&#13;".utf8)
      case 0..<0x09, 0x0B..<0x0D, 0x0E..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: continue
      default: bytes += Array(String(scalar).utf8)
      }
    }
  }
}
