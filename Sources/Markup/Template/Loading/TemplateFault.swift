/// What can be wrong with a template. Everything here is found when templates load, nothing when they render.
package enum TemplateFault: Sendable, Hashable {
  case unclosedTag
  case emptyTag
  case badDelimiters
  case unclosedSection(String)
  case wrongClosing(found: String, open: String, openLine: Int)
  case strayClosing(String)
  /// `{{>*name}}`: which template is meant would be known only when a page renders.
  case dynamicName(String)
  case missingTemplate(String, nearest: String?)
  case missingPartial(String, nearest: String?)
  case missingParent(String, nearest: String?)
  case unknownName(String, nearest: String?, known: [String])
  case throughList(name: String, list: String)
  case notPrintable(name: String, kind: String)
  /// `{{{name}}}` on something that is not markup.
  case rawName(String)
  /// `{{name}}` on markup would escape it a second time.
  case escapedMarkup(String)
  case missingWords(String, nearest: String?)
  case wordsAsSection(String)
  case rawWords(String)
  case countIsNoNumber(name: String, key: String)
  case tooDeep([String])
  /// With everything that it includes.
  case tooLarge
  /// Sections within sections.
  case nestedTooDeep(limit: Int)
  case emptyFile
  case notUTF8
  case leadsOutside
  case fileTooLarge(limit: Int)
  case unreadable(String)
  case words(WordsFault)
}

extension TemplateFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unclosedTag: "this tag is never closed."
    case .emptyTag: "this tag has no name."
    case .badDelimiters: "new delimiters are two words between equals signs, like {{=<% %>=}}."
    case .unclosedSection(let name): "\"\(name)\" is opened here and never closed."
    case .wrongClosing(let found, let open, let line):
      "{{/\(found)}} stands where {{/\(open)}} is expected (\"\(open)\" was opened in line \(line))."
    case .strayClosing(let name): "{{/\(name)}} closes what was never opened."
    case .dynamicName(let name): "\"\(name)\" is a dynamic name; templates name each other literally."
    case .missingTemplate(let name, let nearest): "there is no template \"\(name)\"." + hint(nearest)
    case .missingPartial(let name, let nearest): "there is no partial \"\(name)\"." + hint(nearest)
    case .missingParent(let name, let nearest): "there is no parent \"\(name)\"." + hint(nearest)
    case .unknownName(let name, let nearest, let known):
      "no name \"\(name)\" here." + (nearest == nil ? list(known) : hint(nearest))
    case .throughList(let name, let list):
      "\"\(name)\" looks into \"\(list)\", which is a list; open it as a section."
    case .notPrintable(let name, let kind): "\"\(name)\" is \(kind) and cannot be printed."
    case .rawName(let name): "\"\(name)\" is not markup; write {{\(name)}}, which escapes it."
    case .escapedMarkup(let name): "\"\(name)\" is markup; write {{{\(name)}}}, or it is escaped twice."
    case .missingWords(let key, let nearest): "no words \"\(key)\"." + hint(nearest)
    case .wordsAsSection(let key): "\"\(key)\" is words and cannot be a section."
    case .rawWords(let key): "\"\(key)\" is words; write {{\(key)}}."
    case .countIsNoNumber(let name, let key): "\"\(name)\", which \"\(key)\" counts, is not a number here."
    case .tooDeep(let chain):
      "templates include each other, or sections nest, without end: \(chain.joined(separator: " > "))."
    case .tooLarge: "with everything that it includes this template is too large; do partials double here?"
    case .nestedTooDeep(let limit): "more than \(limit) sections within each other."
    case .emptyFile: "the file is empty."
    case .notUTF8: "the file is not UTF-8."
    case .leadsOutside: "the link leads out of the template folder."
    case .fileTooLarge(let limit): "the file is over \(limit) bytes."
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .words(let fault): fault.description
    }
  }

  private func hint(_ nearest: String?) -> String {
    nearest.map { " Did you mean \"\($0)\"?" } ?? ""
  }

  private func list(_ known: [String]) -> String {
    known.isEmpty
      ? "" : " There are: \(known.prefix(12).joined(separator: ", "))\(known.count > 12 ? ", …" : "")."
  }
}
