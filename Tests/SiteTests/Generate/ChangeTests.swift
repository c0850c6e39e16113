import Foundation
import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("A change in the database is a change of exactly the pages that it touches")
struct ChangeTests {
  @Test("a first generation makes what a full render makes, and leaves nothing waiting")
  func first() throws {
    let site = try TemporarySite()
    #expect(try site.differences() == [])
    #expect(try site.temporary.read(ChangeLog.isEmpty))
    #expect(try site.page("index.html", of: site.agency.ada) != nil)
    #expect(try site.page("billing/index.html", of: site.agency.cleo) != nil)
  }

  @Test("a milestone changes its project's page and the homes of its clients, and nothing else")
  func milestone() throws {
    let site = try TemporarySite()
    try site.sql("UPDATE milestone SET title = 'Renamed by hand' WHERE title = 'Design'")
    let report = try site.generate()
    let website = site.agency.website
    #expect(report.written == 4)
    let touched = Dictionary(uniqueKeysWithValues: report.touched.map { ($0.owner, Set($0.written)) })
    let expected: Set = ["index.html", "projects/\(website)/index.html"]
    #expect(touched == [site.agency.ada.text: expected, site.agency.ben.text: expected])
    #expect(
      try site.page("projects/\(website)/index.html", of: site.agency.ben)?.contains("Renamed by hand")
        == true)
    #expect(try site.differences() == [])
  }

  @Test("what no page shows writes no page")
  func internalNotes() throws {
    let site = try TemporarySite()
    try site.sql("UPDATE project SET internal_notes = 'difficult client', budget = 999")
    #expect(try site.generate().written == 0)
    for (path, bytes) in try site.files() {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("difficult client"), "\(path)")
    }
  }

  @Test("an empty log touches nothing")
  func nothing() throws {
    let site = try TemporarySite()
    let report = try site.generate()
    #expect(report.pages == 0 && report.clients == 0)
  }

  @Test(
    "T-04: what a client may no longer see is gone from the output",
    arguments: [
      "UPDATE access SET revoked_at = '2026-11-24T09:00:00.000Z'",
      "UPDATE access SET expires_on = '2026-01-01'; UPDATE invoice SET stage = 'void' WHERE stage = 'sent'",
      "UPDATE workspace SET portal_enabled = 0",
      "DELETE FROM access",
      "UPDATE client SET erased_at = '2026-11-24T09:00:00.000Z', name = '', email = id || '@erased.invalid'",
    ])
  func removal(statement: String) throws {
    let site = try TemporarySite()
    try site.sql(statement)
    try site.generate()
    #expect(try Files.entries(of: site.site.output.clients(site.agency.workspace)).isEmpty)
    #expect(try site.differences() == [])
  }

  @Test("T-05: a deleted client leaves nothing, and a new one with the same address has another folder")
  func deletedClient() throws {
    let site = try TemporarySite()
    let cleo = site.agency.cleo
    try site.sql(
      "DELETE FROM access WHERE client = '\(cleo)'; UPDATE client SET email = 'old@example.com' WHERE id = '\(cleo)'; "
        + "DELETE FROM client WHERE id = '\(cleo)'")
    try site.generate()
    #expect(!FileManager.default.fileExists(atPath: site.site.output.client(site.agency.key(cleo))))
    #expect(try Files.read("\(site.site.output.state)/\(site.agency.workspace)/\(cleo)") == nil)
    #expect(try site.differences() == [])
  }

  @Test("a revoked access takes its project away and leaves the others")
  func revokedProject() throws {
    let site = try TemporarySite()
    let (ada, brand) = (site.agency.ada, site.agency.brand)
    #expect(try site.page("projects/\(brand)/index.html", of: ada) != nil)
    try site.sql(
      "UPDATE access SET revoked_at = '2026-11-24T09:00:00.000Z' WHERE client = '\(ada)' AND project = '\(brand)'"
    )
    try site.generate()
    #expect(try site.page("projects/\(brand)/index.html", of: ada) == nil)
    #expect(
      !FileManager.default.fileExists(
        atPath: site.site.output.client(site.agency.key(ada)) + "/projects/\(brand)"))
    #expect(try site.page("projects/\(site.agency.website)/index.html", of: ada) != nil)
  }

  @Test("a workspace's own colour is a new style sheet, and the old one stays for pages that are open")
  func rebranding() throws {
    let site = try TemporarySite()
    let assets = site.site.output.publicFolder(site.agency.workspace) + "/assets"
    let before = Set(try Files.entries(of: assets).map(\.name))
    try site.sql("UPDATE workspace SET accent = '#c02020'")
    try site.generate()
    let after = Set(try Files.entries(of: assets).map(\.name))
    #expect(before.isSubset(of: after))
    let added = after.subtracting(before).filter { !$0.hasPrefix(".") }
    let sheet = try #require(added.first { $0.hasSuffix(".css") })
    #expect(try site.page("index.html", of: site.agency.ada)?.contains(sheet) == true)
    #expect(try site.differences() == [])

    site.clock.set("2027-01-10T10:00:00.000Z")
    try site.sql("UPDATE workspace SET accent = '#20c020'")
    try site.generate()
    let last = Set(try Files.entries(of: assets).map(\.name))
    // The scripts and the console's own have no colours in them.
    let ofPages = before.filter {
      !$0.hasPrefix("team-") && !$0.hasPrefix("seen-") && !$0.hasSuffix(".js")
    }
    #expect(
      !ofPages.isEmpty && last.isDisjoint(with: ofPages),
      "K-07: an asset goes a month after the last page that named it")
    #expect(before.subtracting(ofPages).isSubset(of: last))
  }

  @Test("a workspace that is gone takes its folder with it")
  func deletedWorkspace() throws {
    let site = try TemporarySite()
    let empty = try site.temporary.write { db in
      try Agency(slug: "empty", name: "Empty", seed: 9, db).workspace
    }
    try site.generate()
    #expect(FileManager.default.fileExists(atPath: site.site.output.publicFolder(empty)))
    try site.sql("DELETE FROM workspace WHERE id = '\(empty)'")
    try site.generate()
    #expect(!FileManager.default.fileExists(atPath: site.site.output.workspace(empty)))
    #expect(try site.differences() == [])
  }

  @Test("hosts lead to their workspaces, and a renamed slug takes its old host along")
  func hosts() throws {
    let site = try TemporarySite()
    let links = { try FileManager.default.contentsOfDirectory(atPath: site.site.output.hosts).sorted() }
    #expect(try links() == ["localhost", "northlight.localhost"])
    try site.sql("UPDATE workspace SET slug = 'renamed'")
    try site.generate()
    #expect(try links() == ["localhost", "renamed.localhost"])
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: site.site.output.hosts + "/renamed.localhost")
    #expect(target == "../\(site.agency.workspace)")
  }
}
