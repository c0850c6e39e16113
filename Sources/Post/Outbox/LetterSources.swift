import GRDB
import Pages
import Portal
import Store

/// Reads what letters tell: for a client out of what their portal shows at that moment.
struct LetterSources: Sendable {
  let addresses: PortalAddresses
  /// `MAIL_FROM`.
  let sender: String
  let zones: ZoneCache

  func draft(_ entries: [Outbox.Entry], at now: Instant, _ db: Database) throws -> LetterDraft {
    guard let first = entries.first, entries.allSatisfy({ $0.letter != nil }),
      let workspace = try SnapshotReader.workspace(first.workspace, zones: zones, db)
    else { throw DeliveryProblem.permanent("this release does not know such a mail") }
    switch first.recipient {
    case .client(let id): return try draft(entries, to: id, workspace, at: now, db)
    case .member(let id): return try draft(entries, to: id, workspace, db)
    case nil: throw DeliveryProblem.permanent("it is for nobody")
    }
  }

  private func draft(
    _ entries: [Outbox.Entry], to id: Client.ID, _ workspace: Workspace, at now: Instant, _ db: Database
  ) throws -> LetterDraft {
    let reading = try SnapshotReader.client(
      id, of: workspace, scope(of: entries, in: workspace.id, db), on: workspace.zone.day(of: now), db)
    guard let portal = try reading?.snapshot.get(), portal.hasPortal,
      let person = try SignInPeople.person(ClientKey(workspace: workspace.id, client: id), db)
    else { return .nothing(entries, "nothing is shared with this client any more") }
    var draft = LetterDraft()
    for entry in entries {
      guard let letter = entry.letter else { continue }
      let payment = try letter.payment.flatMap { try Payments.told($0, in: workspace.id, db) }
      do throws(LetterFacts.Absence) {
        let facts = try LetterFacts(letter, for: portal, payment: payment)
        draft.letters.append(LetterDraft.Written(entry: entry, facts: facts))
      } catch {
        draft.dropped[entry.id] = error.description
        continue
      }
      switch letter {
      case .receipt(let approval): draft.attachments += try receipt(approval, in: workspace.id, db)
      case .invoiceSent(let invoice): draft.file = try file(invoice, portal, db)
      default: break
      }
    }
    guard let first = draft.letters.first else { return draft }
    let lead = try draft.answers.flatMap { try self.lead($0, in: workspace.id, db) }
    let home = try addresses.origin(of: workspace, db) + "/c/\(id.text)/"
    draft.envelope = LetterDraft.Envelope(
      workspace: workspace, stationery: try Stationery(of: workspace.id, fallback: sender, db),
      reader: LetterReader(
        name: person.name, locale: person.locale, home: home, isTeam: false, answers: lead?.name),
      address: person.email, client: id, replyTo: lead.flatMap { Mailbox(name: $0.name, address: $0.email) },
      date: date(first.entry, portal.client.notify, workspace))
    return draft
  }

  /// A mail about one deliverable needs to know no more.
  private func scope(of entries: [Outbox.Entry], in workspace: Workspace.ID, _ db: Database) throws
    -> SnapshotScope
  {
    let deliverables = Set(try entries.map { try $0.letter?.deliverable(in: workspace, db) })
    if deliverables.count == 1, case let deliverable?? = deliverables.first {
      return .deliverable(deliverable)
    }
    return .everything
  }

  /// A letter to the team. Whoever left is represented by the owner: nothing that a client says is lost.
  private func draft(_ entries: [Outbox.Entry], to id: Member.ID, _ workspace: Workspace, _ db: Database)
    throws -> LetterDraft
  {
    var person = try Members.person(id, in: workspace.id, db)
    if person == nil, let owner = try Leads.member(for: nil, in: workspace.id, db) {
      person = try Members.person(owner, in: workspace.id, db)
    }
    guard let person else { return .nothing(entries, "nobody is there to read it") }
    var draft = LetterDraft()
    for entry in entries {
      guard let letter = entry.letter else { continue }
      if let facts = try TeamLetters.facts(of: letter, in: workspace.id, db) {
        draft.letters.append(LetterDraft.Written(entry: entry, facts: facts))
      } else {
        draft.dropped[entry.id] = "what it is about is gone"
      }
    }
    guard let first = draft.letters.first else { return draft }
    draft.envelope = LetterDraft.Envelope(
      workspace: workspace, stationery: try Stationery(of: workspace.id, fallback: sender, db),
      reader: LetterReader(
        name: person.name, locale: person.locale, home: try addresses.team(of: workspace, db), isTeam: true),
      address: person.email, date: first.entry.created)
    return draft
  }

  /// When a mail was written: with its fact, or, where its reader has one mail a day, that morning.
  private func date(_ entry: Outbox.Entry, _ notify: Client.Notify, _ workspace: Workspace) -> Instant {
    guard notify == .daily, entry.letter?.kind.waitsForDigest == true else { return entry.created }
    return DigestHour.first(from: entry.created, in: workspace.zone)
  }

  private func lead(_ answers: LetterFacts.Answers, in workspace: Workspace.ID, _ db: Database) throws
    -> Members.Person?
  {
    let project: Project.ID?
    switch answers {
    case .project(let id): project = id
    case .conversation(let id): project = try Conversations.project(of: id, in: workspace, db)
    case .team: project = nil
    }
    return try Leads.member(for: project, in: workspace, db).flatMap {
      try Members.person($0, in: workspace, db)
    }
  }

  /// Nil where the workspace mails links alone.
  private func file(_ id: Invoice.ID, _ portal: ClientSnapshot, _ db: Database) throws
    -> InvoiceFiles.Request?
  {
    guard try InvoiceMails.of(portal.workspace.id, db)?.document == .attached,
      let invoice = portal.invoices.first(where: { $0.id == id })
    else { return nil }
    return InvoiceFiles.Request(
      invoice: invoice, workspace: portal.workspace, locale: portal.locale)
  }

  private func receipt(_ id: Approval.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Mail.Attachment]
  {
    guard let text = try Decisions.receipt(of: id, in: workspace, db) else { return [] }
    return [
      Mail.Attachment(
        name: "receipt-\(id.text).json", mediaType: "application/json", bytes: Array(text.utf8))
    ]
  }
}
