import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing
import Vault

@testable import Actions

@Suite("An agency's logo")
struct SetLogoTests {
  private let temporary: TemporaryStore
  private let agency: Agency
  private let vault: Vault
  private let runner: ActionRunner
  private let good = Array("<svg viewBox=\"0 0 9 9\"><script/><path d=\"M0 0\"/></svg>".utf8)

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    vault = try Vault(at: temporary.folder.appending(path: "vault").path)
    runner = ActionRunner(store: temporary.store, outside: try .sample())
  }

  private func slug() throws -> String {
    try #require(
      try temporary.read { db in try Workspaces.slugs(db) }.first { $0.workspace == agency.workspace }
    ).slug
  }

  private func branding() throws -> Branding {
    try #require(
      try temporary.read { db in
        try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db)
      }
    ).branding
  }

  @Test("is cleaned, stored, named by the workspace and audited; then taken away")
  func stored() throws {
    let dropped = try runner.run(SetLogo(slug: slug(), logo: good, vault: vault), as: .operator)
    #expect(dropped == ["<script>"])
    let logo = try #require(try branding().logo)
    #expect(logo.mediaType == "image/svg+xml" && logo.width == 1000 && logo.height == 1000)
    #expect(try branding().darkLogo == nil)
    try vault.verify(try #require(Digest(hex: logo.hash)))
    _ = try runner.run(SetLogo(slug: slug(), logo: good, dark: good, vault: vault), as: .operator)
    #expect(try branding().darkLogo == logo)
    _ = try runner.run(SetLogo(slug: slug(), logo: nil, vault: vault), as: .operator)
    #expect(try branding().logo == nil && branding().darkLogo == nil)
    let count = try temporary.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM audit WHERE action = 'workspace.logo'")
    }
    #expect(count == 3)
  }

  @Test("every problem is named at once, and nothing is stored")
  func problems() throws {
    do {
      _ = try runner.run(
        SetLogo(slug: "nobody", logo: Array("<html>".utf8), dark: [], vault: vault), as: .operator)
      Issue.record("it was stored")
    } catch ActionError.invalid(let problems) {
      #expect(problems.map(\.field) == ["slug", "logo", "dark"])
    }
    #expect(try branding().logo == nil)
  }

  @Test("clients, members and other agencies' owners may not")
  func forbidden() throws {
    let action = SetLogo(slug: try slug(), logo: good, vault: vault)
    let other = try Agency.stranger(in: temporary)
    let actors: [Actor] = [
      .client(agency.ada, workspace: agency.workspace), .clock(agency.workspace),
      .member(agency.jonas, workspace: agency.workspace, role: .member),
      .member(agency.jonas, workspace: other.workspace, role: .owner),
    ]
    for actor in actors { #expect(throws: ActionError.self) { try runner.run(action, as: actor) } }
    _ = try runner.run(action, as: .member(agency.jonas, workspace: agency.workspace, role: .admin))
  }
}
