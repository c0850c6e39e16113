import Portal
import Store

/// What entries of the outbox become: one mail, or less.
package struct Composition: Sendable {
  /// Nil where nothing is left to be said.
  package let mail: Mail?
  /// Entries that are not sent, by id, and why: what they are about is gone, or their reader may not see it any more.
  package let dropped: [Int64: String]
  /// The client who is to read it, where it is one.
  package let reader: Client.ID?
  /// What somebody has to look at though the mail goes.
  let remark: Remark?

  /// A task of the owner's, one for each subject.
  struct Remark: Hashable, Sendable {
    /// The id of what it is about.
    let subject: String
    let title: String
  }

  package init(mail: Mail?, about reader: Client.ID? = nil, dropped: [Int64: String] = [:]) {
    self.init(mail: mail, about: reader, dropped: dropped, remark: nil)
  }

  init(mail: Mail?, about reader: Client.ID?, dropped: [Int64: String], remark: Remark?) {
    self.mail = mail
    self.reader = reader
    self.dropped = dropped
    self.remark = remark
  }

  /// Nothing is sent.
  package static func nothing(_ entry: Outbox.Entry, _ reason: String) -> Composition {
    Composition(mail: nil, dropped: [entry.id: reason])
  }
}

/// Makes a mail of entries for one reader: one, or several that go as the one mail of the day. What it throws is tried
/// again, but for a permanent `DeliveryProblem`.
package struct Composer: Sendable {
  let compose: @Sendable ([Outbox.Entry]) async throws -> Composition

  package init(compose: @escaping @Sendable ([Outbox.Entry]) async throws -> Composition) {
    self.compose = compose
  }

  /// - Parameter signIn: answers a request for a link.
  package init(
    signIn: @escaping @Sendable (Outbox.Entry) async throws -> Composition, letters: LetterComposer
  ) {
    self.init { entries in
      guard let first = entries.first, first.kind == Outbox.Entry.signIn else {
        return try await letters.compose(entries)
      }
      return try await signIn(first)
    }
  }
}
