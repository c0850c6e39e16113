import Portal

/// How much of what clients see a snapshot holds. What it leaves out looks as if it were not there: only who needs no
/// more than that asks for less than everything.
package enum SnapshotScope: Hashable, Sendable {
  case everything
  /// What the pages of one deliverable are made of: the deliverable, and of all else what the tabs count.
  case pages(of: Deliverable.ID)
  /// A deliverable, and the projects; nothing else.
  case deliverable(Deliverable.ID)
}
