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
    try Python.run([Python.root.appending(path: "scripts/make-import.py").path, "2000"], into: file)
    let place = try TemporaryImport()
    let result = try place.importer.importFile(at: file.path)
    let added = Dictionary(uniqueKeysWithValues: result.counts.map { ($0.table, $0.added) })
    #expect(added["client"] == 2000)
    #expect(added["milestone"] == (added["project"] ?? 0) * 5)
    // Home and billing, and what each sees: at least six pages for everybody.
    let fewest: Int? = try place.value(
      """
      SELECT min(2 + (SELECT count(*) FROM access WHERE access.client = client.id)
        + (SELECT count(*) FROM invoice WHERE invoice.company = client.company AND stage <> 'draft')) FROM client
      """)
    #expect(fewest ?? 0 >= 4)
    let average: Double? = try place.value(
      """
      SELECT 2 + (SELECT count(*) FROM access) * 1.0 / 2000
        + (SELECT count(*) FROM invoice WHERE stage <> 'draft') * 1.0 / 2000
      """)
    #expect(average ?? 0 >= 6)
    #expect(
      try place.value("SELECT count(*) FROM change WHERE client IS NOT NULL") == 2000 + (added["access"] ?? 0)
    )
    #expect(try place.importer.importFile(at: file.path).isUnchanged)
  }

  @Test("the generator writes the same for the same seed, and other records for another")
  func deterministic() throws {
    let script = Python.root.appending(path: "scripts/make-import.py").path
    let one = try Python.run([script, "20"])
    #expect(try Python.run([script, "20"]) == one)
    #expect(try Python.run([script, "20", "--seed", "2"]) != one)
  }
}
