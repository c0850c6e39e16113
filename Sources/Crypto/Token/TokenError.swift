/// Why a token is not accepted, for a log; whoever sent it learns only that it was not (401).
package enum TokenError: Error, Equatable {
  /// More bytes than a token of ours can have; nothing else was looked at.
  case tooLong(Int)
  /// Not three parts in canonical base 64, divided by points.
  case malformed
  /// The header names another algorithm or type, or has members that we do not write (`crit`, `jwk`, `jku`,
  /// `b64`, …).
  case header
  /// The header names a key that is not ours, or no longer.
  case unknownKey(kid: String)
  case signature
  /// The payload is not a flat JSON object, or says something twice.
  case payload
  /// A claim is missing or of another type.
  case claim(String)
  case issuer(String)
  case audience(String)
  case kind(Token.Kind)
  case expired(at: NumericDate)
  /// `nbf` lies in the future.
  case notYetValid(from: NumericDate)
  /// `iat` lies in the future: made by a clock that is wrong.
  case issuedInFuture(at: NumericDate)
  /// A claim of a token to be signed has letters that a token does not carry.
  case unwritable(claim: String)
  /// Signing failed.
  case crypto(CryptoError)
}

extension TokenError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLong(let count): "The token has \(count) bytes, more than \(TokenVerifier.longestToken)."
    case .malformed: "The token is not three parts of base 64."
    case .header: "The token's header is not one that this installation writes."
    case .unknownKey: "The token names a key that is not known, or no longer."
    case .signature: "The token's signature is not valid."
    case .payload: "The token's payload is not a flat JSON object."
    case .claim(let name): "The token's claim \(name) is missing or malformed."
    case .issuer: "The token was issued by another installation."
    case .audience: "The token is for another host."
    case .kind(let kind): "The token is a \(kind.rawValue)'s."
    case .expired(let at): "The token expired at \(at)."
    case .notYetValid(let from): "The token is not valid before \(from)."
    case .issuedInFuture(let at): "The token was issued in the future, at \(at)."
    case .unwritable(let claim): "The claim \(claim) has letters that a token does not carry."
    case .crypto(let error): error.description
    }
  }
}
