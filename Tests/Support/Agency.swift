import GRDB
import Portal
import Store

/// A workspace in a test's database. `sample` fills one that looks like life; the functions beside this file add one
/// more of anything to it, each with what a test does not care about filled in.
///
/// ```swift
/// let agency = try Agency.sample(in: store)
/// let late = try store.write { db in try agency.addInvoice(to: agency.brightwater, due: "2026-11-01", db) }
/// ```
package struct Agency: Sendable {
  package let workspace: Workspace.ID
  package let ids: SampleIDs

  package internal(set) var owner = Member.ID(unchecked: "")
  package internal(set) var jonas = Member.ID(unchecked: "")
  package internal(set) var aino = Member.ID(unchecked: "")
  /// Billed in euro; Ada and Ben work there.
  package internal(set) var brightwater = Company.ID(unchecked: "")
  /// Billed in dollars; Cleo works there.
  package internal(set) var halden = Company.ID(unchecked: "")
  /// Sees the website with its bills and the brand.
  package internal(set) var ada = Client.ID(unchecked: "")
  /// Sees the website without its bills.
  package internal(set) var ben = Client.ID(unchecked: "")
  /// Sees the app.
  package internal(set) var cleo = Client.ID(unchecked: "")
  package internal(set) var website = Project.ID(unchecked: "")
  package internal(set) var brand = Project.ID(unchecked: "")
  package internal(set) var app = Project.ID(unchecked: "")
  /// For the website, sent and paid.
  package internal(set) var paidInvoice = Invoice.ID(unchecked: "")
  /// For the website and the brand, sent, two tax rates, half paid.
  package internal(set) var openInvoice = Invoice.ID(unchecked: "")
  /// For the app, in dollars, its payment on the way.
  package internal(set) var dollarInvoice = Invoice.ID(unchecked: "")
  /// To Brightwater, for no project.
  package internal(set) var draftInvoice = Invoice.ID(unchecked: "")

  /// The day on which the sample looks as its names say.
  package static let today = "2026-11-24"
  /// When everything in the sample was made.
  package static let created = "2026-09-01T08:00:00.000Z"

  /// An empty workspace.
  package init(
    slug: String = "northlight", name: String = "Northlight Studio", zone: String = "Europe/Helsinki",
    seed: UInt64 = 1, _ db: Database
  ) throws {
    ids = SampleIDs(seed: seed)
    workspace = ids.next()
    let position = try Int.fetchOne(db, sql: "SELECT count(*) FROM workspace") ?? 0
    try db.insert(
      "workspace",
      [
        "id": workspace.text, "position": position, "slug": slug, "name": name, "legal_name": "\(name) Oy",
        "address": "Kalevankatu 12\n00100 Helsinki\nFinland", "country": "FI", "tax_id": "FI12345678",
        "bank_holder": "\(name) Oy", "iban": "FI2112345600000785", "bic": "NDEAFIHH", "time_zone": zone,
        "locale": "en-GB", "currency": "EUR", "welcome": "Good to see you.",
        "support_email": "hello@\(slug).test", "imprint_url": "https://\(slug).test/imprint",
        "privacy_url": "https://\(slug).test/privacy", "created_at": Self.created,
      ])
  }

  /// The clients of `sample`.
  package var clients: [Client.ID] { [ada, ben, cleo] }

  package func key(_ client: Client.ID) -> ClientKey { ClientKey(workspace: workspace, client: client) }
}
