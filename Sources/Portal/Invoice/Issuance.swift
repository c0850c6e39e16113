/// What held of both sides when an invoice was sent. Its document says this ever after, in whichever language and however
/// much later somebody asks for it: what is edited today changes the invoices of tomorrow (GoBD; § 14 UStG).
package struct Issuance: Hashable, Sendable {
  package var name: String
  package var legalName: String
  package var address: String
  package var country: String
  package var taxID: String
  package var registrationID: String
  package var bank: BankDetails
  package var accent: String
  package var logo: Logo?
  package var buyer: Buyer

  /// Who was billed.
  package struct Buyer: Hashable, Sendable {
    package var name: String
    package var address: String
    package var country: String
    package var taxID: String

    package init(name: String, address: String, country: String, taxID: String) {
      self.name = name
      self.address = address
      self.country = country
      self.taxID = taxID
    }
  }

  package init(
    name: String, legalName: String, address: String, country: String, taxID: String,
    registrationID: String, bank: BankDetails, accent: String, logo: Logo?, buyer: Buyer
  ) {
    self.name = name
    self.legalName = legalName
    self.address = address
    self.country = country
    self.taxID = taxID
    self.registrationID = registrationID
    self.bank = bank
    self.accent = accent
    self.logo = logo
    self.buyer = buyer
  }
}

extension Invoice {
  /// Who billed: the agency as it was when the invoice was sent; as it is where that is not known or it is a draft.
  package func seller(_ workspace: Workspace) -> Workspace {
    guard let issuance else { return workspace }
    var seller = workspace
    seller.name = issuance.name
    seller.legalName = issuance.legalName
    seller.address = issuance.address
    seller.country = issuance.country
    seller.taxID = issuance.taxID
    seller.registrationID = issuance.registrationID
    seller.bank = issuance.bank
    seller.branding.accent = issuance.accent
    seller.branding.logo = issuance.logo
    return seller
  }

  /// Who was billed, likewise.
  package func buyer(_ company: Company) -> Company {
    guard let buyer = issuance?.buyer else { return company }
    return Company(
      id: company.id, name: buyer.name, address: buyer.address, country: buyer.country, taxID: buyer.taxID)
  }

  /// As its document says it. What came in since, and that it was voided, is told beside the document and not in it.
  ///
  /// One document is for everybody who may ask for it, and a client who sees the invoice by one of several projects may
  /// not learn of the others: a document names the project of an invoice that is for one alone.
  package var asIssued: Invoice {
    var issued = self
    issued.stage = .sent
    issued.payments = []
    if projects.count > 1 { issued.projects = [] }
    return issued
  }
}
