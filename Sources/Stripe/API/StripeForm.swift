import Portal
import PorticoCrypto

/// Parameters in Stripe's form: nested ones with brackets, as `line_items[0][quantity]=1`.
package struct StripeForm: Sendable, Hashable {
  private var pairs: [(name: String, value: String)] = []

  package init() {}

  package mutating func set(_ name: String, _ value: String) { pairs.append((name, value)) }
  package mutating func set(_ name: String, _ value: Int64) { pairs.append((name, String(value))) }

  /// Nil for a form without parameters.
  var body: [UInt8]? {
    pairs.isEmpty ? nil : Array(text.utf8)
  }

  var text: String {
    pairs.map { "\(Percent.encoded($0.name))=\(Percent.encoded($0.value))" }.joined(separator: "&")
  }

  package static func == (a: StripeForm, b: StripeForm) -> Bool { a.text == b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
