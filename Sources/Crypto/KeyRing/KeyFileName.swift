/// The names that files of a key ring have.
enum KeyFileName: Equatable {
  case token(createdAt: NumericDate, kid: String)
  case receipt
  case sealing

  var text: String {
    switch self {
    case .token(let createdAt, let kid): "token-\(createdAt)-\(kid).pem"
    case .receipt: "receipt.pem"
    case .sealing: "sealing.key"
    }
  }

  /// Nil for every other file: an editor's copy, a note, a half-written key.
  init?(_ text: String) {
    switch text {
    case "receipt.pem": self = .receipt
    case "sealing.key": self = .sealing
    default:
      guard text.hasPrefix("token-"), text.hasSuffix(".pem") else { return nil }
      let parts = text.dropFirst(6).dropLast(4).split(
        separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let createdAt = NumericDate(parts[0]), createdAt >= 0 else { return nil }
      let name = KeyFileName.token(createdAt: createdAt, kid: String(parts[1]))
      guard name.text == text else { return nil }
      self = name
    }
  }
}
