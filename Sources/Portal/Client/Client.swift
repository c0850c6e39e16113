/// Who is billed. A person alone is a company of one.
package struct Company: Identified, Sendable {
  package static let prefix = "co"

  package var id: ID
  package var name: String
  /// Several lines, the country's name last.
  package var address: String
  /// ISO 3166, such as `FI`; empty where it is not said.
  package var country: String
  package var taxID: String

  package init(id: ID, name: String, address: String, country: String = "", taxID: String) {
    self.id = id
    self.name = name
    self.address = address
    self.country = country
    self.taxID = taxID
  }
}

/// One person outside the agency: the unit that a portal is rendered for.
package struct Client: Identified, Sendable {
  package static let prefix = "client"

  package var id: ID
  package var name: String
  package var email: String
  /// BCP 47; empty means the workspace's.
  package var locale: String
  package var notify: Notify

  package init(id: ID, name: String, email: String, locale: String, notify: Notify = .each) {
    self.id = id
    self.name = name
    self.email = email
    self.locale = locale
    self.notify = notify
  }

  /// How mail comes that is not urgent.
  package enum Notify: String, CaseIterable, Sendable {
    /// Each event by itself.
    case each
    /// One mail a day.
    case daily
  }
}

/// A person at the agency.
package struct Member: Identified, Sendable {
  package static let prefix = "member"

  package enum Role: String, CaseIterable, Sendable {
    case owner
    case admin
    case member

    /// Whether money is theirs to see and to move: all payments, totals, statements, exports, and whatever sends, voids,
    /// credits or records. Whoever works on projects writes drafts, and sees how each invoice stands.
    package var handlesMoney: Bool { self != .member }
  }
}

/// A client's grant on one project.
package struct Access: Identified, Sendable {
  package static let prefix = "access"

  /// What became of a grant.
  package enum State: Hashable, Sendable {
    case live
    /// Its last day has passed.
    case expired(on: Day)
    case revoked
  }

  /// An expiry date means the end of that day in the workspace's zone; the earlier of expiry and revocation ends it.
  package static func state(expiresOn: Day?, isRevoked: Bool, on today: Day) -> State {
    if isRevoked { return .revoked }
    if let expiresOn, expiresOn < today { return .expired(on: expiresOn) }
    return .live
  }
}
