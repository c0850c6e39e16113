/// A value that must not reach a log: printed, dumped, interpolated or reflected on, it is `***`.
package struct Secret<Value: Sendable>: Sendable {
  private let value: Value

  package init(_ value: Value) {
    self.value = value
  }

  /// The value itself; the one word to search for where secrets are used.
  package func reveal() -> Value { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "***" }
  package var debugDescription: String { "***" }
  /// Without children: `dump` and string interpolation of what holds a secret go through the mirror.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
