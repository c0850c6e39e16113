import Foundation
import Testing

@testable import Server

@Suite("F-07: a page that was cut on the disk")
struct TornPageTests {
  @Test("is never served as a whole one, and is made again at once", arguments: [0, 1, 4000])
  func torn(length: Int) async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      let whole = try await server.get(home, jar)
      #expect(whole.status == 200)
      let tag = try #require(whole["ETag"])
      let file = "\(server.site.output.client(server.agency.key(server.agency.ada)))/index.html"
      try #require(truncate(file, off_t(length)) == 0)

      let torn = try await server.get(home, jar, ["If-None-Match: \(tag)"])
      #expect(torn.status == 503)
      #expect(torn["Retry-After"] == "1")
      #expect(torn["Cache-Control"] == "no-store")
      await server.settle()
      let mended = try await server.get(home, jar)
      #expect(mended.status == 200)
      #expect(mended.body == whole.body)
      #expect(server.log.all.contains { $0.contains("a page is cut short") })
    }
  }
}
