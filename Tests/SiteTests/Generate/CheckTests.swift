import Foundation
import Portal
import TestSupport
import Testing

@testable import Site

@Suite("generate --check")
struct CheckTests {
  @Test(
    "F-07: a page that is missing, cut short, changed or nobody's is named, and generate --all puts it right")
  func names() throws {
    let site = try TemporarySite()
    let key = site.agency.key(site.agency.ada)
    let folder = site.site.output.client(key)
    let shown = "\(site.agency.workspace)/clients/\(site.agency.ada)"
    let website = "projects/\(site.agency.website)/index.html"
    try FileManager.default.removeItem(atPath: "\(folder)/billing/index.html")
    #expect(truncate("\(folder)/index.html", 100) == 0)
    try Data("other".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(website)"))
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/stray.html"))
    try FileManager.default.createDirectory(
      atPath: "\(site.site.output.clients(site.agency.workspace))/client_nobody",
      withIntermediateDirectories: true)

    #expect(
      try Set(site.differences()) == [
        "\(shown)/billing/index.html is missing", "\(shown)/index.html differs",
        "\(shown)/\(website) differs",
        "\(shown)/stray.html should not be there",
        "\(site.agency.workspace)/clients/client_nobody should not be there",
      ])
    _ = try site.site.generateAll()
    #expect(try site.differences() == [])
  }

  @Test("a change that is not published yet differs")
  func pending() throws {
    let site = try TemporarySite()
    try site.sql("UPDATE milestone SET title = 'Pending' WHERE title = 'Sketches'")
    #expect(try site.differences().count == 2)
  }

  @Test("other templates, another build or another output folder make everything new")
  func madeWith() throws {
    let site = try TemporarySite()
    try site.site.prepare()
    #expect(try site.generate().pages == 0)
    let other = site.site(of: "another")
    try other.prepare()
    #expect(try other.generateChanges(distrustingManifests: false).pages > 0)
    try FileManager.default.removeItem(atPath: site.site.output.root)
    try other.prepare()
    _ = try other.generateChanges(distrustingManifests: false)
    #expect(try site.differences() == [])
  }

  @Test("a process that runs on with yesterday's templates puts nothing over today's pages")
  func overtaken() throws {
    let site = try TemporarySite()
    let other = site.site(of: "another")
    try other.prepare()
    try site.sql("UPDATE milestone SET title = 'Of today' WHERE title = 'Sketches'")
    #expect(throws: OutputError.self) { try site.generate() }
    #expect(throws: OutputError.self) { try site.site.publish([site.agency.key(site.agency.cleo)]) }
    #expect(try other.generateChanges(distrustingManifests: false).pages > 0)
    #expect(try site.differences() == [])
    try site.site.prepare()
    _ = try site.generate()
    #expect(try site.differences() == [])
  }

  @Test("a folder that was removed whole comes back with --all, a workspace's too")
  func removedFolders() throws {
    let site = try TemporarySite()
    let output = site.site.output
    for folder in [
      output.client(site.agency.key(site.agency.ada)), output.clients(site.agency.workspace),
      "\(output.root)/\(site.agency.workspace)",
    ] {
      try FileManager.default.removeItem(atPath: folder)
      #expect(try !site.differences().isEmpty)
      _ = try site.site.generateAll()
      #expect(try site.differences() == [])
    }
  }
}
