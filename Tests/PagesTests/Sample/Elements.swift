/// What a browser would make of a page's bytes: its elements, their attributes and where its links lead. Read strictly
/// by the rules that our own pages follow (attributes in double quotes), so that anything else shows as a difference.
struct Elements {
  /// `a`, `a@href`, `/a`.
  private(set) var names: Set<String> = []
  /// Every `href`, `src` and `action`.
  private(set) var targets: [String] = []

  init(of html: String) {
    let bytes = Array(html.utf8)
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      let name = word(bytes, &index)
      names.insert(name)
      attributes(bytes, &index, of: name)
    }
  }

  private mutating func attributes(_ bytes: [UInt8], _ index: inout Int, of element: String) {
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      let before = index
      while index < bytes.count, [0x20, 0x0A].contains(bytes[index]) { index += 1 }
      let name = word(bytes, &index)
      if !name.isEmpty { names.insert("\(element)@\(name)") }
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "="), bytes[index + 1] == UInt8(ascii: "\"") {
        let value = bytes[(index + 2)...].prefix { $0 != UInt8(ascii: "\"") }
        index = value.endIndex + 1
        if ["href", "src", "action"].contains(name) {
          targets.append(String(decoding: value, as: UTF8.self))
        }
      }
      if index == before { index += 1 }
    }
  }

  /// Up to what ends a name of an element or attribute.
  private func word(_ bytes: [UInt8], _ index: inout Int) -> String {
    let ends = Set(" \n\r\t=>\"".utf8)
    let rest = bytes[min(index, bytes.count)...].prefix { !ends.contains($0) }
    index = rest.endIndex
    return String(decoding: rest, as: UTF8.self)
  }
}
