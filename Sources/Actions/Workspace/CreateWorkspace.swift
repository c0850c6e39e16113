import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store

/// A new agency with its owner.
package struct CreateWorkspace: Action {
  package static let name = "workspace.create"

  package var agency: String
  package var slug: String
  package var ownerName: String
  package var ownerEmail: String
  package var timeZone: String
  package var locale: String
  package var currency: String

  package init(
    agency: String, slug: String, ownerName: String, ownerEmail: String, timeZone: String, locale: String,
    currency: String
  ) {
    self.agency = agency
    self.slug = slug
    self.ownerName = ownerName
    self.ownerEmail = ownerEmail.lowercased()
    self.timeZone = timeZone
    self.locale = locale
    self.currency = currency.uppercased()
  }

  /// A slug made of a name: `Northlight Studio` gives `northlight-studio`; empty where nothing of it is left.
  package static func slug(from name: String) -> String {
    let plain = name.folding(
      options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
    let parts = plain.lowercased().utf8.split { !Self.isSlugLetter($0) }
    return String(parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-").prefix(63))
  }

  private static func isSlugLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Adding agencies is the operator's.
  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .operator else { throw ActionError.forbidden("only the operator adds agencies") }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    var problems: [Problem] = []
    if agency.isEmpty || agency.unicodeScalars.count > 120 {
      problems.append(Problem("name", "give the agency a name of up to 120 characters"))
    }
    if slug != Self.slug(from: slug) || slug.isEmpty {
      problems.append(Problem("slug", "use small letters, digits and hyphens, such as northlight"))
    } else if try Workspaces.find(slug: slug, context.db) != nil {
      problems.append(Problem("slug", "\(slug) is taken, choose another"))
    }
    if ownerName.isEmpty || ownerName.unicodeScalars.count > 300 {
      problems.append(Problem("owner-name", "give the owner's name"))
    }
    if !EmailAddress.isValid(ownerEmail) {
      problems.append(Problem("email", "\(ownerEmail) is not an email address"))
    }
    if Zone(identifier: timeZone) == nil {
      problems.append(
        Problem("time-zone", "there is no time zone \(timeZone); use a name such as Europe/Berlin"))
    }
    if Currency(currency) == nil {
      problems.append(Problem("currency", "there is no currency \(currency); use a code such as EUR"))
    }
    if locale.isEmpty || locale.utf8.count > 35 {
      problems.append(Problem("locale", "use a language such as en-GB or de"))
    }
    return problems
  }

  package func perform(_ context: ActionContext) throws -> Done<Workspace.ID> {
    let (now, db) = (context.now, context.db)
    let id: Workspace.ID = try context.freshID()
    try Workspaces.insert(
      id, slug: slug, name: agency, timeZone: timeZone, locale: locale, currency: currency, at: now, db)
    try Members.insert(
      try context.freshID(), of: id, email: ownerEmail, name: ownerName, role: .owner, at: now, db)
    return Done(id, workspace: id, subject: id.text)
  }
}
