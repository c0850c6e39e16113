import Pages
import Portal
import Store

/// A mail before it has words: for whom, and what it tells.
struct LetterDraft: Sendable {
  struct Written: Sendable {
    let entry: Outbox.Entry
    let facts: LetterFacts
  }

  struct Envelope: Sendable {
    let workspace: Workspace
    let stationery: Stationery
    let reader: LetterReader
    let address: String
    var client: Client.ID?
    var replyTo: Mailbox?
    /// When the mail was written.
    let date: Instant
  }

  /// Nil where nothing is left to be told.
  var envelope: Envelope?
  var letters: [Written] = []
  /// Why which entry tells nothing.
  var dropped: [Int64: String] = [:]
  var attachments: [Mail.Attachment] = []

  static func nothing(_ entries: [Outbox.Entry], _ reason: String) -> LetterDraft {
    LetterDraft(dropped: Dictionary(uniqueKeysWithValues: entries.map { ($0.id, reason) }))
  }
}
