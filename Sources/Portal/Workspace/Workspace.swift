/// One agency.
package struct Workspace: Sendable {

  package var id: ID
  /// Its name in `<slug>.<base host>`: small letters, digits, hyphens.
  package var slug: String
  package var name: String
  package var legalName: String
  /// Several lines, as on an envelope.
  package var address: String
  /// ISO 3166, such as `FI`; empty where it is not said.
  package var country: String
  /// VAT or other tax number, as printed on invoices; empty where there is none.
  package var taxID: String
  /// In the register of companies, as printed on invoices; may be empty.
  package var registrationID: String
  package var bank: BankDetails
  package var plan: Plan
  package var zone: Zone
  /// BCP 47, such as `en-GB`.
  package var locale: String
  package var isPortalEnabled: Bool
  package var showsDraftInvoices: Bool
  package var branding: Branding
  /// Whether clients can pay by card.
  package var takesCards: Bool

  package init(
    id: ID, slug: String, name: String, legalName: String, address: String, country: String = "",
    taxID: String, registrationID: String = "", bank: BankDetails,
    plan: Plan, zone: Zone, locale: String, isPortalEnabled: Bool, showsDraftInvoices: Bool,
    branding: Branding, takesCards: Bool = false
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.legalName = legalName
    self.address = address
    self.country = country
    self.taxID = taxID
    self.registrationID = registrationID
    self.bank = bank
    self.plan = plan
    self.zone = zone
    self.locale = locale
    self.isPortalEnabled = isPortalEnabled
    self.showsDraftInvoices = showsDraftInvoices
    self.branding = branding
    self.takesCards = takesCards
  }
}

extension Workspace: Identified {
  package static let prefix = "ws"
}

/// Where money can be sent without a card; empty fields are not printed.
package struct BankDetails: Hashable, Sendable {
  package var holder: String
  package var iban: String
  package var bic: String

  package init(holder: String, iban: String, bic: String) {
    self.holder = holder
    self.iban = iban
    self.bic = bic
  }
}

/// What makes the portal look like the agency's own.
package struct Branding: Hashable, Sendable {
  /// `#rrggbb`.
  package var accent: String
  /// Nil where the name alone stands.
  package var logo: Logo?
  /// What stands in its place on dark grounds; nil where it needs a light plate there.
  package var darkLogo: Logo?
  /// Markdown.
  package var welcome: String
  package var supportEmail: String
  package var imprintURL: String
  package var privacyURL: String

  package init(
    accent: String, logo: Logo?, darkLogo: Logo? = nil, welcome: String, supportEmail: String,
    imprintURL: String, privacyURL: String
  ) {
    self.accent = accent
    self.logo = logo
    self.darkLogo = darkLogo
    self.welcome = welcome
    self.supportEmail = supportEmail
    self.imprintURL = imprintURL
    self.privacyURL = privacyURL
  }
}
