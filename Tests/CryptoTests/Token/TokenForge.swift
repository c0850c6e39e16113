import PorticoCrypto

/// Makes tokens that `Token.signed` would never make: any header, any payload, any signature.
struct TokenForge {
  static let issuer = "https://example.com"
  static let host = "acme.example.com"
  static let now: NumericDate = 1_800_000_000

  let key: SigningKey
  let verifier: TokenVerifier

  init() throws {
    key = try SigningKey.generate()
    verifier = TokenVerifier(keys: KeySet([key.publicKey]), issuer: TokenForge.issuer)
  }

  /// A token that everything is right with.
  static let token = Token(
    issuer: issuer, audience: host, subject: "session_1", scope: "client_1", kind: .client,
    issuedAt: now - 60, expiresAt: now + 540)

  var header: String { #"{"alg":"ES256","kid":"\#(key.publicKey.kid)","typ":"JWT"}"# }

  /// The payload that `token` has, with members replaced (by other JSON), left out (nil) or added at the end.
  static func payload(_ changes: [(name: String, json: String?)] = []) -> String {
    var members: [(name: String, json: String?)] = [
      ("iss", "\"\(issuer)\""), ("aud", "\"\(host)\""), ("sub", "\"session_1\""), ("scope", "\"client_1\""),
      ("kind", "\"client\""), ("iat", "\(now - 60)"), ("exp", "\(now + 540)"),
    ]
    for change in changes {
      if let place = members.firstIndex(where: { $0.name == change.name }) {
        members[place].json = change.json
      } else {
        members.append(change)
      }
    }
    let texts = members.compactMap { member in member.json.map { "\"\(member.name)\":\($0)" } }
    return "{" + texts.joined(separator: ",") + "}"
  }

  /// A token with these parts, truly signed by the installation's key.
  func signed(header: String? = nil, payload: String = TokenForge.payload()) throws -> String {
    let input = TokenForge.input(header: header ?? self.header, payload: payload)
    return input + "." + Base64URL.text(try key.signature(for: input.utf8))
  }

  static func input(header: String, payload: String) -> String {
    Base64URL.text(header.utf8) + "." + Base64URL.text(payload.utf8)
  }

  /// The verifier's answer at `now` on the right host.
  @discardableResult
  func verify(_ text: String) throws(TokenError) -> Token {
    try verifier.verify(
      Array(text.utf8), audience: TokenForge.host, kind: .client, now: TokenForge.now
    ).token
  }
}
