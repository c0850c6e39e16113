import Portal
import Store
import TestSupport
import Testing

@Suite("Sign-in links in the database")
struct SignInLinksTests {
  private let fixture: SessionFixture

  init() throws {
    fixture = try SessionFixture()
  }

  @Test("a link works until its last second, in its workspace")
  func life() throws {
    #expect(try fixture.add("link", for: fixture.ada))
    #expect(try fixture.works("link", at: 0))
    #expect(try fixture.works("link", at: 599))
    #expect(try !fixture.works("link", at: 600))
    #expect(try !fixture.works("link", in: fixture.stranger.workspace))
    #expect(try !fixture.works("another"))
    #expect(try fixture.use("link", in: fixture.stranger.workspace) == nil)
    #expect(try fixture.use("link", at: 600) == nil)
    #expect(try fixture.use("link", at: 599) != nil)
  }

  @Test(
    "the newest three of a kind work, also where all were made in the same moment; other kinds and people do not count"
  )
  func three() throws {
    try fixture.add("invitation", for: fixture.ada, kind: .invitation, seconds: 9999)
    try fixture.add("bens", for: fixture.ben)
    for number in 1...5 { try fixture.add("link \(number)", for: fixture.ada, at: Int64(number) / 3) }
    #expect(try (1...5).map { try fixture.works("link \($0)", at: 2) } == [false, false, true, true, true])
    #expect(try fixture.works("invitation"))
    #expect(try fixture.works("bens"))
    for number in 6...9 { try fixture.add("link \(number)", for: fixture.ada, at: 2) }
    #expect(try fixture.works("link 9", at: 3), "the one that was just made works, whatever its hash")
    #expect(try (1...9).filter { try fixture.works("link \($0)", at: 3) }.count == 3)
  }

  @Test("using one voids all of the client's, of every kind, and nobody else's")
  func supersede() throws {
    try fixture.add("invitation", for: fixture.ada, kind: .invitation, seconds: 9999)
    try fixture.add("operator", for: fixture.ada, kind: .operator)
    try fixture.add("one", for: fixture.ada, destination: "/c/x/")
    try fixture.add("two", for: fixture.ada, at: 1)
    try fixture.add("bens", for: fixture.ben)
    let link = try #require(try fixture.use("one", at: 2))
    #expect(link.key == fixture.ada && link.kind == .signIn && link.destination == "/c/x/")
    for name in ["invitation", "operator", "one", "two"] {
      #expect(try !fixture.works(name, at: 3), "\(name)")
      #expect(try fixture.use(name, at: 3) == nil, "\(name)")
    }
    #expect(try fixture.works("bens", at: 3))
    // A clock that goes back revives none of them.
    #expect(try fixture.use("two", at: 1) == nil)
  }

  @Test("of many who use one link at once, one gets it")
  func race() async throws {
    try fixture.add("link", for: fixture.ada)
    let fixture = fixture
    let used = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<30 {
        group.addTask {
          try await fixture.temporary.store.writing { db in
            try SignInLinks.use(fixture.hash("link"), in: fixture.agency.workspace, at: fixture.at(1), db)
              != nil
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(used == 1)
  }

  @Test("a link is for the address that it was made for: not for a later one, not for one that was erased")
  func address() throws {
    try fixture.add("link", for: fixture.ada)
    try fixture.temporary.write { db in
      try db.execute(
        sql: "UPDATE client SET email = 'new@example.test' WHERE id = $1",
        arguments: [fixture.agency.ada.text])
    }
    #expect(try !fixture.works("link"))
    #expect(try fixture.use("link") == nil)
    let addressee = try fixture.temporary.read { db in
      try SignInLinks.addressee(fixture.hash("link"), in: fixture.agency.workspace, db)
    }
    #expect(addressee == nil)
    try fixture.temporary.write { db in
      try db.execute(
        sql: "UPDATE client SET name = '', email = 'x@erased.invalid', erased_at = $1 WHERE id = $2",
        arguments: [fixture.at(0).iso, fixture.agency.ada.text])
    }
    #expect(try !fixture.add("later", for: fixture.ada))
  }

  @Test("whom a dead link was for is known, with where it led, in its own workspace only")
  func addressee() throws {
    try fixture.add("link", for: fixture.ada, destination: "/c/x/")
    _ = try fixture.use("link")
    func find(_ workspace: Workspace.ID) throws -> SignInLinks.Link? {
      try fixture.temporary.read { db in try SignInLinks.addressee(fixture.hash("link"), in: workspace, db) }
    }
    let link = try #require(try find(fixture.agency.workspace))
    #expect(link.key == fixture.ada && link.destination == "/c/x/")
    #expect(try find(fixture.stranger.workspace) == nil)
  }

  @Test("links long over are forgotten, others are not")
  func forget() throws {
    try fixture.add("old", for: fixture.ada)
    try fixture.add("new", for: fixture.ada, at: 100)
    try fixture.temporary.write { db in try SignInLinks.forget(expiredBefore: fixture.at(601), db) }
    #expect(try fixture.count("sign_in_link") == 1)
    #expect(try fixture.works("new", at: 101))
  }
}
