import Portal

/// What an import did.
package struct ImportResult: Hashable, Sendable {
  package let workspace: Workspace.ID
  package let slug: String
  package let isNewWorkspace: Bool
  /// By kind of record, in the order in which they were written.
  package let counts: [Count]

  package struct Count: Hashable, Sendable {
    package let table: String
    package var added = 0
    package var updated = 0
    package var unchanged = 0

    var all: Int { added + updated + unchanged }
  }

  package var isUnchanged: Bool { counts.allSatisfy { $0.added == 0 && $0.updated == 0 } }
}

extension ImportResult: CustomStringConvertible {
  /// `northlight is new: 3 members, 3 companies, 4 projects, …`
  package var description: String {
    if isUnchanged { return "\(slug) has all of it already: nothing was changed." }
    let added = Self.list(counts.dropFirst(), \.added)
    let updated = Self.list(counts, \.updated)
    var parts = [isNewWorkspace ? "\(slug) is new" : "\(slug) was there already"]
    if !added.isEmpty { parts.append("added \(added)") }
    if !updated.isEmpty { parts.append("changed \(updated)") }
    return parts.joined(separator: "; ") + "."
  }

  private static func list(_ counts: some Sequence<Count>, _ number: (Count) -> Int) -> String {
    counts.filter { number($0) > 0 }.map { count in
      let kind = ImportFormat.kind(count.table)
      let isOne = number(count) == 1
      return "\(number(count)) \(isOne ? kind?.noun ?? count.table : kind?.plural ?? count.table)"
    }.joined(separator: ", ")
  }
}
