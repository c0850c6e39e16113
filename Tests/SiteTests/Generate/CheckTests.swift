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
    try site.site.prepare(build: "test")
    #expect(try site.generate().pages == 0)
    try site.site.prepare(build: "another")
    #expect(try site.generate().pages > 0)
    try FileManager.default.removeItem(atPath: site.site.output.root)
    try site.site.prepare(build: "another")
    try site.generate()
    #expect(try site.differences() == [])
  }
}
