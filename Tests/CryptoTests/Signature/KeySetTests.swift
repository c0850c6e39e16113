import Testing

@testable import PorticoCrypto

@Suite("Sets of keys (RFC 7517)")
struct KeySetTests {
  @Test("what was published is read again, each purpose by itself")
  func roundTrip() throws {
    let (token, receipt) = (try SigningKey.generate().publicKey, try SigningKey.generate().publicKey)
    let json = JWK.setJSON([(token, .token), (receipt, .receipt)])
    #expect(JWK.keys(in: json, purpose: .receipt)?.map(\.kid) == [receipt.kid])
    #expect(JWK.keys(in: json, purpose: .token)?.map(\.kid) == [token.kid])
  }

  @Test("keys of other kinds and points off the curve are passed over, and what is no set is none")
  func others() {
    let odd =
      #"{"keys":[{"kty":"RSA","n":"AQ"},{"kty":"EC","crv":"P-256","purpose":"receipt","x":"AA","y":"AA"}]}"#
    #expect(JWK.keys(in: Array(odd.utf8), purpose: .receipt)?.isEmpty == true)
    for text in ["", "[]", "{}", #"{"keys":1}"#] {
      #expect(JWK.keys(in: Array(text.utf8), purpose: .receipt) == nil)
    }
  }
}
