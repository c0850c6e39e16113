import Foundation
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing
import Vault

@testable import Site

@Suite("The logo, published")
struct LogoTests {
  private let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>".utf8)

  private func store(_ bytes: [UInt8], in site: TemporarySite) throws -> Digest {
    let intake = try site.site.vault.begin(limit: 1000)
    try intake.append(bytes)
    let stored = try intake.finish()
    try site.temporary.write { db in
      try Blobs.add(
        Blobs.Known(hash: stored.sha256, size: stored.size, mediaType: "image/svg+xml", width: 9, height: 9),
        to: site.agency.workspace, at: Instant(seconds: 1_795_000_000), db)
      try Workspaces.setLogo(stored.sha256, dark: nil, of: site.agency.workspace, db)
    }
    return stored.sha256
  }

  private func asset(_ digest: Digest, in site: TemporarySite) throws -> [UInt8]? {
    let folder = site.site.output.publicFolder(site.agency.workspace)
    return try Files.read("\(folder)/assets/logo-\(digest.hex.prefix(16)).svg")
  }

  @Test(
    "lies beside the style sheet, stands on every page, and goes thirty days after another took its place")
  func published() throws {
    let site = try TemporarySite()
    let first = try store(svg, in: site)
    try site.generate()
    #expect(try asset(first, in: site) == svg)
    #expect(try site.differences() == [])
    let address = "/assets/logo-\(first.hex.prefix(16)).svg"
    #expect(try #require(try site.page("index.html", of: site.agency.ada)).contains(address))
    let pages = try site.files().filter { $0.key.hasSuffix(".html") }
    #expect(pages.allSatisfy { String(decoding: $0.value, as: UTF8.self).contains(address) })

    let second = try store(svg + [10], in: site)
    try site.generate()
    #expect(try asset(first, in: site) != nil && asset(second, in: site) != nil)
    site.clock.set("2026-12-30T10:00:00.000Z")
    _ = try site.site.generateAll()
    #expect(try asset(first, in: site) == nil && asset(second, in: site) != nil)
  }

  @Test("whose file is lost is the name in text, never a broken picture")
  func lost() throws {
    let site = try TemporarySite()
    let digest = try store(svg, in: site)
    try FileManager.default.removeItem(atPath: "\(site.site.vault.root)/\(digest.hex.prefix(2))")
    try site.generate()
    let home = try #require(try site.page("index.html", of: site.agency.ada))
    #expect(!home.contains("/assets/logo-") && home.contains("<a class=\"brand\""))
    #expect(try site.differences() == [])
  }
}
