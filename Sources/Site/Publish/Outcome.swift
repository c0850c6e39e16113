/// What publishing one owner's pages came to.
package struct Outcome: Sendable {
  /// Paths below the owner's folder.
  package var written: [String] = []
  package var unchanged = 0
  package var removed: [String] = []
  /// Pages that could not be made; the last good ones stay.
  package var failed = 0
  /// The pages were made for a day that has ended meanwhile and were not published: to be made again.
  package var isOutdated = false
  /// One of the pages is on disk from a newer snapshot: these were not published, and all are to be made again.
  package var isOvertaken = false

  package var touchesFiles: Bool { !written.isEmpty || !removed.isEmpty }
}
