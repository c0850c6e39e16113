import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

/// The sample agency, whose people write invoices.
struct BillingRoom {
  let room: TeamRoom
  var agency: Agency { room.agency }

  init(at moment: String = "2026-11-24T12:00:00.000Z") throws { room = try TeamRoom(at: moment) }

  var owner: Actor { .member(agency.owner, workspace: agency.workspace, role: .owner) }
  var aino: Actor { .member(agency.aino, workspace: agency.workspace, role: .member) }

  /// Packaging for 2,000 euro and 25.5 % tax: 2,510 euro.
  static let packaging = [
    "line-1-title": "Packaging", "line-1-quantity": "2", "line-1-unit": "day", "line-1-price": "1,000.00",
    "line-1-tax": "25.5",
  ]

  func draft(_ more: [String: String] = [:]) throws -> Invoice.ID {
    let fields = ["company": agency.brightwater.text, "projects": agency.website.text]
    return try room.run(
      CreateInvoice.self, fields.merging(Self.packaging) { $1 }.merging(more) { $1 })
  }

  func sent(_ more: [String: String] = [:]) throws -> Invoice.ID {
    let id = try draft(more)
    try room.run(SendInvoice.self, ["invoice": id.text])
    return id
  }

  func facts(_ id: Invoice.ID) throws -> InvoiceFacts {
    let workspace = agency.workspace
    return try #require(
      try room.temporary.read { db in try InvoiceReader.facts(id, in: workspace, db) })
  }

  func balance(_ id: Invoice.ID) throws -> InvoiceBalance {
    try facts(id).balance(on: try #require(Day(iso: Agency.today)))
  }

  /// What a client's own portal says of an invoice.
  func balance(_ id: Invoice.ID, seenBy client: Client.ID) throws -> InvoiceBalance? {
    let (workspace, today) = (agency.workspace, try #require(Day(iso: Agency.today)))
    let invoices = try room.temporary.read { db in
      let settings = try #require(try SnapshotReader.workspace(workspace, zones: ZoneCache(), db))
      return try SnapshotReader.client(client, of: settings, on: today, db)?.snapshot.get().invoices
    }
    guard let invoice = invoices?.first(where: { $0.id == id }) else { return nil }
    return try InvoiceBalance(of: invoice, total: InvoiceTotals(of: invoice).total, on: today)
  }

  /// What is wrong with what was given, by field.
  func problems<A: NamedAction>(_ type: A.Type, _ values: [String: String], as actor: Actor? = nil)
    -> [String: String]
  {
    do {
      try room.run(type, values, as: actor)
      return [:]
    } catch ActionError.invalid(let problems) {
      return Dictionary(problems.map { ($0.field, $0.message) }) { first, _ in first }
    } catch {
      return ["": "\(error)"]
    }
  }
}
