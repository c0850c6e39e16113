/// The public keys that are trusted for one purpose, found by their names.
package struct KeySet: Sendable, Equatable {
  package let keys: [VerifyingKey]

  package init(_ keys: [VerifyingKey]) {
    self.keys = keys
  }

  /// Two or three keys at most, so a list is searched.
  package subscript(kid: String) -> VerifyingKey? {
    keys.first { $0.kid == kid }
  }
}
