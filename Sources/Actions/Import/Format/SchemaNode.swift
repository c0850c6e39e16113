/// A JSON value whose members keep their order, for a document that people read.
indirect enum SchemaNode {
  case text(String)
  case whole(Int64)
  /// A number as it is to stand there.
  case number(String)
  case flag(Bool)
  case list([SchemaNode])
  case object([(String, SchemaNode)])

  static func texts(_ values: [String]) -> SchemaNode { .list(values.map { .text($0) }) }

  /// Indented by two spaces; short lists and objects stay on their line.
  func written(indent: String = "") -> String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .whole(let value): String(value)
    case .number(let text): text
    case .flag(let value): value ? "true" : "false"
    case .list(let items): Self.enclosed("[", "]", items.map { ("", $0) }, indent)
    case .object(let members): Self.enclosed("{", "}", members.map { ("\(Self.quoted($0)): ", $1) }, indent)
    }
  }

  private static func enclosed(
    _ open: String, _ close: String, _ items: [(String, SchemaNode)], _ indent: String
  ) -> String {
    let short = open + items.map { $0 + $1.written() }.joined(separator: ", ") + close
    if short.utf8.count <= 90, !short.contains("\n") { return short }
    let inner = indent + "  "
    let lines = items.map { "\(inner)\($0)\($1.written(indent: inner))" }
    return "\(open)\n\(lines.joined(separator: ",\n"))\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    let letters = text.unicodeScalars.map { letter in
      switch letter {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(letter)
      }
    }
    return "\"\(letters.joined())\""
  }
}
