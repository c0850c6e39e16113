import Foundation
import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("Pages that go ahead of their client's others")
struct PublishAheadTests {
  let site: TemporarySite
  let key: ClientKey

  init() throws {
    site = try TemporarySite()
    key = site.agency.key(site.agency.ada)
  }

  private func pages(with word: String) throws -> Set<String> {
    Set(
      try TemporarySite.files(of: site.site.output.client(key)).filter {
        String(decoding: $0.value, as: UTF8.self).contains(word)
      }.keys)
  }

  private func isLogged() throws -> Bool {
    try site.temporary.read { db in try ChangeLog.waitingClients(rows: 100, db).contains(key) }
  }

  @Test("the page that somebody waits for is in place, and the others are when somebody asks for one of them")
  func first() async throws {
    let queue = PublishQueue(site: site.site, pace: .whenAsked)
    try site.sql("UPDATE client SET name = 'Zebulon' WHERE id = '\(key.client.text)'")
    try await queue.publish(key, first: "index.html")
    #expect(try pages(with: "Zebulon") == ["index.html"])
    #expect(queue.isBehind(key) && queue.has(key))
    #expect(!queue.isBehind("index.html", of: key) && queue.isBehind("you/index.html", of: key))
    try await queue.publish(key, first: "you/index.html")
    #expect(queue.isBehind("index.html", of: key), "what went ahead before may not show the newest change")
    #expect(!queue.isBehind("you/index.html", of: key))
    #expect(try isLogged(), "what is not on all pages is not forgotten")
    try await queue.publish(key)
    #expect(try pages(with: "Zebulon").count > 5)
    #expect(!queue.isBehind(key) && !queue.isAnybodyBehind && !queue.has(key))
    #expect(try !isLogged())
    #expect(try site.differences().isEmpty)
  }

  @Test("the others follow by themselves, once for several changes")
  func follow() async throws {
    let queue = PublishQueue(
      site: site.site, pace: Rests.Pace(quiet: .milliseconds(1), most: .milliseconds(2), isAhead: true))
    for round in 0..<20 {
      try site.sql("UPDATE client SET name = 'Round \(round) it is' WHERE id = '\(key.client.text)'")
      try await queue.publish(key, first: "index.html")
      #expect(try site.page("index.html", of: key.client)?.contains("Round \(round) it is") == true)
    }
    while queue.isBehind(key) { await Task.yield() }
    #expect(try pages(with: "Round 19 it is").count > 5)
    #expect(try !isLogged())
    #expect(try site.differences().isEmpty)
  }

  @Test("a process that dies in between leaves the change to whoever comes next")
  func killed() async throws {
    let queue = PublishQueue(site: site.site, pace: .whenAsked)
    try site.sql("UPDATE client SET name = 'Zebulon' WHERE id = '\(key.client.text)'")
    try await queue.publish(key, first: "index.html")
    try site.generate()
    #expect(try pages(with: "Zebulon").count > 5)
    #expect(try site.differences().isEmpty)
  }

  @Test("older pages of a client come neither over the newer one nor into the record of what is done")
  func older() async throws {
    let queue = PublishQueue(site: site.site, pace: .whenAsked)
    try site.sql("UPDATE client SET name = 'Old Name' WHERE id = '\(key.client.text)'")
    let older = try site.site.render([key])
    // Somebody else's change is what makes the next snapshot newer.
    try site.sql("UPDATE client SET name = 'Ben Other' WHERE id = '\(site.agency.ben.text)'")
    try await queue.publish(key, first: "index.html")
    let publisher = try site.site.publisher(distrustingManifests: false, on: Stage(in: site.site.output))
    let settlements = try older.map { try site.site.publish($0, through: publisher) }
    #expect(settlements.allSatisfy { $0.outcome.isOvertaken })
    // As where another pass has made the client's own change, and this one the workspace's.
    try site.sql("DELETE FROM change WHERE client = '\(key.client.text)'")
    try site.site.settle(settlements)
    #expect(try isLogged())
    #expect(try pages(with: "Old Name") == ["index.html"])
    try site.generate()
    #expect(try site.differences().isEmpty)
  }

  @Test("where an edge shows pages without asking, all of them are in place before anybody is told")
  func together() async throws {
    let queue = PublishQueue(site: site.site, pace: .together)
    try site.sql("UPDATE client SET name = 'Zebulon' WHERE id = '\(key.client.text)'")
    try await queue.publish(key, first: "index.html")
    #expect(try pages(with: "Zebulon").count > 5)
    #expect(!queue.isBehind(key))
  }

  @Test("what is behind is made before the process ends")
  func finish() async throws {
    let queue = PublishQueue(site: site.site, pace: .whenAsked)
    try site.sql("UPDATE client SET name = 'Zebulon' WHERE id = '\(key.client.text)'")
    try await queue.publish(key, first: "index.html")
    queue.finish()
    #expect(try pages(with: "Zebulon").count > 5)
    #expect(!queue.isBehind(key))
  }

  @Test(
    "a page that is none, and a client of whom nothing is published, mean all pages",
    arguments: ["no/such/index.html", "index.html"])
  func whole(page: String) async throws {
    let site = try TemporarySite(generated: page != "index.html")
    let key = site.agency.key(site.agency.ada)
    let queue = PublishQueue(site: site.site, pace: .whenAsked)
    try site.sql("UPDATE client SET name = 'Zebulon' WHERE id = '\(key.client.text)'")
    try await queue.publish(key, first: page)
    #expect(!queue.isBehind(key))
    #expect(try site.page("index.html", of: key.client)?.contains("Zebulon") == true)
    #expect(try site.page("you/index.html", of: key.client)?.contains("Zebulon") == true)
  }

  @Test("the generator leaves those alone whose change is about to be published")
  func expected() throws {
    let queue = PublishQueue(site: site.site)
    var claim: PublishClaim? = queue.claim()
    claim?.add(key)
    #expect(queue.has(key))
    withExtendedLifetime(claim) {}
    claim = nil
    #expect(!queue.has(key))
  }
}
