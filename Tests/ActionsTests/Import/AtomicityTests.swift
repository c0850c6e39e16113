import GRDB
import PorticoCrypto
import Store
import Testing

@testable import Actions

@Suite("Import: all or nothing")
struct AtomicityTests {
  @Test(
    "a row that the database refuses takes all others back, and is named",
    arguments: [
      ("access", "NEW.client = (SELECT id FROM client WHERE external_id = 'ben')", "clients[1].access[0]"),
      ("payment_allocation", "NEW.amount = 100", "payments[1].allocations[0]"),
      ("invoice_line", "NEW.title = 'Yen'", "invoices[2].lines[0]"),
      ("milestone", "NEW.title = 'Launch'", "projects[0].milestones[1]"),
    ])
  func refused(table: String, condition: String, path: String) throws {
    let place = try TemporaryImport()
    try place.temporary.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER fault BEFORE INSERT ON \(table) WHEN \(condition)
          BEGIN SELECT RAISE(ABORT, 'the disk is upside down'); END
          """)
    }
    #expect(
      try place.problems(of: .sound) == ["\(path): the database refuses it: the disk is upside down"])
    #expect(try place.isEmpty())
    try place.temporary.write { db in try db.execute(sql: "DROP TRIGGER fault") }
    try place.load(.sound)
  }

  @Test("a disk that fills up is a clear error, and nothing is stored")
  func full() throws {
    let place = try TemporaryImport()
    try place.temporary.write { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 10)")
    }
    let body = String(repeating: "x", count: 1000)
    let projects = (0..<200).map { #"{"id":"p\#($0)","name":"P","summary":"\#(body)"}"# }
    let document = ImportDocument.sound.without("invoices").without("payments").without("clients")
      .with("projects", "[\(projects.joined(separator: ","))]")
    do {
      try place.load(document)
      Issue.record("imported")
    } catch ImportError.store(let reason) {
      #expect(reason.hasPrefix("there is no space left for "))
    }
    #expect(try place.isEmpty())
  }

  @Test("a file that cannot be read to its end leaves nothing")
  func unreadable() throws {
    let place = try TemporaryImport()
    let bytes = Array(ImportDocument.sound.text.utf8)
    for end in [1, bytes.count / 2, bytes.count - 1] {
      var taken = 0
      let source = ByteSource(count: bytes.count) { (buffer) throws(ByteSourceError) in
        guard taken < end else { throw .system("Input/output error") }
        let piece = bytes[taken..<min(end, taken + buffer.count)]
        buffer.copyBytes(from: piece)
        taken += piece.count
        return piece.count
      }
      do {
        _ = try place.importer.run(source) { _, _, _ in }
        Issue.record("imported")
      } catch let error as FoundProblems {
        #expect(error.problems.first.last?.message == "Input/output error")
      }
    }
    #expect(try place.isEmpty())
  }

  @Test("a database that another holds is said to be locked, and nothing is stored")
  func locked() throws {
    let place = try TemporaryImport()
    let other = try Store.open(at: place.temporary.store.path, busyTimeout: 0.1)
    defer { try? other.close() }
    let importer = Importer(store: other, vault: place.vault, random: .system, now: { TemporaryImport.now })
    let outcome = try place.temporary.write { _ in
      Result { () throws(ImportError) in
        try importer.importBytes(Array(ImportDocument.sound.text.utf8), named: "test.json")
      }
    }
    guard case .failure(.store(let reason)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.contains("is locked by another process"))
    #expect(try place.isEmpty())
  }

  @Test("no randomness, no rows")
  func randomness() throws {
    let place = try TemporaryImport()
    let importer = Importer(
      store: place.temporary.store, vault: place.vault,
      random: RandomBytes { (_) throws(CryptoError) in throw .noRandomness },
      now: { TemporaryImport.now })
    #expect(throws: ImportError.self) {
      try importer.importBytes(Array(ImportDocument.sound.text.utf8), named: "test.json")
    }
    #expect(try place.isEmpty())
  }

  @Test("progress goes from nothing to all, first reading and then writing")
  func progress() throws {
    let place = try TemporaryImport()
    let clients = (0..<9000).map {
      #"{"id":"c\#($0)","company":"fjell","email":"c\#($0)@a.example","name":"\#(String(repeating: "n", count: 200))"}"#
    }
    let document = ImportDocument.sound.with("clients", "[\(clients.joined(separator: ","))]")
    var seen: [(done: Int, total: Int, rows: Int)] = []
    _ = try place.importer.run(ByteSource(Array(document.text.utf8))) { seen.append(($0, $1, $2)) }
    #expect(seen.map(\.done) == seen.map(\.done).sorted())
    #expect(seen.count >= 3)
    #expect(seen.allSatisfy { $0.done <= $0.total && $0.total == 2 * document.text.utf8.count })
    #expect(seen.contains { $0.done > $0.total / 2 } && seen.contains { $0.done < $0.total / 2 })
  }
}
