import Foundation

/// A public key as JSON (RFC 7517, RFC 7518 §6.2).
package enum JWK {
  /// What a published key signs. A key of one purpose proves nothing for the other: `verify RECEIPT` looks
  /// for the second, an edge for the first. RFC 7517 §4 lets a key carry members of one's own.
  package enum Purpose: String, Sendable {
    case token, receipt
  }

  /// One JSON object, its members always in the same order.
  package static func json(_ key: VerifyingKey, purpose: Purpose) -> String {
    let point = point(x: key.x, y: key.y)
    return #"{"alg":"ES256",\#(point),"kid":"\#(key.kid)","purpose":"\#(purpose.rawValue)","use":"sig"}"#
  }

  /// A set of keys (RFC 7517 §5), in the order given.
  package static func setJSON(_ keys: [(key: VerifyingKey, purpose: Purpose)]) -> [UInt8] {
    let list = keys.map { json($0.key, purpose: $0.purpose) }.joined(separator: ",")
    return Array(#"{"keys":[\#(list)]}"#.utf8)
  }

  /// The keys of one purpose in a set of keys; those of other kinds are passed over.
  /// - Returns: nil for what is no set of keys.
  package static func keys(in json: [UInt8], purpose: Purpose) -> [VerifyingKey]? {
    guard let set = try? JSONDecoder().decode(KeySet.self, from: Data(json)) else { return nil }
    return set.keys.compactMap { key in
      guard key.kty == "EC", key.crv == "P-256", key.purpose == purpose.rawValue,
        let x = key.x.flatMap({ Base64URL.bytes($0.utf8) }),
        let y = key.y.flatMap({ Base64URL.bytes($0.utf8) })
      else { return nil }
      return try? VerifyingKey(x: x, y: y)
    }
  }

  private struct KeySet: Decodable {
    struct Key: Decodable {
      let kty: String?
      let crv: String?
      let purpose: String?
      let x: String?
      let y: String?
    }

    let keys: [Key]
  }

  /// SHA-256 of the members that make the key, in the order of RFC 7638 §3.2.
  static func thumbprint(x: [UInt8], y: [UInt8]) -> String {
    Base64URL.text(SHA256.digest(of: "{\(point(x: x, y: y))}".utf8).bytes)
  }

  private static func point(x: [UInt8], y: [UInt8]) -> String {
    #""crv":"P-256","kty":"EC","x":"\#(Base64URL.text(x))","y":"\#(Base64URL.text(y))""#
  }
}
