import Portal
import Synchronization

/// What pages have to know of the database without asking it: whether it can be reached, and which portals are switched
/// off. Kept up to date by `Watch`, and by whoever fails to read.
final class PortalState: Sendable {
  private let down = Atomic<Bool>(false)
  private let hasClosed = Atomic<Bool>(false)
  private let closed = Mutex<Set<Workspace.ID>>([])

  var isDatabaseDown: Bool { down.load(ordering: .relaxed) }

  func databaseIs(down isDown: Bool) {
    down.store(isDown, ordering: .relaxed)
  }

  func isClosed(_ workspace: Workspace.ID) -> Bool {
    hasClosed.load(ordering: .relaxed) && closed.withLock { $0.contains(workspace) }
  }

  func close(_ workspaces: Set<Workspace.ID>) {
    closed.withLock { $0 = workspaces }
    hasClosed.store(!workspaces.isEmpty, ordering: .relaxed)
  }
}
