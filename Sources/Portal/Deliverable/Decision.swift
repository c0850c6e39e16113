/// Who approved which version, when and with which words: an immutable record.
package struct Approval: Identified, Sendable {
  package static let prefix = "approval"

  package var id: ID
  package var version: Version.ID
  package var client: Client.ID
  /// As it was then; empty where the person was erased.
  package var name: String
  /// May be empty.
  package var note: String
  /// Of the version as it was approved.
  package var sha256: String
  package var at: Instant
  /// Whether there is a signed receipt: not for what was approved elsewhere and came with an import.
  package var hasReceipt: Bool

  package init(
    id: ID, version: Version.ID, client: Client.ID, name: String, note: String, sha256: String, at: Instant,
    hasReceipt: Bool = true
  ) {
    self.id = id
    self.version = version
    self.client = client
    self.name = name
    self.note = note
    self.sha256 = sha256
    self.at = at
    self.hasReceipt = hasReceipt
  }
}

/// Who wants what changed in which version.
package struct ChangeRequest: Identified, Sendable {
  package static let prefix = "request"

  package var id: ID
  package var version: Version.ID
  package var client: Client.ID
  package var name: String
  package var note: String
  package var at: Instant

  package init(
    id: ID, version: Version.ID, client: Client.ID, name: String, note: String, at: Instant
  ) {
    self.id = id
    self.version = version
    self.client = client
    self.name = name
    self.note = note
    self.at = at
  }
}
