extension Token {
  /// The token as text: a JWS in compact form, ES256 (RFC 7515 §3.1), some 450 bytes.
  ///
  /// - Throws: `unwritable` for a claim with quotes, control or non-ASCII letters, or a number that JSON does
  ///   not carry
  ///   everywhere: such a token would be refused by its reader.
  package func signed(by key: SigningKey) throws(TokenError) -> String {
    let header = #"{"alg":"ES256","kid":"\#(key.publicKey.kid)","typ":"JWT"}"#
    var text: [UInt8] = []
    Base64URL.append(header.utf8, to: &text)
    text.append(UInt8(ascii: "."))
    Base64URL.append(try payload(), to: &text)
    do throws(CryptoError) {
      let signature = try key.signature(for: text)
      text.append(UInt8(ascii: "."))
      Base64URL.append(signature, to: &text)
    } catch {
      throw .crypto(error)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func payload() throws(TokenError) -> [UInt8] {
    var json = "{"
    try append("iss", issuer, to: &json)
    try append("aud", audience, to: &json)
    try append("sub", subject, to: &json)
    try append("scope", scope, to: &json)
    try append("kind", kind.rawValue, to: &json)
    try append("iat", issuedAt, to: &json)
    try append("exp", expiresAt, to: &json)
    if let notBefore { try append("nbf", notBefore, to: &json) }
    json += "}"
    return Array(json.utf8)
  }

  private func append(_ claim: String, _ text: String, to json: inout String) throws(TokenError) {
    let isPlain = text.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    guard isPlain else { throw .unwritable(claim: claim) }
    if json != "{" { json += "," }
    json += "\"\(claim)\":\"\(text)\""
  }

  private func append(_ claim: String, _ date: NumericDate, to json: inout String) throws(TokenError) {
    guard (0..<1_000_000_000_000_000).contains(date) else { throw .unwritable(claim: claim) }
    json += ",\"\(claim)\":\(date)"
  }
}
