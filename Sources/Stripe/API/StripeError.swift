/// Why a question to Stripe has no answer that can be used.
package enum StripeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nobody knows whether it was done: no answer, or none yet (409, 429). The same question with the same idempotency key
  /// may be asked again.
  case unreachable(String)
  /// A fault of Stripe's own (5xx). It is remembered under the idempotency key: another try needs another key.
  case failed(String)
  /// The key is none that Stripe takes (401), or may not do this (403).
  case key(String)
  /// Stripe said no (docs.stripe.com/api/errors): nothing was done.
  case refused(status: Int, code: String, message: String)
  /// An answer of another form than the API's version promises.
  case malformed(String)

  package var description: String {
    switch self {
    case .unreachable(let why): "Stripe cannot be reached: \(why)"
    case .failed(let why): "Stripe failed: \(why)"
    case .key(let why): "Stripe does not take the key: \(why)"
    case .refused(_, let code, let message):
      code.isEmpty ? "Stripe said: \(message)" : "Stripe said \(code): \(message)"
    case .malformed(let what): "Stripe's answer cannot be read: \(what)"
    }
  }

  /// Whether the same may be tried again later.
  package var isPassing: Bool {
    switch self {
    case .unreachable, .failed: true
    case .key, .refused, .malformed: false
    }
  }
}
