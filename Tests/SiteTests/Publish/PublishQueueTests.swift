import Foundation
import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("Clients whose pages are waited for")
struct PublishQueueTests {
  @Test("many at once have their pages, each as new as when it was asked for")
  func together() async throws {
    let site = try TemporarySite()
    let queue = PublishQueue(site: site.site)
    let keys = [site.agency.ada, site.agency.ben, site.agency.cleo].map { site.agency.key($0) }
    for round in 0..<20 {
      try site.sql("UPDATE client SET name = 'Round \(round)'")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for key in keys + keys { group.addTask { try await queue.publish(key) } }
        try await group.waitForAll()
      }
      for client in [site.agency.ada, site.agency.ben, site.agency.cleo] {
        #expect(try site.page("index.html", of: client)?.contains("Round \(round)") == true)
      }
      #expect(keys.allSatisfy { !queue.has($0) })
    }
    #expect(try site.temporary.read(ChangeLog.isEmpty))
  }

  @Test("one whose folder cannot be written is told of it, and the others have theirs")
  func trouble() async throws {
    let site = try TemporarySite()
    let queue = PublishQueue(site: site.site)
    // A file where a folder has to be: no right of root's helps against that.
    let folder = Owner.client(site.agency.key(site.agency.ben)).folder(in: site.site.output)
    try FileManager.default.removeItem(atPath: folder)
    try Data("in the way".utf8).write(to: URL(filePath: folder))
    try site.sql("UPDATE client SET name = 'Somebody'")
    let results = await withTaskGroup(of: (Client.ID, Bool).self) { group in
      for client in [site.agency.ada, site.agency.ben, site.agency.cleo] {
        let key = site.agency.key(client)
        group.addTask { (client, (try? await queue.publish(key)) != nil) }
      }
      return await group.reduce(into: [Client.ID: Bool]()) { $0[$1.0] = $1.1 }
    }
    #expect(results == [site.agency.ada: true, site.agency.ben: false, site.agency.cleo: true])
    #expect(try site.page("index.html", of: site.agency.ada)?.contains("Somebody") == true)
    #expect(!queue.has(site.agency.key(site.agency.ben)))
  }
}
