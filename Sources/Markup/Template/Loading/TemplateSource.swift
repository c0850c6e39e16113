/// The text of one template and where it came from.
package struct TemplateSource: Sendable {
  /// How files of templates end.
  package static let suffix = ".mustache"

  /// What other templates call it: its path below the template folder without `.mustache`, "partials/shell".
  package let name: String
  /// The file that messages name.
  package let file: String
  package let bytes: [UInt8]

  package init(name: String, file: String, bytes: [UInt8]) {
    self.name = name
    self.file = file
    self.bytes = bytes
  }

  /// A source written in code, for tests and examples.
  package init(name: String, text: String) {
    self.init(name: name, file: name + Self.suffix, bytes: Array(text.utf8))
  }
}
