/// From typed values to the bytes of a page.
///
/// In: page models (structs with a list of `Field`s), template sources, locale files, Markdown text.
/// Out: UTF-8 bytes. The target knows no database, no clock and no page of ours; `Pages` brings the models.
///
/// ```swift
/// struct Greeting: Model {
///   var name: String
///   static let fields: [Field<Greeting>] = [.text("name") { $0.name }]
/// }
/// let set = try TemplateSet(sources: ["greeting": TemplateSource(name: "greeting", text: "Hello {{name}}")])
/// let template = try set.template("greeting", for: Greeting.self)
/// var page: [UInt8] = []
/// try template.render(Greeting(name: "Mara & Ida"), into: &page)  // Hello Mara &amp; Ida
/// ```
///
/// The type itself is HTML that our own code made (Markdown, a rendered fragment) and that may therefore go
/// into a page as it is. Nothing that a person typed becomes `Markup` except through `Escape` or `Markdown`.
package struct Markup: Sendable, Equatable {
  package var bytes: [UInt8]

  package init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Text as HTML that shows exactly this text.
  package init(escaping text: String) {
    bytes = []
    Escape.append(text, to: &bytes)
  }

  /// The same bytes as a string, for tests and mails.
  package var string: String { String(decoding: bytes, as: UTF8.self) }
}
