/// How far a project is.
package struct Progress: Hashable, Sendable {
  /// 0 to 100; 100 only when all is done.
  package let percent: Int
  package let done: Int
  package let total: Int

  /// Done weight of all weight, rounded half up. Counts stand in where there are no milestones.
  package init(milestones: [Milestone], counts: Project.Counts? = nil) {
    if milestones.isEmpty, let counts {
      self.init(
        doneWeight: counts.done, allWeight: counts.total, done: counts.done, total: counts.total)
    } else {
      let finished = milestones.filter(\.isDone)
      self.init(
        doneWeight: finished.reduce(0) { $0 + $1.weight }, allWeight: milestones.reduce(0) { $0 + $1.weight },
        done: finished.count, total: milestones.count)
    }
  }

  private init(doneWeight: Int, allWeight: Int, done: Int, total: Int) {
    self.done = done
    self.total = total
    guard allWeight > 0, doneWeight > 0 else {
      percent = 0
      return
    }
    let rounded = (doneWeight * 200 + allWeight) / (allWeight * 2)
    percent = done >= total ? 100 : min(rounded, 99)
  }
}
