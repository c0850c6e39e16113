import Markup
import Portal

/// What an authenticator app is given to begin with.
package struct Enrolment: Sendable {
  /// The key, sealed, as the form brings it back.
  package let sealed: String
  /// The key as people type it.
  package let key: String
  /// What the picture says: an `otpauth:` address.
  package let address: String
  /// The same as a picture.
  package let picture: QRCode

  package init?(sealed: String, key: String, address: String) {
    guard let picture = QRCode(address) else { return nil }
    self.sealed = sealed
    self.key = key
    self.address = address
    self.picture = picture
  }
}

/// The six digits: of an app that is known, or of one that is set up here.
struct SecondFactorPage: Model {
  let site: Site
  let shell: TeamShell
  let name: String
  let enrolment: Enrolment?
  let isRefused: Bool

  static let fields: [Field<SecondFactorPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("name") { $0.name },
    .flag("isNew") { $0.enrolment != nil },
    .text("sealed") { $0.enrolment?.sealed ?? "" },
    .text("key") { $0.enrolment?.key ?? "" },
    .text("address") { $0.enrolment?.address ?? "" },
    .text("path") { $0.enrolment?.picture.path ?? "" },
    // With the empty margin of four units that cameras want.
    .number("side") { ($0.enrolment?.picture.side ?? 0) + 8 },
    .flag("isRefused") { $0.isRefused },
  ]
}

/// Codes for the day on which the app is gone, shown once.
struct RecoveryCodesPage: Model {
  let site: Site
  let shell: TeamShell
  let codes: [String]

  static let fields: [Field<RecoveryCodesPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .texts("codes") { $0.codes },
  ]
}

extension TeamConsole {
  /// - Parameter enrolment: nil for who has an app already.
  package func secondFactor(_ enrolment: Enrolment?, isRefused: Bool) throws(PageFailure) -> [UInt8] {
    let page = SecondFactorPage(
      site: site, shell: shell(at: nil), name: Display.line(member?.name ?? ""), enrolment: enrolment,
      isRefused: isRefused)
    return try language.templates.secondFactor.page(page).get()
  }

  package func recoveryCodes(_ codes: [String]) throws(PageFailure) -> [UInt8] {
    let page = RecoveryCodesPage(site: site, shell: shell(at: nil), codes: codes)
    return try language.templates.recoveryCodes.page(page).get()
  }
}
