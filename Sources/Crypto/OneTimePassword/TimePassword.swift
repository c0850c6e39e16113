import COpenSSL

/// One-time passwords by time (RFC 6238): six digits for thirty seconds, with HMAC-SHA-1, which is what every
/// authenticator app knows.
package struct TimePassword: Sendable {
  package static let stepSeconds: Int64 = 30
  /// In bytes (RFC 4226 §4, R6).
  package static let keyLength = 20
  /// Clocks may differ by one step (RFC 6238 §5.2).
  private static let drift: Int64 = 1

  package let key: Secret<[UInt8]>

  package init(key: Secret<[UInt8]>) {
    self.key = key
  }

  package static func fresh(_ random: RandomBytes) throws -> TimePassword {
    TimePassword(key: Secret(try random.bytes(keyLength)))
  }

  /// The key as people type it into an app.
  package var text: Secret<String> { Secret(Base32.text(key.reveal())) }

  /// The six digits of a step (RFC 4226 §5.3).
  package func code(ofStep step: Int64) -> String {
    let key = key.reveal()
    let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    var code = [UInt8](repeating: 0, count: 20)
    _ = HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &code, nil)
    let place = Int(code[19] & 15)
    let number = code[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The step that a code is of, now or one step away.
  /// - Parameter last: the newest step that a code was taken for; neither that one nor an older one is taken again
  ///   (RFC 6238 §5.2).
  package func step(of code: String, at seconds: Int64, after last: Int64?) -> Int64? {
    let now = seconds / Self.stepSeconds
    let given = Array(code.utf8)
    var found: Int64?
    for step in (now - Self.drift)...(now + Self.drift) where step > last ?? -1 {
      if constantTimeEqual(given, Array(self.code(ofStep: step).utf8)) { found = found ?? step }
    }
    return found
  }

  /// What an authenticator app reads (Google's Key URI format).
  package func address(issuer: String, account: String) -> Secret<String> {
    let (issuer, account) = (Percent.encoded(issuer), Percent.encoded(account))
    return Secret(
      "otpauth://totp/\(issuer):\(account)?secret=\(Base32.text(key.reveal()))&issuer=\(issuer)"
        + "&algorithm=SHA1&digits=6&period=\(Self.stepSeconds)")
  }
}
