import GRDB
import Portal
import Store
import TestSupport
import Testing

@Suite("Sessions in the database")
struct SessionsTests {
  private let fixture: SessionFixture
  private let day: Int64 = 86_400

  init() throws {
    fixture = try SessionFixture()
  }

  @Test("a session is found by its cookie, on its host, in its workspace, and nowhere else")
  func found() throws {
    let id = try fixture.begin("cookie", of: fixture.ada)
    let session = try #require(try fixture.live("cookie", at: 1))
    #expect(session.id == id && session.key == fixture.ada && session.host == SessionFixture.host)
    #expect(try fixture.live("another", at: 1) == nil)
    #expect(try fixture.live("cookie", host: "other.test", at: 1) == nil)
    #expect(try fixture.live("cookie", in: fixture.stranger.workspace, at: 1) == nil)
  }

  @Test("the database holds no cookie, only its hash")
  func hashed() throws {
    try fixture.begin("cookie", of: fixture.ada)
    let row = try fixture.temporary.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM session")?.description ?? ""
    }
    #expect(!row.contains("cookie") && row.contains(fixture.hash("cookie").hex))
  }

  @Test("a session ends thirty days after its last use and ninety after its beginning, to the second")
  func limits() throws {
    let id = try fixture.begin("cookie", of: fixture.ada)
    #expect(try fixture.live("cookie", at: 30 * day - 1) != nil)
    #expect(try fixture.live("cookie", at: 30 * day) == nil)
    for use in [20, 40, 60, 80].map({ $0 * day }) {
      try fixture.temporary.write { db in
        try Sessions.touch(id, in: fixture.agency.workspace, at: fixture.at(use), db)
      }
      #expect(try fixture.live("cookie", at: min(use + 30 * day, 90 * day) - 1) != nil)
    }
    #expect(try fixture.live("cookie", at: 90 * day) == nil)
  }

  @Test("a use that a clock set back notes takes nothing away, and a use in another workspace is none")
  func touch() throws {
    let id = try fixture.begin("cookie", of: fixture.ada, at: 20 * day)
    try fixture.temporary.write { db in
      try Sessions.touch(id, in: fixture.agency.workspace, at: fixture.at(0), db)
      try Sessions.touch(id, in: fixture.stranger.workspace, at: fixture.at(49 * day), db)
    }
    #expect(try fixture.live("cookie", at: 50 * day - 1) != nil)
    #expect(try fixture.live("cookie", at: 50 * day) == nil)
  }

  @Test("a session ends once; the others go on")
  func end() throws {
    let id = try fixture.begin("cookie", of: fixture.ada)
    try fixture.begin("phone", of: fixture.ada)
    func end() throws -> Session.ID? {
      try fixture.temporary.write { db in try Sessions.end(fixture.hash("cookie"), at: fixture.at(1), db) }
    }
    #expect(try end() == id)
    #expect(try end() == nil)
    #expect(try fixture.live("cookie", at: 1) == nil)
    #expect(try fixture.live("phone", at: 1) != nil)
  }

  @Test("with a client's last access all their sessions end, and nobody else's")
  func endAll() throws {
    let own = try ["one", "two"].map { try fixture.begin($0, of: fixture.ada) }
    try fixture.begin("ben", of: fixture.ben)
    _ = try fixture.temporary.write { db in try Sessions.end(fixture.hash("two"), at: fixture.at(1), db) }
    let ended = try fixture.temporary.write { db in
      try Sessions.endAll(of: fixture.ada, at: fixture.at(2), db)
    }
    #expect(ended == [own[0]])
    #expect(try fixture.live("one", at: 3) == nil)
    #expect(try fixture.live("ben", at: 3) != nil)
  }

  @Test("sessions long over are forgotten, others are not")
  func forget() throws {
    try fixture.begin("old", of: fixture.ada)
    try fixture.begin("new", of: fixture.ada, at: 10 * day)
    try fixture.temporary.write { db in
      try Sessions.forget(expiredBefore: fixture.at(95 * day), db)
    }
    #expect(try fixture.count("session") == 1)
    #expect(try fixture.live("new", at: 11 * day) != nil)
  }
}
