import Foundation

/// A locale file read as the JSON that it is.
struct LocaleFile {
  static let languages = ["ar", "de", "en", "es", "fr"]

  /// The portal's words, and the team console's.
  static let folders = ["locales", "locales/team"]

  /// A text of a locale: the number that it counts, and its forms by category; a single one is `other`.
  struct Entry {
    var count = ""
    var forms: [String: String] = [:]
  }

  private(set) var entries: [String: Entry] = [:]

  init(_ language: String, in folder: String = "locales") throws {
    let file = Agency.templates.appending(path: "\(folder)/\(language).json")
    add(try JSONSerialization.jsonObject(with: try Data(contentsOf: file)), "")
  }

  private mutating func add(_ value: Any, _ key: String) {
    if let text = value as? String {
      entries[key] = Entry(forms: ["other": text])
    } else if let members = value as? [String: Any] {
      if let count = members["count"] as? String {
        let forms = members.compactMapValues { $0 as? String }.filter { $0.key != "count" }
        entries[key] = Entry(count: count, forms: forms)
      } else {
        for (name, member) in members { add(member, key.isEmpty ? name : "\(key).\(name)") }
      }
    }
  }
}
