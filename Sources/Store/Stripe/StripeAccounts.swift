import Foundation
import GRDB
import Portal

/// Which workspaces take cards, and with what.
package enum StripeAccounts {
  /// What is sealed of one, by its name in `workspace_secret`.
  package enum SecretName: String, CaseIterable, Sendable {
    case key = "stripe-secret-key"
    case webhook = "stripe-webhook-secret"
    /// The one before, as long as Stripe signs with both.
    case webhookBefore = "stripe-webhook-secret-before"

    /// What it is sealed for (`SealedBox`).
    package func place(in workspace: Workspace.ID) -> String { "\(workspace.text)/\(rawValue)" }
  }

  package struct Kept: Sendable {
    package let publishableKey: String
    package let isLive: Bool
    /// Seconds since 1970.
    package let eventsFrom: Int64
    package let sealed: [SecretName: [UInt8]]
  }

  /// Nil where there is none.
  package static func of(_ workspace: Workspace.ID, _ db: Database) throws -> Kept? {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT publishable_key, is_live, events_from FROM stripe_account WHERE workspace = $1"),
        arguments: [workspace.text])
    else { return nil }
    var sealed: [SecretName: [UInt8]] = [:]
    for row in try Row.fetchAll(
      db.cachedStatement(sql: "SELECT name, sealed FROM workspace_secret WHERE workspace = $1"),
      arguments: [workspace.text])
    {
      if let name = SecretName(rawValue: row[0]) { sealed[name] = Array(row[1] as Data) }
    }
    return Kept(publishableKey: row[0], isLive: row[1], eventsFrom: row[2], sealed: sealed)
  }

  package static func workspaces(_ db: Database) throws -> [Workspace.ID] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT workspace FROM stripe_account ORDER BY workspace")
    ).map { Workspace.ID(unchecked: $0) }
  }

  /// - Parameter eventsFrom: of a new one; one that is there goes on where it was.
  package static func put(
    publishableKey: String, isLive: Bool, eventsFrom: Int64, in workspace: Workspace.ID, at now: Instant,
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO stripe_account (workspace, publishable_key, is_live, events_from, changed_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (workspace) DO UPDATE SET publishable_key = excluded.publishable_key,
          is_live = excluded.is_live, changed_at = excluded.changed_at
        """
    ).execute(arguments: [workspace.text, publishableKey, isLive, eventsFrom, now.iso])
  }

  package static func putSecret(
    _ name: SecretName, sealed: [UInt8], in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO workspace_secret (workspace, name, sealed, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (workspace, name) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at
        """
    ).execute(arguments: [workspace.text, name.rawValue, Data(sealed), now.iso])
  }

  package static func remove(from workspace: Workspace.ID, _ db: Database) throws {
    for name in SecretName.allCases {
      try db.cachedStatement(sql: "DELETE FROM workspace_secret WHERE workspace = $1 AND name = $2")
        .execute(arguments: [workspace.text, name.rawValue])
    }
    try db.cachedStatement(sql: "DELETE FROM stripe_account WHERE workspace = $1")
      .execute(arguments: [workspace.text])
  }

  /// Never back: two who read at the same time both have read.
  package static func noteEvents(upTo seconds: Int64, in workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE stripe_account SET events_from = $1 WHERE workspace = $2 AND events_from < $1"
    ).execute(arguments: [seconds, workspace.text])
  }
}
