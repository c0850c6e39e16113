import Pages
import Portal
import Store

/// Holds what is on disk against a full render. Writes nothing.
package struct Check {
  /// A file that is not what it should be.
  package struct Difference: Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
      case missing = "is missing"
      case differs = "differs"
      case stray = "should not be there"
      case failed = "cannot be made"
    }

    /// Below the output folder.
    package let path: String
    package let kind: Kind
    /// Why, where it cannot be made.
    package var reason = ""

    package var description: String { "\(path) \(kind.rawValue)\(reason.isEmpty ? "" : ": \(reason)")" }
  }

  package private(set) var pages = 0
  package private(set) var differences: [Difference] = []
  private let output: OutputFolder

  init(output: OutputFolder) {
    self.output = output
  }

  mutating func compare(_ rendered: Rendered) throws {
    let folder = rendered.owner.folder(in: output)
    let shown = folder.dropFirst(output.root.count + 1)
    var present = Set(try Files.walk(folder))
    for failure in rendered.failures {
      add("\(shown)/\(failure.page)", .failed, failure.reason)
      present.remove(failure.page)
    }
    if rendered.problem != nil { return }
    for page in rendered.pages {
      guard case .success(let bytes) = page.content else { continue }
      pages += 1
      guard present.remove(page.path) != nil else {
        add("\(shown)/\(page.path)", .missing)
        continue
      }
      if try Files.read("\(folder)/\(page.path)") != bytes { add("\(shown)/\(page.path)", .differs) }
    }
    if case .everybody = rendered.owner { present = present.filter { !$0.hasPrefix(PublishPlan.assets) } }
    for path in present.sorted() { add("\(shown)/\(path)", .stray) }
  }

  mutating func add(_ path: String, _ kind: Difference.Kind, _ reason: String = "") {
    differences.append(Difference(path: path, kind: kind, reason: reason))
  }
}

extension Site {
  /// Every page of these workspaces (all where none are named), or of one client alone.
  package func check(
    workspaces: [Workspace.ID]? = nil, client: ClientKey? = nil, progress: Progress = { _, _ in }
  ) throws -> Check {
    var check = Check(output: output)
    if let client {
      for rendered in try render([client]) { try check.compare(rendered) }
      return check
    }
    let known = try store.read(Workspaces.ids)
    for workspace in workspaces ?? known { try compare(workspace, &check, progress) }
    if workspaces == nil {
      let names = Set(known.map(\.text))
      for entry in try Files.entries(of: output.root) where Workspace.ID(entry.name) != nil {
        if !names.contains(entry.name) { check.add(entry.name, .stray) }
      }
    }
    return check
  }

  private func compare(_ workspace: Workspace.ID, _ check: inout Check, _ progress: Progress) throws {
    let (stage, version, total) = try store.read { db in
      (try self.stage(workspace, db), try self.version(db), try Clients.count(of: workspace, db))
    }
    if let stage { try check.compare(publicPages(stage, version)) }
    var strangers = Set(try Files.entries(of: output.clients(workspace)).map(\.name))
    var last: Client.ID?
    var done = 0
    while true {
      let ids = try store.read { [last] db in
        try Clients.ids(of: workspace, after: last, limit: Self.batch, db)
      }
      guard let end = ids.last else { break }
      for rendered in try render(ids.map { ClientKey(workspace: workspace, client: $0) }) {
        try check.compare(rendered)
      }
      for id in ids { strangers.remove(id.text) }
      last = end
      done += ids.count
      try progress(done, total)
    }
    for name in strangers.sorted() { check.add("\(workspace.text)/clients/\(name)", .stray) }
  }
}
