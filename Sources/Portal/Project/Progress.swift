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
        doneWeight: Int128(counts.done), allWeight: Int128(counts.total), done: counts.done,
        total: counts.total)
    } else {
      let finished = milestones.filter(\.isDone)
      self.init(
        doneWeight: finished.sumOfWeights, allWeight: milestones.sumOfWeights, done: finished.count,
        total: milestones.count)
    }
  }

  /// In 128 bits: another tool's counts can be any number.
  private init(doneWeight: Int128, allWeight: Int128, done: Int, total: Int) {
    self.done = done
    self.total = total
    guard allWeight > 0, doneWeight > 0 else {
      percent = 0
      return
    }
    let rounded = (doneWeight * 200 + allWeight) / (allWeight * 2)
    percent = done >= total ? 100 : Int(min(rounded, 99))
  }
}

extension [Milestone] {
  fileprivate var sumOfWeights: Int128 { reduce(0) { $0 + Int128($1.weight) } }
}
