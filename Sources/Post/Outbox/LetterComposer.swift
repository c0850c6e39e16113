import Pages
import Portal
import Store

/// Makes mails of letters when they are sent: what they say is true then, in the reader's language, and tells nothing
/// that the reader's own pages would not.
package struct LetterComposer: Sendable {
  private let store: Store
  private let catalogue: Catalogue
  private let sources: LetterSources
  private let files: InvoiceFiles
  private let now: @Sendable () -> Instant

  /// - Parameter sender: the address that mails come from where a workspace has none of its own: `MAIL_FROM`.
  package init(
    store: Store, catalogue: Catalogue, addresses: PortalAddresses, sender: String,
    files: InvoiceFiles = .none, zones: ZoneCache = ZoneCache(), now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.files = files
    self.catalogue = catalogue
    sources = LetterSources(addresses: addresses, sender: sender, zones: zones)
    self.now = now
  }

  /// - Parameter entries: letters to one reader: one, or those of one day.
  package func compose(_ entries: [Outbox.Entry]) async throws -> Composition {
    let now = now()
    let read = try await store.reading { db in try sources.draft(entries, at: now, db) }
    let (draft, remark) = try await withFile(read)
    guard let envelope = draft.envelope, let first = draft.letters.first else {
      return Composition(mail: nil, dropped: draft.dropped)
    }
    let brand = catalogue.brand(of: envelope.workspace)
    let isOne = draft.letters.count == 1
    let content =
      isOne
      ? try catalogue.letter(
        first.facts, to: envelope.reader, brand: brand, on: envelope.workspace.zone.day(of: now))
      : try catalogue.digest(
        draft.letters.map(\.facts), to: envelope.reader, brand: brand,
        on: envelope.workspace.zone.day(of: now))
    let mail = try envelope.stationery.mail(
      content, for: first.entry, to: envelope.reader.name, envelope.address,
      replyTo: envelope.replyTo, attachments: draft.attachments, at: envelope.date)
    return Composition(mail: mail, about: envelope.client, dropped: draft.dropped, remark: remark)
  }

  private func withFile(_ draft: LetterDraft) async throws -> (LetterDraft, Composition.Remark?) {
    guard let request = draft.file else { return (draft, nil) }
    switch try await files.outcome(request) {
    case .attached(let file): return (draft.attaching(file), nil)
    case .link: return (draft, nil)
    case .failed(let remark): return (draft, remark)
    }
  }
}
