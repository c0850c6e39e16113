import GRDB
import Portal
import Store

extension Agency {
  /// A small agency that looks like life on `Agency.today`.
  package static func sample(in temporary: TemporaryStore) throws -> Agency {
    try temporary.write { db in try sample(db) }
  }

  /// The same rows for the same seed.
  package static func sample(
    slug: String = "northlight", name: String = "Northlight Studio", seed: UInt64 = 1, _ db: Database
  ) throws -> Agency {
    var agency = try Agency(slug: slug, name: name, seed: seed, db)
    try agency.fillPeople(db)
    try agency.fillWork(db)
    try agency.fillBilling(db)
    return agency
  }

  /// An agency that has nothing to do with the first, for tests that look over the fence.
  package static func stranger(in temporary: TemporaryStore) throws -> Agency {
    try temporary.write { db in try sample(slug: "fieldwork", name: "Fieldwork", seed: 2, db) }
  }

  private mutating func fillPeople(_ db: Database) throws {
    owner = try addMember("Maya Holm", role: .owner, db)
    jonas = try addMember("Jonas Berg", role: .admin, db)
    aino = try addMember("Aino Salo", db)
    brightwater = try addCompany("Brightwater Oy", db)
    halden = try addCompany("Halden & Daughters", currency: "USD", db)
    ada = try addClient("Ada Lind", of: brightwater, db)
    ben = try addClient("Ben Ito", of: brightwater, db)
    cleo = try addClient("Cleo Marsh", of: halden, db)
  }

  private mutating func fillWork(_ db: Database) throws {
    website = try addProject("Website", lead: jonas, ends: "2027-01-29", db)
    brand = try addProject("Brand", status: .inReview, lead: aino, db)
    app = try addProject("App", status: .planning, lead: jonas, db)
    try giveAccess(ada, to: website, db)
    try giveAccess(ada, to: brand, db)
    try giveAccess(ben, to: website, seesBilling: false, db)
    try giveAccess(cleo, to: app, expires: "2026-12-31", db)

    try addMilestone(to: website, "Research", position: 1, due: "2026-09-30", completed: "2026-09-28", db)
    try addMilestone(to: website, "Design", position: 2, due: "2026-11-20", weight: 3, db)
    try addMilestone(to: website, "Launch", position: 3, due: "2027-01-29", weight: 2, db)
    try addMilestone(to: brand, "Logo", position: 1, due: "2026-10-15", completed: "2026-10-15", db)
    try addMilestone(to: brand, "Guide", position: 2, due: "2026-12-04", db)
    try addMilestone(to: app, "Sketches", position: 1, db)
    try addUpdate(to: website, by: jonas, at: "2026-10-02T07:00:00.000Z", "Research is *done*.", db)
    try addUpdate(to: website, by: aino, at: "2026-11-18T14:45:10.250Z", "First drafts are here.", db)
    try addUpdate(to: app, by: jonas, "Sketches come next week.", db)
  }

  private mutating func fillBilling(_ db: Database) throws {
    paidInvoice = try addInvoice(for: [website], issued: "2026-10-01", due: "2026-10-15", db)
    try addLine(to: paidInvoice, "Research", price: 200_000, db)
    try addPayment(of: 251_000, on: "2026-10-12", for: [paidInvoice], db)

    openInvoice = try addInvoice(for: [website, brand], db)
    try addLine(to: openInvoice, "Design", quantity: 125_000, price: 9_500, db)
    try addLine(to: openInvoice, "Printed guide", price: 40_000, tax: 14_000, db)
    try addPayment(of: 97_331, on: "2026-11-12", for: [openInvoice], db)

    dollarInvoice = try addInvoice(to: halden, for: [app], currency: "USD", due: "2026-12-01", db)
    try addLine(to: dollarInvoice, "Sketches", price: 150_000, tax: 0, db)
    try addPayment(
      of: 150_000, from: halden, kind: "processing", currency: "USD", on: "2026-11-23", for: [dollarInvoice],
      db)

    draftInvoice = try addInvoice(stage: .draft, issued: "2026-11-24", due: "2026-12-08", db)
    try addLine(to: draftInvoice, "Hosting", price: 12_000, db)
  }
}
