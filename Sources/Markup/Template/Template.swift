/// A template that is ready to render one kind of model.
package struct Template<M: Model>: Sendable {
  /// The source's name.
  package let name: String
  private let renderer: Renderer
  /// Nil when the template reads nothing of its model.
  private let reader: Reader<M>?

  init(name: String, renderer: Renderer, reader: Reader<M>?) {
    self.name = name
    self.renderer = renderer
    self.reader = reader
  }

  /// Appends the page. The only error is a page beyond `RenderError.limit`; a mistake in a template shows when
  /// it is loaded.
  package func render(_ model: M, into output: inout [UInt8]) throws(RenderError) {
    var values = renderer.values()
    reader?(model, &values, 0)
    guard renderer.render(values, into: &output) else { throw .tooLarge(template: name) }
  }

  /// The page by itself.
  package func render(_ model: M) throws(RenderError) -> [UInt8] {
    var output: [UInt8] = []
    try render(model, into: &output)
    return output
  }
}

/// Why a page could not be rendered.
package enum RenderError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Everything has a ceiling; no page that a person can read comes near this one.
  package static let limit = 32 << 20

  case tooLarge(template: String)

  package var description: String {
    switch self {
    case .tooLarge(let template): "The page \(template) is over \(Self.limit >> 20) MB."
    }
  }
}
