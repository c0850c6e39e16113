import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Everything that the team does")
struct EveryTeamActionTests {
  /// What each input is told, so that the action can be done in the sample.
  private static func values(of type: any TeamAction.Type, in room: TeamRoom) throws -> [String: String] {
    let review = room.review
    var values: [String: String] = [:]
    for input in type.allInputs {
      switch input.name {
      case "project": values[input.name] = room.agency.website.text
      case "milestone": values[input.name] = try room.text("SELECT id FROM milestone ORDER BY id LIMIT 1")
      case "update": values[input.name] = try room.text("SELECT id FROM project_update ORDER BY id LIMIT 1")
      case "deliverable":
        // Withdrawn and made ready are what is not decided; a draft has a version here.
        values[input.name] = try room.ready().deliverable
      case "version": values[input.name] = review.openVersion
      case "comment":
        values[input.name] = try room.text("SELECT id FROM comment WHERE resolved_at IS NULL LIMIT 1")
      case "thread": values[input.name] = try room.text("SELECT id FROM feedback LIMIT 1")
      case "request": values[input.name] = try room.text("SELECT id FROM file_request LIMIT 1")
      case "task": values[input.name] = try room.text("SELECT id FROM task LIMIT 1")
      case "company" where type != ShareFiles.self: values[input.name] = room.agency.brightwater.text
      case "recurring": values[input.name] = try Self.recurring(for: type, in: room)
      case "line-1-title", "line-1-price": values[input.name] = "10"
      case "invoice": values[input.name] = try Self.invoice(for: type, in: room)
      case "invoices": values[input.name] = try Self.sentInvoice(in: room)
      case "payment": values[input.name] = try Self.payment(for: type, in: room)
      case "checkout":
        values[input.name] = try room.temporary.write { db in
          try room.agency.addCheckout(for: room.agency.dollarInvoice, db)
        }
      case "event": values[input.name] = try Self.event(in: room)
      case "how": values[input.name] = "set_aside"
      case "secret_key": values[input.name] = "sk_test_abcdefgh"
      case "publishable_key": values[input.name] = "pk_test_abcdefgh"
      case "webhook_secret": values[input.name] = "whsec_abcdefgh"
      case "amount": values[input.name] = "1"
      case "reminders": values[input.name] = "7"
      case "member", "lead": values[input.name] = room.agency.owner.text
      case "file" where input.form.hasPrefix("file_"):
        values[input.name] = try room.text("SELECT id FROM file LIMIT 1")
      case "title", "name", "text", "message", "note", "summary", "notes":
        values[input.name] = "Words"
      case "reason" where type != AskRefund.self: values[input.name] = "Words"
      case "state":
        values[input.name] = ["closed", "settled", "resolved"].first { input.form.contains($0) } ?? "open"
      default: break
      }
    }
    if type == RetryMail.self {
      _ = try room.temporary.write { db in
        try db.execute(
          sql: """
            INSERT INTO outbox (workspace, kind, message_id, recipient, letter, payload, created_at, due_at, state)
            VALUES ($1, 'mail', 'back@example', $2, 'reply', x'7b7d', $3, $3, 'failed')
            """, arguments: [room.agency.workspace.text, room.agency.ada.text, "2026-11-20T10:00:00.000Z"])
        try db.execute(
          sql: "UPDATE task SET kind = 'mail_problem', subject = $1 WHERE id = $2",
          arguments: ["\(db.lastInsertedRowID)", values["task"]])
      }
    }
    if type == RemoveDocument.self {
      _ = try room.temporary.write { db in
        try db.execute(
          sql: """
            UPDATE invoice SET document = (SELECT min(sha256) FROM blob WHERE workspace = $1) WHERE id = $2
            """, arguments: [room.agency.workspace.text, values["invoice"]])
      }
    }
    if type == MarkReady.self {
      _ = try room.temporary.write { db in
        try db.execute(
          sql: "UPDATE deliverable SET status = 'draft' WHERE id = $1", arguments: [values["deliverable"]])
      }
    }
    return values
  }

  private static func invoice(for type: any TeamAction.Type, in room: TeamRoom) throws -> String {
    let isForSent = type == VoidInvoice.self || type == CreditInvoice.self || type == DuplicateInvoice.self
    return try isForSent ? sentInvoice(in: room) : room.agency.draftInvoice.text
  }

  /// One that runs, or one that can be resumed.
  private static func recurring(for type: any TeamAction.Type, in room: TeamRoom) throws -> String {
    try room.temporary.write { db in
      try db.execute(
        sql: "UPDATE recurring_invoice SET is_paused = $1", arguments: [type == ResumeRecurringInvoice.self])
    }
    return try #require(try room.text("SELECT id FROM recurring_invoice"))
  }

  private static func sentInvoice(in room: TeamRoom) throws -> String {
    try room.temporary.write { db in
      let id = try room.agency.addInvoice(for: [room.agency.website], db)
      try room.agency.addLine(to: id, "Design", db)
      return id.text
    }
  }

  /// With something left that is for no invoice.
  private static func payment(for type: any TeamAction.Type, in room: TeamRoom) throws -> String {
    try room.temporary.write { db in
      let workspace = room.agency.workspace
      guard type == AskRefund.self else { return try room.agency.addPayment(of: 500, for: [], db) }
      try StripeAccounts.put(
        publishableKey: "pk_test_1", isLive: false, eventsFrom: 0, in: workspace,
        at: Instant(seconds: 1_790_000_000), db)
      let payment = Payment(
        id: .init(unchecked: "pay_00000000000000000000000009"), company: room.agency.brightwater,
        kind: .received, method: .stripe, amount: Money(minor: 500, currency: try #require(Currency("EUR"))),
        paidOn: try #require(Day(iso: "2026-11-10")), reference: "", parts: [])
      try Payments.add(payment, by: nil, in: workspace, at: Instant(seconds: 1_790_000_000), db)
      try StripePayments.note(intent: "pi_9", of: payment.id, in: workspace, db)
      return payment.id.text
    }
  }

  /// One that waits for the team.
  private static func event(in room: TeamRoom) throws -> String {
    try room.temporary.write { db in
      let (workspace, now) = (room.agency.workspace, Instant(seconds: 1_790_000_000))
      _ = try StripeEvents.add(
        "evt_waits", type: "charge.refunded", body: [0x7B, 0x7D], in: workspace, at: now, db)
      try StripeEvents.noteQuarantine("evt_waits", why: "another amount", in: workspace, at: now, db)
      return "evt_waits"
    }
  }

  private static func run<A: TeamAction>(
    _ type: A.Type, _ values: [String: String], in room: TeamRoom, as actor: Actor
  ) throws {
    try room.run(
      type, values, files: type is any FileAction.Type ? [TeamRoom.file("plan.pdf")] : [], as: actor)
  }

  private static func everything(in room: TeamRoom) throws -> String {
    try room.temporary.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")
      return try tables.map { "\($0) \(try Row.fetchAll(db, sql: "SELECT * FROM \($0)"))" }.joined()
    }
  }

  private static let names = AllActions.team.map { $0.name }

  private static func type(_ name: String) throws -> any TeamAction.Type {
    try #require(AllActions.team.first { $0.name == name })
  }

  @Test("is done by its name and stands in the audit log once", arguments: names)
  func done(_ name: String) throws {
    let (type, room) = (try Self.type(name), try TeamRoom())
    let values = try Self.values(of: type, in: room)
    let isOwners = type == ConnectStripe.self || type == DisconnectStripe.self
    let who = isOwners ? room.agency.owner : room.agency.jonas
    let actor = Actor.member(who, workspace: room.agency.workspace, role: isOwners ? .owner : .admin)
    try Self.run(type, values, in: room, as: actor)
    #expect(
      try room.count(
        "SELECT count(*) FROM audit WHERE action = $1 AND actor = $2 AND workspace = $3",
        [name, who.text, room.agency.workspace.text]) == 1)
  }

  @Test("T-01 with another workspace's ids is not there, and changes nothing", arguments: names)
  func overTheFence(_ name: String) throws {
    let (type, room) = (try Self.type(name), try TeamRoom())
    let values = try Self.values(of: type, in: room)
    let stranger = try Agency.stranger(in: room.temporary)
    // Keys are no ids.
    guard values.contains(where: { $0.value.contains("_") && !$0.key.contains("_") }) else {
      #expect(type.inputs.allSatisfy { !$0.isRequired || !$0.form.contains("_…") })
      return
    }
    let before = try Self.everything(in: room)
    let actor = Actor.member(stranger.owner, workspace: stranger.workspace, role: .owner)
    #expect(throws: ActionError.self) { try Self.run(type, values, in: room, as: actor) }
    #expect(try Self.everything(in: room) == before)
  }

  @Test("is not for clients, nor for who stands at the machine without a name", arguments: names)
  func notForClients(_ name: String) throws {
    let (type, room) = (try Self.type(name), try TeamRoom())
    let values = try Self.values(of: type, in: room)
    for actor in [room.ada, .operator, .stripe, .clock(room.agency.workspace)] {
      #expect(throws: ActionError.self) { try Self.run(type, values, in: room, as: actor) }
    }
  }

  @Test("names are told once, with a summary and each input's note")
  func described() {
    let types: [any NamedAction.Type] = AllActions.team + AllActions.client
    #expect(Set(types.map { $0.name }).count == types.count)
    for type in types {
      #expect(!type.summary.isEmpty)
      #expect(Set(type.allInputs.map(\.name)).count == type.allInputs.count, "\(type.name)")
      #expect(type.allInputs.allSatisfy { !$0.note.isEmpty && !$0.form.isEmpty }, "\(type.name)")
    }
    #expect(AllActions.nearest(to: "update.pots") == "update.post")
  }
}
