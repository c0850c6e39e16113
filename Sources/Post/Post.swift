/// What goes out: mail now, later webhooks and cache purges too.
///
/// In: a `Mail`, its words from `Pages`, its addresses from the database. Out: a message that any mail reader and
/// server understands (RFC 5322, 2045 to 2047), handed to a `Mailer`. Knows no HTTP and decides nothing about who
/// gets what.
///
/// ```swift
/// let mailer = Mailer.folder(data + "/outbox")
/// try await mailer.send(
///   Mail(messageID: .fresh(at: "example.com", random: .system), from: sender, to: reader, date: now(), content: words))
/// ```
package struct Mailer: Sendable {
  /// Returns when the mail is in other hands for good; throws where that is to be tried again.
  package let send: @Sendable (Mail) async throws -> Void

  package init(send: @escaping @Sendable (Mail) async throws -> Void) {
    self.send = send
  }
}
