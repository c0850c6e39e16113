/// A shared document as a line of the team's list.
package struct SharedEntry: Sendable {
  /// With whom, by name.
  package enum Scope: Sendable {
    case project(Project.ID, String)
    case company(String)
    case client(String)
    case everybody
  }

  package let id: SharedFile.ID
  package let name: String
  package let scope: Scope
  package let author: String?
  package let sharedAt: Instant
  package let blob: Blob

  package init(
    id: SharedFile.ID, name: String, scope: Scope, author: String?, sharedAt: Instant, blob: Blob
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.author = author
    self.sharedAt = sharedAt
    self.blob = blob
  }
}

/// With whom a document could be shared, as far as names were searched for.
package struct Audiences: Sendable {
  /// So many of each kind are offered.
  package static let limit = 50

  package struct Choice: Sendable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  package let companies: [Choice]
  package let clients: [Choice]
  package let projects: [Choice]
  /// Whether there are more than are offered.
  package let isCut: Bool

  package init(companies: [Choice], clients: [Choice], projects: [Choice]) {
    let limit = Self.limit
    isCut = [companies, clients, projects].contains { $0.count > limit }
    self.companies = Array(companies.prefix(limit))
    self.clients = Array(clients.prefix(limit))
    self.projects = Array(projects.prefix(limit))
  }
}
