import Foundation
import PorticoCrypto

/// Asks Stripe's API on behalf of one account (docs.stripe.com/api). Knows no database.
package struct StripeClient: Sendable {
  /// The version that our values are written for: said with every question, so that an account's own default changes
  /// nothing.
  package static let version = "2026-10-28.endive"

  private let keys: StripeKeys
  private let transport: StripeTransport

  package init(keys: StripeKeys, transport: StripeTransport) {
    self.keys = keys
    self.transport = transport
  }

  func get<Value: Decodable>(_ path: String, _ query: StripeForm = StripeForm()) async throws(StripeError)
    -> Value
  {
    try Self.decode(try await bytes(path, query))
  }

  /// The answer itself.
  func bytes(_ path: String, _ query: StripeForm) async throws(StripeError) -> [UInt8] {
    try await ask(
      isPost: false, query.text.isEmpty ? path : "\(path)?\(query.text)", body: nil, idempotencyKey: nil)
  }

  /// - Parameter idempotencyKey: with the same key the same is done once (docs.stripe.com/api/idempotent_requests); nil for
  ///   what comes to the same when it is done twice.
  func post<Value: Decodable>(
    _ path: String, _ form: StripeForm, idempotencyKey: String?
  ) async throws(StripeError) -> Value {
    try Self.decode(try await ask(isPost: true, path, body: form.body, idempotencyKey: idempotencyKey))
  }

  private func ask(
    isPost: Bool, _ path: String, body: [UInt8]?, idempotencyKey: String?
  ) async throws(StripeError) -> [UInt8] {
    var fields = [
      ("Authorization", "Bearer \(keys.secret.reveal())"), ("Stripe-Version", Self.version),
      ("User-Agent", "Portico"),
    ]
    if isPost { fields.append(("Content-Type", "application/x-www-form-urlencoded")) }
    if let idempotencyKey { fields.append(("Idempotency-Key", idempotencyKey)) }
    let reply = try await transport.ask(
      StripeTransport.Question(isPost: isPost, path: path, fields: fields, body: body))
    guard (200..<300).contains(reply.status) else { throw Self.error(reply) }
    return reply.body
  }

  static func decode<Value: Decodable>(_ body: [UInt8]) throws(StripeError) -> Value {
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Value.self, from: Data(body))
    } catch {
      // Not the bytes themselves: they name people.
      throw .malformed("\(Value.self)")
    }
  }

  private struct Envelope: Decodable {
    struct Fault: Decodable {
      let code: String?
      let message: String?
    }
    let error: Fault
  }

  private static func error(_ reply: StripeTransport.Reply) -> StripeError {
    let fault = (try? decode(reply.body) as Envelope)?.error
    let message = fault?.message ?? "status \(reply.status)"
    switch reply.status {
    case 401, 403: return .key(message)
    // 409: another question with the same key is under way.
    case 409, 429: return .unreachable(message)
    case 500...: return .failed(message)
    default: return .refused(status: reply.status, code: fault?.code ?? "", message: message)
    }
  }
}
