import Foundation
import Portal
import Store

/// Under which host names workspaces are reached, from configuration.
package struct HostNames: Sendable {
  /// The host of `PORTICO_BASE_URL` without a port, such as `portal.example.com`.
  package let base: String

  package init(base: String) {
    self.base = base
  }

  package func host(slug: String) -> String { "\(slug).\(base)" }
}

extension Site {
  /// Makes `hosts/*` lead where they should: the base host to the first workspace, `<slug>.<base>` to each, verified
  /// domains to theirs. The one place where links are made on disk.
  package func publishHosts() throws {
    let (slugs, domains) = try store.read { db in
      (try Workspaces.slugs(db), try Workspaces.verifiedDomains(db))
    }
    var wanted: [String: Workspace.ID] = [:]
    if let first = slugs.first { wanted[hosts.base] = first.workspace }
    for (slug, workspace) in slugs { wanted[hosts.host(slug: slug)] = workspace }
    for (host, workspace) in domains where wanted[host] == nil { wanted[host] = workspace }

    try Files.makeFolder(output.hosts)
    for entry in try Files.entries(of: output.hosts) where wanted[entry.name] == nil {
      try Files.remove("\(output.hosts)/\(entry.name)")
    }
    for (host, workspace) in wanted {
      try link("\(output.hosts)/\(host)", to: "../\(workspace.text)")
    }
  }

  private func link(_ path: String, to target: String) throws(OutputError) {
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == target { return }
    let staged = "\(output.stage)/.link-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    guard symlink(target, staged) == 0 else { throw OutputError("link", path) }
    try Files.move(staged, to: path)
  }
}
