import Pages
import Portal
import Store

/// A mail before it has words: for whom, and what it tells.
struct LetterDraft: Sendable {
  struct Written: Sendable {
    let entry: Outbox.Entry
    var facts: LetterFacts
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
  /// The invoice whose file goes with it.
  var file: InvoiceFiles.Request?

  /// With the invoice that it announces.
  func attaching(_ file: Mail.Attachment) -> LetterDraft {
    var draft = self
    draft.attachments.append(file)
    for index in draft.letters.indices { draft.letters[index].facts.isAttached = true }
    return draft
  }

  /// Whom answers reach. Bills are of one business, other things of a day of several people's.
  var answers: LetterFacts.Answers? {
    let all = Set(letters.map(\.facts.answers))
    guard letters.count == 1 || letters.allSatisfy({ $0.facts.kind == .invoiceReminder }) else { return nil }
    return all.count == 1 ? all.first : .team
  }

  static func nothing(_ entries: [Outbox.Entry], _ reason: String) -> LetterDraft {
    LetterDraft(dropped: Dictionary(uniqueKeysWithValues: entries.map { ($0.id, reason) }))
  }
}
