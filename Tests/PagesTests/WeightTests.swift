import Foundation
import Portal
import Testing

@testable import Pages

@Suite("pages are light enough for a phone on a train")
struct WeightTests {
  /// As a server would send it.
  private func gzipped(_ bytes: [UInt8]) throws -> Int {
    let file = FileManager.default.temporaryDirectory.appending(path: "weight-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = Pipe()
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-6", "-c", file.path]
    gzip.standardOutput = output
    try gzip.run()
    let size = output.fileHandleForReading.readDataToEndOfFile().count
    gzip.waitUntilExit()
    try #require(gzip.terminationStatus == 0 && size > 0, "gzip is needed")
    return size
  }

  @Test("no page is over 14 KB of compressed HTML, also with the longest content")
  func html() throws {
    for snapshot in [Agency.busy(), Agency.quiet, Agency.long, Agency.longest] {
      for page in try Agency.pages(snapshot) {
        #expect(try gzipped(page.content.get()) < 14 << 10, "\(page.path)")
      }
    }
  }

  @Test("a gallery of twenty long PDFs is not over 14 KB either")
  func sheets() throws {
    let pages = (1...20).map { Preview(.page, position: $0, width: 1131, height: 1600) }
    let files = (1...20).map { position in
      var file = Agency.file(
        "pdf\(position)", position, "Brand book, part \(position).pdf", Agency.blob("application/pdf", 90_000)
      )
      file.previews = pages
      return file
    }
    let version = Agency.version("pv", 1, by: "Ida", at: "2026-11-20T09:00:00.000Z", files)
    let work = Agency.work("pvd", "Brand book", in: Agency.shop, .ready, [version])
    let page = try Agency.page(
      "deliverables/\(work.id)/index.html", of: Agency.busy { $0.deliverables = [work] })
    #expect(page.components(separatedBy: "class=\"surface").count == StagePage.limit + 1)
    #expect(try gzipped(Array(page.utf8)) < 14 << 10)
  }

  @Test("all JavaScript is under 6 KB compressed")
  func script() throws {
    let catalogue = try Agency.catalogue.get()
    #expect(try gzipped(catalogue.brand(of: Agency.workspace()).script.bytes) < 6 << 10)
  }

  @Test("all CSS is under 12 KB compressed")
  func css() throws {
    let catalogue = try Agency.catalogue.get()
    #expect(try gzipped(catalogue.brand(of: Agency.workspace()).stylesheet.bytes) < 12 << 10)
  }
}
