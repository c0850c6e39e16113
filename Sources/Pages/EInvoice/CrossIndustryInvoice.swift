import Markup
import Portal

/// The elements of an e-invoice, in the order that the schema asks for (Factur-X 1.0, EN 16931).
extension EInvoice {
  package var xml: [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "rsm:CrossIndustryInvoice",
      [
        "xmlns:rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
        "xmlns:ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
        "xmlns:qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
        "xmlns:udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
      ]
    ) { xml in
      xml.element("rsm:ExchangedDocumentContext") { xml in
        xml.element("ram:GuidelineSpecifiedDocumentContextParameter") { $0.text("ram:ID", Self.guideline) }
      }
      writeDocument(to: &xml)
      xml.element("rsm:SupplyChainTradeTransaction") { xml in
        for (place, line) in zip(invoice.lines, amounts.lines).enumerated() {
          write(line.0, line.1, number: place + 1, to: &xml)
        }
        writeAgreement(to: &xml)
        xml.element("ram:ApplicableHeaderTradeDelivery") { _ in }
        writeSettlement(to: &xml)
      }
    }
    return xml.bytes
  }

  private func writeDocument(to xml: inout XMLWriter) {
    xml.element("rsm:ExchangedDocument") { xml in
      xml.text("ram:ID", Display.line(invoice.number))
      xml.text("ram:TypeCode", typeCode)
      xml.element("ram:IssueDateTime") { $0.day("udt:DateTimeString", invoice.issuedOn) }
      for note in [Markdown.plain(invoice.notes), invoice.footer] {
        let note = Display.prose(note)
        if note.isBlank { continue }
        xml.element("ram:IncludedNote") { $0.text("ram:Content", note) }
      }
    }
  }

  private func write(_ line: InvoiceLine, _ amounts: NetInvoice.Line, number: Int, to xml: inout XMLWriter) {
    xml.element("ram:IncludedSupplyChainTradeLineItem") { xml in
      xml.element("ram:AssociatedDocumentLineDocument") { $0.text("ram:LineID", "\(number)") }
      xml.element("ram:SpecifiedTradeProduct") { xml in
        let title = Display.line(line.title)
        xml.text("ram:Name", title.isBlank ? "\(number)" : title)
        let detail = Display.line(line.detail)
        if !detail.isBlank { xml.text("ram:Description", detail) }
      }
      xml.element("ram:SpecifiedLineTradeAgreement") { xml in
        xml.element("ram:NetPriceProductTradePrice") { xml in
          xml.text("ram:ChargeAmount", DecimalText.of(amounts.price, scale: self.amounts.priceDecimals))
        }
      }
      xml.element("ram:SpecifiedLineTradeDelivery") { xml in
        xml.text(
          "ram:BilledQuantity", DecimalText.of(amounts.quantity.tenThousandths, scale: 4),
          ["unitCode": UnitCode.code(line.unit)])
      }
      xml.element("ram:SpecifiedLineTradeSettlement") { xml in
        xml.element("ram:ApplicableTradeTax") { write(category(amounts.rate), amounts.rate, to: &$0) }
        writeReduction(amounts.reduction, tax: nil, called: discountWord, to: &xml)
        xml.element("ram:SpecifiedTradeSettlementLineMonetarySummation") { xml in
          xml.text("ram:LineTotalAmount", amount(amounts.amount))
        }
      }
    }
  }

  /// Who and whom.
  private func writeAgreement(to xml: inout XMLWriter) {
    xml.element("ram:ApplicableHeaderTradeAgreement") { xml in
      xml.element("ram:SellerTradeParty") { writeSeller(to: &$0) }
      xml.element("ram:BuyerTradeParty") { xml in
        xml.text("ram:Name", Display.line(company.name))
        writeAddress(company.address, company.country, to: &xml)
        if !isOutside, case .vat(let number) = buyerTax { xml.registration(number, scheme: "VA") }
      }
      let projects = invoice.projects.map { Display.line($0.name) }.joined(separator: ", ")
      if !projects.isBlank {
        xml.element("ram:SpecifiedProcuringProject") { xml in
          xml.text("ram:ID", projects)
          xml.text("ram:Name", "Project reference")
        }
      }
    }
  }

  private func writeSeller(to xml: inout XMLWriter) {
    let register = Display.line(workspace.registrationID)
    // The seller has to be found by some number (BR-CO-26): one that is for tax alone does not count.
    if register.isBlank, case .other(let number) = sellerTax { xml.text("ram:ID", number) }
    xml.text("ram:Name", Party(workspace).name)
    if !register.isBlank {
      xml.element("ram:SpecifiedLegalOrganization") { $0.text("ram:ID", register) }
    }
    writeAddress(workspace.address, workspace.country, to: &xml)
    switch sellerTax {
    case .vat(let number): xml.registration(number, scheme: "VA")
    case .other(let number): xml.registration(number, scheme: "FC")
    case nil: break
    }
  }

  /// The standard has three lines; what people write more of them is joined to the last.
  private func writeAddress(_ address: String, _ country: String, to xml: inout XMLWriter) {
    xml.element("ram:PostalTradeAddress") { xml in
      let lines = Display.lines(address)
      for (name, line) in zip(["ram:LineOne", "ram:LineTwo"], lines) { xml.text(name, line) }
      if lines.count > 2 { xml.text("ram:LineThree", lines[2...].joined(separator: ", ")) }
      xml.text("ram:CountryID", country)
    }
  }
}

extension XMLWriter {
  /// Format 102 is CCYYMMDD.
  mutating func day(_ name: String, _ day: Day) {
    text(name, day.iso.replacing("-", with: ""), ["format": "102"])
  }

  fileprivate mutating func registration(_ number: String, scheme: String) {
    element("ram:SpecifiedTaxRegistration") { $0.text("ram:ID", number, ["schemeID": scheme]) }
  }
}

extension String {
  var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
  }
}
