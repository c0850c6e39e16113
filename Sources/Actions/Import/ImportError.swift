/// Why nothing was imported.
package enum ImportError: Error {
  /// The file could not be had at all.
  case cannotRead(file: String, reason: String)
  /// What is wrong with it: the first 100 problems of `count`.
  case problems(file: String, [ImportProblem], count: Int)
  /// The database said no: locked, full, damaged.
  case store(reason: String)
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotRead(let file, let reason): return "\(file): \(reason)"
    case .problems(let file, let problems, let count):
      let noun = count == 1 ? "problem" : "problems"
      var lines = ["\(file): \(count) \(noun), nothing was imported"] + problems.map { "  \($0)" }
      if count > problems.count { lines.append("  and \(count - problems.count) more") }
      return lines.joined(separator: "\n")
    case .store(let reason): return "nothing was imported: \(reason)"
    }
  }
}
