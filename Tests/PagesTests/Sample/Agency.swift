import Foundation
import Portal

@testable import Pages

/// A small believable agency, on a fixed day. Tests change what they are about and leave the rest:
/// `Agency.mara { $0.invoices = [] }`.
enum Agency {
  /// Tuesday 24 November 2026.
  static let today = day("2026-11-24")

  static func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
  }

  static func moment(_ iso: String) -> Instant {
    guard let moment = Instant(iso: iso) else { preconditionFailure("\(iso) is no moment") }
    return moment
  }

  static func currency(_ code: String) -> Currency {
    guard let currency = Currency(code) else { preconditionFailure("\(code) is no currency") }
    return currency
  }

  /// An id that says in its last letters whose it is.
  static func id<Owner>(_ end: String, of _: Owner.Type = Owner.self) -> Identifier<Owner> {
    // The alphabet of ids has no i, l, o and u.
    let end = String(end.map { ["i": "1", "l": "1", "o": "0", "u": "v"][$0] ?? $0 })
    let rest = String(repeating: "0", count: max(0, IDText.length - end.utf8.count)) + end
    guard let id = Identifier<Owner>("\(Owner.prefix)_\(rest)") else {
      preconditionFailure("\(end) makes no id")
    }
    return id
  }

  static func workspace(_ change: (inout Workspace) -> Void = { _ in }) -> Workspace {
    guard let zone = Zone(identifier: "Europe/Helsinki") else { preconditionFailure("no such zone") }
    var workspace = Workspace(
      id: id("north"), slug: "northlight", name: "Northlight Studio", legalName: "Northlight Studio Oy",
      address: "Kalevankatu 18\n00100 Helsinki\nFinland", taxID: "FI31184207",
      bank: BankDetails(holder: "Northlight Studio Oy", iban: "FI2112345600000785", bic: "NDEAFIHH"),
      plan: .scale, zone: zone, locale: "en-GB", isPortalEnabled: true, showsDraftInvoices: false,
      branding: Branding(
        accent: "#2b4a9b", logo: nil,
        welcome:
          "Welcome back. Everything for you is in here, and whatever you write reaches one of us, not a queue.",
        supportEmail: "hello@northlight.example", imprintURL: "https://northlight.example/imprint",
        privacyURL: "https://northlight.example/privacy"))
    change(&workspace)
    return workspace
  }

  /// A client with work under way and invoices to pay.
  static func mara(_ change: (inout ClientSnapshot) -> Void = { _ in }) -> ClientSnapshot {
    var snapshot = ClientSnapshot(
      workspace: workspace(),
      client: Client(id: id("mara"), name: "Mara Lindqvist", email: "mara@fjell.example", locale: ""),
      company: Company(
        id: id("fjeh"), name: "Fjell Coffee Roasters Ab", address: "Linnankatu 41\n20100 Turku\nFinland",
        taxID: "FI28840195"),
      projects: [shop, winter, tasting, cards], invoices: invoices, upcoming: upcoming)
    change(&snapshot)
    return snapshot
  }

  /// The same client on a day when nothing waits.
  static var quiet: ClientSnapshot {
    mara { snapshot in
      snapshot.invoices.removeAll { $0.number.hasSuffix("109") || $0.number.hasSuffix("118") }
      snapshot.projects.removeAll { $0.status == .archived }
    }
  }

  /// How days are written in a language on the fixed day.
  static func dates(in locale: String = "en-GB") throws -> Dates {
    let catalogue = try catalogue.get()
    return catalogue.dates(on: today, zone: workspace().zone, edition: catalogue.edition(for: [locale]))
  }

  /// The templates of the repository, read once.
  static let catalogue = Result { try Catalogue(base: templates, override: nil) }

  static let templates = URL(filePath: #filePath).deletingLastPathComponent()  // Sample
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "site-templates")
}
