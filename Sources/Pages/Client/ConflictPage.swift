import Markup
import Portal

/// Somebody was faster: what was to be decided is another version by now, or was decided already. Nothing was recorded,
/// and the words that were typed are on the page.
package struct ConflictPage: Model {
  package enum Kind: Hashable, Sendable {
    case superseded(Deliverable.ID)
    case decided(Deliverable.ID)
    /// Something else that changed meanwhile.
    case other
  }

  let site: Site
  let shell: ClientShell
  let kind: Kind
  let standing: WorkStanding?
  let root: String
  let note: String

  package static let fields: [Field<ConflictPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .flag("isSuperseded") { if case .superseded = $0.kind { true } else { false } },
    .flag("isDecided") { if case .decided = $0.kind { true } else { false } },
    .optional("work") { $0.standing },
    .text("root") { $0.root },
    .text("note") { $0.note },
  ]

  init(_ kind: Kind, note: String, _ portal: ClientPortal) {
    self.kind = kind
    self.note = note
    site = portal.site
    shell = portal.shell(at: .deliverables, isTab: false)
    root = portal.root
    let id: Deliverable.ID? =
      switch kind {
      case .superseded(let id), .decided(let id): id
      case .other: nil
      }
    standing = portal.works.first { $0.deliverable.id == id }.map { WorkStanding(work: $0) }
  }
}
