import ArgumentParser
import Foundation
import Pages
import Portal
import Site
import Store

/// `portico generate`
struct Generate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render what changed, or everything.",
    discussion: """
      Without options: what the change log and the clock say. `--check` compares what is on disk with a full render, \
      writes nothing, and exits with 1 where something differs.
      """)

  @OptionGroup var choice: WorkspaceOption

  @Option(help: "One client alone, by id.")
  var client: String?

  @Flag(help: "Render everything, whatever the log says.")
  var all = false

  @Flag(help: "Compare only.")
  var check = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() async throws {
    try await report {
      let installation = try Installation.open(try await Settings.load(), generates: false)
      let site = try installation.site(try installation.catalogue())
      if check { try compare(site) } else { try generate(site) }
    }
  }

  private func generate(_ site: Site) throws {
    try site.prepare()
    let bar = ProgressBar("Rendering")
    let start = ContinuousClock.now
    let report = try report(of: site) { done, total in
      bar.show(done: done, of: total, detail: "\(done) of \(total) clients")
    }
    bar.finish()
    let elapsed = ContinuousClock.now - start
    try show(GenerationSummary(report, elapsed))
    if report.failed > 0 { throw ExitCode(1) }
  }

  private func report(of site: Site, progress: @escaping Site.Progress) throws -> Report {
    let workspace = try choice.find(in: site.store)
    if let client {
      return try site.publish([try key(client, in: site.store)], distrustingManifests: true)
    }
    if all { return try site.generateAll(of: workspace.map { [$0] }, progress: progress) }
    return try site.generateChanges(distrustingManifests: true, progress: progress)
  }

  private func compare(_ site: Site) throws {
    let bar = ProgressBar("Comparing")
    let workspace = try choice.find(in: site.store)
    let check = try site.check(
      workspaces: workspace.map { [$0] }, client: try client.map { try key($0, in: site.store) }
    ) { done, total in
      bar.show(done: done, of: total, detail: "\(done) of \(total) clients")
    }
    bar.finish()
    if json {
      try Terminal.sayJSON(
        check.differences.map { ["path": $0.path, "problem": $0.kind.rawValue, "reason": $0.reason] })
    } else {
      for difference in check.differences { Terminal.say("\(difference)") }
      let differing = check.differences.count
      Terminal.say(
        differing == 0
          ? "\(check.pages) pages are as a full render would make them."
          : "\(differing) of \(check.pages) pages differ. `portico generate --all` puts them right.")
    }
    if !check.differences.isEmpty { throw ExitCode(1) }
  }

  private func key(_ client: String, in store: Store) throws -> ClientKey {
    guard let id = Client.ID(client), let key = try store.read({ db in try Clients.key(of: id, db) }) else {
      throw Failure("there is no client \(client).")
    }
    return key
  }

  private func show(_ summary: GenerationSummary) throws {
    if json { try Terminal.sayJSON(summary) } else { Terminal.say(summary.sentence) }
  }
}

/// What a run printed, as numbers and as a sentence.
struct GenerationSummary: Encodable {
  let written: Int
  let unchanged: Int
  let removed: Int
  let failed: Int
  let seconds: Double
  let pagesPerSecond: Int

  init(_ report: Report, _ elapsed: Duration) {
    written = report.written
    unchanged = report.unchanged
    removed = report.removed
    failed = report.failed
    let exact = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    seconds = (exact * 1000).rounded() / 1000
    pagesPerSecond = exact > 0 ? Int(Double(report.pages) / exact) : 0
  }

  var sentence: String {
    "\(written) pages written, \(unchanged) unchanged, \(removed) removed"
      + (failed > 0 ? ", \(failed) could not be made (`portico doctor` says why)" : "")
      + " in \(seconds) s (\(pagesPerSecond) pages/s)"
  }
}
