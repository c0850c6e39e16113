/// What can be wrong with a locale file.
package enum WordsFault: Sendable, Hashable {
  case notJSON(String)
  case duplicateKey(String)
  case badKey(String)
  case missingCount(String)
  case missingForm(key: String, form: String)
  case unknownForm(key: String, form: String, allowed: [String])
  case script(String)
  case rawQuote(String)
  case rawAmpersand(String)
  case brokenTag(String)
  case missingKey(String, asIn: String)
  case unknownKey(String, notIn: String, nearest: String?)
  case phraseMissing(String, nearest: String?)
  case phraseNotPlain(String)
  case phraseNotSimple(String)
  case phraseUnknownName(String, key: String, known: [String])
}

extension WordsFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON(let reason): "not the JSON of words (objects and strings only): \(reason)."
    case .duplicateKey(let key): "\"\(key)\" is there twice."
    case .badKey(let key): "\"\(key)\" cannot be a key: no points, no braces, not empty."
    case .missingCount(let key): "\"\(key)\" has plural forms and no \"count\" that names the number."
    case .missingForm(let key, let form): "\"\(key)\" needs the plural form \"\(form)\" in this language."
    case .unknownForm(let key, let form, let allowed):
      "\"\(key)\" has the form \"\(form)\"; this language has \(allowed.joined(separator: ", "))."
    case .script(let key): "\"\(key)\" contains a script."
    case .rawQuote(let key):
      "\"\(key)\" contains a straight quotation mark, which would end an attribute; use “ ” or &quot;."
    case .rawAmpersand(let key): "\"\(key)\" contains a bare &; write &amp;."
    case .brokenTag(let key): "\"\(key)\" contains a < that begins no complete tag; write &lt;."
    case .missingKey(let key, let file): "\"\(key)\" is missing, \(file) has it."
    case .unknownKey(let key, let file, let nearest):
      "\"\(key)\" is not in \(file)." + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
    case .phraseMissing(let key, let nearest):
      "\"\(key)\" is missing." + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
    case .phraseNotPlain(let key):
      "\"\(key)\" is used as plain text and must not contain < or &; write the characters themselves."
    case .phraseNotSimple(let key): "\"\(key)\" is used by the program and may contain only {{names}}."
    case .phraseUnknownName(let name, let key, let known):
      "\"\(key)\" names \"\(name)\"; it may name \(known.joined(separator: ", "))."
    }
  }
}
