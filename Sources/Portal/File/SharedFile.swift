/// A document that the agency shares.
package struct SharedFile: Identified, Sendable {
  package static let prefix = "file"

  /// With whom. The database's words are the cases' names, but for everybody's.
  package enum Scope: Hashable, Sendable {
    /// The clients of one project.
    case project(Project.ID)
    /// The people of one company.
    case company
    /// This client alone.
    case client
    /// All clients of the workspace.
    case everybody
  }

  package var id: ID
  /// With its ending, as it is downloaded.
  package var name: String
  package var scope: Scope
  package var blob: Blob
  package var sharedAt: Instant

  package init(id: ID, name: String, scope: Scope, blob: Blob, sharedAt: Instant) {
    self.id = id
    self.name = name
    self.scope = scope
    self.blob = blob
    self.sharedAt = sharedAt
  }
}
