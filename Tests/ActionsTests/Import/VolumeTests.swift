import Foundation
import TestSupport
import Testing

@testable import Actions

@Suite("Import of many", .enabled(if: Python.isThere, "python3 is missing: it makes the files"))
struct VolumeTests {
  @Test("2,000 clients are imported, and imported again without a change")
  func thousands() throws {
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "agency.json")
    try Python.writeAgency(clients: 2000, to: file)
    let place = try TemporaryImport()
    let result = try place.importer.importFile(at: file.path)
    let added = Dictionary(uniqueKeysWithValues: result.counts.map { ($0.table, $0.added) })
    #expect(added["client"] == 2000)
    #expect(added["project"] ?? 0 > 2000)
    #expect(added["milestone"] == (added["project"] ?? 0) * 8)
    #expect(added["invoice"] == 6000)
    #expect(
      try place.value("SELECT count(*) FROM change WHERE client IS NOT NULL") == 2000 + (added["access"] ?? 0)
    )
    #expect(try place.importer.importFile(at: file.path).isUnchanged)
  }
}
