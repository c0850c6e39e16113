/// A record with a signature that anybody can check for ever, without us (ES256 over the record's canonical JSON).
///
/// As text it is one line: `{"alg":"ES256","kid":"…","receipt":{…},"signature":"…"}`, canonical itself, so that not a
/// single byte of it can be another. The signature is over `receipt` alone, begun with words that no token begins with:
/// the key signs nothing else.
package struct SignedReceipt: Sendable {
  package let record: CanonicalJSON
  /// The name of the key that signed.
  package let kid: String
  private let signature: [UInt8]

  private static let purpose = Array("portico receipt 1\n".utf8)

  package init(_ record: CanonicalJSON, signedBy key: SigningKey) throws(CryptoError) {
    self.record = record
    kid = key.publicKey.kid
    signature = try key.signature(for: Self.purpose + record.bytes)
  }

  /// Nil for anything but the one form of a receipt; a line end after it is no part of it.
  package init?(bytes: [UInt8]) {
    let bytes = bytes.last == UInt8(ascii: "\n") ? Array(bytes.dropLast()) : bytes
    guard case .object(let members)? = CanonicalJSON(canonical: bytes), members.count == 4,
      members["alg"] == .text("ES256"), let kid = members["kid"]?.text, let record = members["receipt"],
      case .object = record,
      let signature = members["signature"]?.text.flatMap({ Base64URL.bytes(Array($0.utf8)) })
    else { return nil }
    self.record = record
    self.kid = kid
    self.signature = signature
  }

  package var text: String {
    let whole = CanonicalJSON.object([
      "alg": .text("ES256"), "kid": .text(kid), "receipt": record,
      "signature": .text(Base64URL.text(signature)),
    ])
    return String(decoding: whole.bytes, as: UTF8.self)
  }

  package func isSigned(by key: VerifyingKey) -> Bool {
    key.kid == kid && key.isValid(signature: signature, for: Self.purpose + record.bytes)
  }
}
