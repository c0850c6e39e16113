import Portal
import Print

/// An invoice as files: the document for people, with the e-invoice in it where there is one, and that by itself.
package struct InvoiceDocument: Sendable {
  private let document: Document
  private let number: String
  /// What machines read, or what is missing for it.
  package let xml: Result<[UInt8], EInvoiceGaps>

  private let transfer: TransferCode?

  fileprivate init(
    document: Document, number: String, xml: Result<[UInt8], EInvoiceGaps>, transfer: TransferCode?
  ) {
    self.document = document
    self.number = number
    self.xml = xml
    self.transfer = transfer
  }

  /// What is still to be paid as a picture that banking apps read, an SVG; nil where there is no such code.
  package var transferPicture: [UInt8]? { transfer.flatMap(TransferPicture.svg) }

  /// Takes some hundredths of a second, and more for hundreds of lines: not for a thread that others wait for.
  package func pdf() throws(PrintError) -> [UInt8] { try document.pdf() }

  /// What the file is called: by the invoice's number, else by its title.
  /// - Parameter ending: `pdf` or `xml`.
  package func name(_ ending: String) -> String { "\(number.isBlank ? document.title : number).\(ending)" }
}

extension Catalogue {
  /// An invoice as files, the same for whoever sees it: a client, or the team.
  ///
  /// A pure function of its arguments and the words: the same invoice gives the same bytes.
  /// - Parameters:
  ///   - locale: what its reader reads; the workspace's where it is empty.
  ///   - brand: of the workspace.
  ///   - logo: nil where the name stands in its place.
  /// - Throws: where the invoice cannot be added up.
  package func document(
    of invoice: Invoice, to company: Company, locale: String, on today: Day, brand: Brand, logo: SheetLogo?
  ) throws(PageFailure) -> InvoiceDocument {
    // The portal of nobody: of a client's, an invoice shows nothing but the language.
    let nobody = Client(id: Client.ID(unchecked: ""), name: "", email: "", locale: locale)
    let snapshot = ClientSnapshot(
      workspace: brand.workspace, client: nobody, company: company, projects: [], invoices: [invoice])
    let portal = portal(of: snapshot, on: today, brand: brand)
    let bill = try Bill(invoice, on: today)
    let page = try InvoicePage(bill, portal)
    let words = portal.edition.language.phrases.sheet
    let xml = Result { () throws(EInvoiceGaps) in
      try EInvoice(bill, in: snapshot, discountWord: words.discount.text()).xml
    }
    let sheet = InvoiceSheet(page, notes: invoice.notes, words: words, brand: brand, logo: logo)
    let document = Document(
      title: sheet.title, author: brand.sender.name, language: portal.edition.tag,
      isRightToLeft: words.isRightToLeft, dated: invoice.issuedOn, blocks: sheet.blocks,
      foot: Foot("\(brand.sender.name)  ·  \(sheet.title)") { page, pages in
        words.page.text(0, ["\(page)", "\(pages)"])
      },
      mark: page.mark,
      attachment: (try? xml.get()).map { bytes in
        Attachment(
          name: EInvoice.fileName, mediaType: "text/xml", bytes: bytes, about: sheet.title,
          conformance: EInvoice.conformance)
      })
    return InvoiceDocument(document: document, number: page.number, xml: xml, transfer: page.bank?.code)
  }
}
