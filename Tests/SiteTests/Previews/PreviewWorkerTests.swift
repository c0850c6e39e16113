import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import Synchronization
import TestSupport
import Testing
import Vault

@testable import Site

@Suite("The maker of previews")
struct PreviewWorkerTests {
  let portal: TemporarySite
  let previews: Vault

  init() throws {
    portal = try TemporarySite()
    previews = try Vault(at: portal.folder.appending(path: "previews").path)
  }

  /// A deliverable of the website with this file.
  private func deliver(_ bytes: [UInt8], duration: Int? = nil) throws -> (version: String, hash: String) {
    let intake = try portal.site.vault.begin(limit: 1 << 30)
    try intake.append(bytes)
    let stored = try intake.finish()
    return try portal.temporary.write { db in
      let made = try portal.agency.addDeliverable("Posters", status: "ready", db)
      try db.execute(sql: "DROP TRIGGER lock_version_file_update")
      try db.insert(
        "blob",
        [
          "workspace": portal.agency.workspace.text, "sha256": stored.sha256.hex, "size": stored.size,
          "media_type": stored.recognition.mediaType, "width": stored.recognition.width,
          "height": stored.recognition.height, "duration": stored.recognition.duration,
          "stored_at": "2026-11-24T09:00:00.000Z",
        ])
      try db.execute(
        sql: "UPDATE version_file SET sha256 = $1 WHERE id = $2", arguments: [stored.sha256.hex, made.file])
      // The sample's own files are not in any vault.
      try db.execute(
        sql: "UPDATE blob SET purged_at = stored_at WHERE sha256 <> $1", arguments: [stored.sha256.hex])
      return (made.version, stored.sha256.hex)
    }
  }

  private func worker(
    _ tools: PreviewTools = .find(), tell: @escaping @Sendable (PreviewWorker.Event) -> Void = { _ in }
  ) throws -> PreviewWorker {
    let maker = try PreviewMaker(originals: portal.site.vault, previews: previews, tools: tools)
    return PreviewWorker(store: portal.temporary.store, maker: maker, now: portal.site.now, tell: tell)
  }

  private func count(_ sql: String) throws -> Int {
    try portal.temporary.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
  }

  private static func demo(_ name: String) throws -> [UInt8] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return Array(try Data(contentsOf: root.appending(path: "site-templates/demo/\(name)")))
  }

  @Test("makes pictures of what clients are shown, whose pages then show them, and nobody else's change")
  func shown() throws {
    _ = try deliver(try Self.demo("boathouse.jpg"))
    try portal.generate()
    let page = try #require(try portal.page("deliverables/index.html", of: portal.agency.ada))
    #expect(page.contains("?inline=1") && !page.contains("?preview="))
    try worker().makeAll()
    let report = try portal.generate()
    #expect(report.written > 0)
    let after = try #require(try portal.page("deliverables/index.html", of: portal.agency.ada))
    #expect(after.contains("?preview=small\" alt=\"\" width=\"640\" height=\"360\""))
    #expect(try portal.differences().isEmpty)
    #expect(try count("SELECT count(*) FROM preview") == 2)
  }

  @Test("does not try again what failed, nor what it made")
  func once() throws {
    _ = try deliver(Array("%PDF-1.4 nothing".utf8))
    let events = Mutex(0)
    let worker = try worker { event in
      if case .failed = event { events.withLock { $0 += 1 } }
    }
    try worker.makeAll()
    try worker.makeAll()
    #expect(events.withLock { $0 } == 1)
    #expect(try count("SELECT count(*) FROM preview_attempt WHERE problem <> ''") == 1)
    #expect(try portal.temporary.read(Previews.failures).count == 1)
  }

  @Test("waits for a tool that is missing, and makes everything when it is there")
  func missing() throws {
    _ = try deliver(try Self.demo("boathouse.jpg"))
    try worker(.find(in: ["/nowhere"])).makeAll()
    #expect(try count("SELECT count(*) FROM preview_attempt") == 0)
    try worker().makeAll()
    #expect(try count("SELECT count(*) FROM preview") == 2)
  }

  @Test("makes a still of the moment that a remark is about")
  func moments() throws {
    let film = try deliver(try Self.demo("winter-film.mp4"))
    try portal.temporary.write { db in
      for (pin, hour) in [(#"{"at":9.5}"#, 1), (#"{"at":900}"#, 2), (#"{"at":3,"file":2}"#, 3)] {
        try db.insert(
          "comment",
          [
            "workspace": portal.agency.workspace.text, "id": portal.agency.ids.text("comment"),
            "version": film.version, "client": portal.agency.ada.text, "body": "Longer.", "pin": pin,
            "posted_at": "2026-11-24T0\(hour):00:00.000Z",
          ])
      }
    }
    try worker().makeAll()
    let stills = try portal.temporary.read { db in
      try Int.fetchAll(db, sql: "SELECT position FROM preview WHERE kind = 'still'")
    }
    #expect(stills == [9500], "beyond the end there is nothing, and there is no second file")
  }

  @Test("that was ended in the middle leaves nothing, and goes on when it is there again")
  func killed() async throws {
    _ = try deliver(try Self.demo("winter-film.mp4"))
    let folder = portal.folder.appending(path: "tools")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tool = folder.appending(path: "ffmpeg").path
    try Data("#!/bin/sh\ntouch begun\nsleep 600\n".utf8).write(to: URL(fileURLWithPath: tool))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
    let slow = try worker(.find(in: [folder.path]))
    let making = "\(previews.root)/making"
    let running = Task { await slow.run() }
    for _ in 0..<500 {
      let names = FileManager.default.enumerator(atPath: making)?.allObjects as? [String] ?? []
      if names.contains(where: { $0.hasSuffix("begun") }) { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    // Without being ended the tool would keep this waiting for its ten minutes.
    let start = ContinuousClock.now
    running.cancel()
    await running.value
    #expect(ContinuousClock.now - start < .seconds(300))
    #expect(try FileManager.default.contentsOfDirectory(atPath: making).isEmpty)
    #expect(try count("SELECT count(*) FROM preview_attempt") == 0)
    try worker().makeAll()
    #expect(try count("SELECT count(*) FROM preview") == 2)
  }

  @Test("makes anew what was deleted from its folder")
  func deleted() async throws {
    _ = try deliver(try Self.demo("boathouse.jpg"))
    try worker().makeAll()
    try FileManager.default.removeItem(atPath: previews.root)
    let again = try Vault(at: previews.root)
    let made = Mutex(0)
    let worker = try worker { event in
      if case .made(_, let pictures, _) = event { made.withLock { $0 = pictures } }
    }
    let running = Task { await worker.run() }
    for _ in 0..<500 where made.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(20)) }
    running.cancel()
    await running.value
    #expect(made.withLock { $0 } == 2)
    let hashes = try portal.temporary.read(Previews.all)
    #expect(hashes.count == 2)
    for hash in hashes { _ = try again.open(try #require(Digest(hex: hash))) }
  }
}
