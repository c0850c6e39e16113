import PorticoCrypto

/// Checks who sent an event (docs.stripe.com/webhooks/signature): an HMAC over the time and the raw bytes, with any of
/// our secrets. Bytes in, never text: what was parsed and written again is not what was signed.
package enum WebhookSignature {
  /// In seconds, both ways.
  package static let tolerance: Int64 = 300
  /// A header has one signature for each secret; more than these is nobody's.
  private static let most = 16
  private static let longest = 4096

  package enum Refusal: Error, Hashable, Sendable {
    case malformed
    case wrong
    /// Signed by a good secret, and too long ago or ahead: somebody's clock is wrong, or it is sent again.
    case outOfTime(Int64)
  }

  /// - Parameters:
  ///   - header: of `Stripe-Signature`.
  ///   - now: seconds since 1970.
  package static func check(
    _ header: [UInt8], body: [UInt8], secrets: [Secret<String>], now: Int64
  ) throws(Refusal) {
    let (time, text, signatures) = try parts(of: header)
    let signed = text + [UInt8(ascii: ".")] + body
    let codes = secrets.map { secret in
      HMACSHA256.code(for: signed, key: Secret(Array(secret.reveal().utf8)))
    }
    // All of them, so that the time tells nothing of which one it was.
    var isGood = false
    for code in codes { for signature in signatures where code == signature { isGood = true } }
    guard isGood else { throw .wrong }
    guard abs(time - now) <= tolerance else { throw .outOfTime(time - now) }
  }

  /// `t=1492774577,v1=5257a869…,v1=…`: the time, its digits as they were signed, the signatures of the scheme v1.
  private static func parts(of header: [UInt8]) throws(Refusal) -> (Int64, [UInt8], [Digest]) {
    guard header.count <= longest else { throw .malformed }
    var time: (Int64, [UInt8])?
    var signatures: [Digest] = []
    for part in header.split(separator: UInt8(ascii: ","), maxSplits: 4 * most) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { throw .malformed }
      let (name, value) = (part[..<equals], part[(equals + 1)...])
      if name.elementsEqual("t".utf8) {
        guard time == nil, let seconds = seconds(value) else { throw .malformed }
        time = (seconds, Array(value))
      } else if name.elementsEqual("v1".utf8),
        let digest = Digest(hex: String(decoding: value, as: UTF8.self)), signatures.count < most
      {
        signatures.append(digest)
      }
    }
    guard let time, !signatures.isEmpty else { throw .malformed }
    return (time.0, time.1, signatures)
  }

  private static func seconds(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard (1...12).contains(digits.count) else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 0x30)
    }
    return value
  }
}
