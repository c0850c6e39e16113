import Pages
import Portal
import Store

/// Whose folder pages are published to.
package enum Owner: Hashable, Sendable {
  case client(ClientKey)
  /// What everybody may see of a workspace: sign-in, messages, assets.
  case everybody(Workspace.ID)

  var workspace: Workspace.ID {
    switch self {
    case .client(let key): key.workspace
    case .everybody(let workspace): workspace
    }
  }

  /// Its name in the manifests' folder and for its lock.
  var name: String {
    switch self {
    case .client(let key): "\(key.workspace.text)/\(key.client.text)"
    case .everybody(let workspace): "\(workspace.text)/public"
    }
  }

  func folder(in output: OutputFolder) -> String {
    switch self {
    case .client(let key): output.client(key)
    case .everybody(let workspace): output.publicFolder(workspace)
    }
  }
}

/// All pages of one owner, made from one snapshot.
struct Rendered: Sendable {
  let owner: Owner
  let version: SnapshotVersion
  /// The day that the pages were made for, and the zone that it is a day of; nil where no day is on them.
  let day: (Day, Zone)?
  let pages: [Page]
  /// Why the owner's rows could not be read at all; then there are no pages and those on disk stay.
  var problem: String?

  /// When these pages next change by themselves: at the end of the day that is written on them.
  var nextChange: Instant? {
    guard let (day, zone) = day, !pages.isEmpty else { return nil }
    return zone.start(of: day + 1)
  }

  /// What could not be made, by page.
  var failures: [(page: String, reason: String)] {
    if let problem { return [("", problem)] }
    return pages.compactMap { page in
      if case .failure(let failure) = page.content { (page.path, "\(failure)") } else { nil }
    }
  }
}
