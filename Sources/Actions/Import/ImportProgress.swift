/// How far an import is: told a few times a second at most.
package struct ImportProgress: Hashable, Sendable {
  package enum Phase: Sendable {
    /// The file is read and checked; nobody else is held up.
    case reading
    /// References and the workspace's own rows are looked up.
    case checking
    /// Rows are written, all in one transaction.
    case writing
  }

  package let phase: Phase
  package let bytesRead: Int
  package let totalBytes: Int
  /// Rows of this phase: read from the file, or written.
  package let rows: Int
}

/// What an import did.
package struct ImportResult: Hashable, Sendable {
  /// The workspace's id.
  package let workspace: String
  package let slug: String
  package let isNewWorkspace: Bool
  /// By table, in the order in which they were written.
  package let counts: [Count]

  package struct Count: Hashable, Sendable {
    package let table: String
    package var added: Int
    package var updated: Int
    package var unchanged: Int
  }

  package var isUnchanged: Bool { counts.allSatisfy { $0.added == 0 && $0.updated == 0 } }
}
