import Markup
import Portal

/// What an e-invoice asks for: how to pay, taxes, discounts, sums.
extension EInvoice {
  func writeSettlement(to xml: inout XMLWriter) {
    xml.element("ram:ApplicableHeaderTradeSettlement") { xml in
      let reference = Display.line(invoice.reference)
      if !reference.isBlank { xml.text("ram:PaymentReference", reference) }
      xml.text("ram:InvoiceCurrencyCode", invoice.currency.code)
      if invoice.kind == .invoice { writePaymentMeans(to: &xml) }
      for group in amounts.groups { writeTax(group, to: &xml) }
      for group in amounts.groups {
        let label = Display.line(invoice.discountLabel)
        writeReduction(
          group.discount, tax: group.rate, called: label.isBlank ? discountWord : label, to: &xml)
      }
      xml.element("ram:SpecifiedTradePaymentTerms") { xml in
        xml.element("ram:DueDateDateTime") { $0.day("udt:DateTimeString", invoice.dueOn) }
      }
      writeSums(to: &xml)
      if let corrected = invoice.corrected, !Display.line(corrected.number).isBlank {
        xml.element("ram:InvoiceReferencedDocument") { xml in
          xml.text("ram:IssuerAssignedID", Display.line(corrected.number))
          xml.element("ram:FormattedIssueDateTime") { $0.day("qdt:DateTimeString", corrected.issuedOn) }
        }
      }
    }
  }

  /// UNTDID 4461 (BT-81): 58 within the single euro payments area, 30 for other transfers.
  private func writePaymentMeans(to xml: inout XMLWriter) {
    let bank = workspace.bank
    let account = Display.line(bank.iban)
    if account.isBlank { return }
    let iban = IBAN(account)
    xml.element("ram:SpecifiedTradeSettlementPaymentMeans") { xml in
      let isSEPA = invoice.currency.code == "EUR" && iban?.isInSEPA == true
      xml.text("ram:TypeCode", isSEPA ? "58" : "30")
      xml.element("ram:PayeePartyCreditorFinancialAccount") { xml in
        if let iban { xml.text("ram:IBANID", iban.text) }
        let holder = Display.line(bank.holder)
        if !holder.isBlank { xml.text("ram:AccountName", holder) }
        if iban == nil { xml.text("ram:ProprietaryID", account) }
      }
      let bic = Display.line(bank.bic)
      if !bic.isBlank {
        xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution") { $0.text("ram:BICID", bic) }
      }
    }
  }

  private func writeTax(_ group: NetInvoice.Group, to xml: inout XMLWriter) {
    let category = category(group.rate)
    xml.element("ram:ApplicableTradeTax") { xml in
      xml.text("ram:CalculatedAmount", amount(group.tax))
      xml.text("ram:TypeCode", "VAT")
      if let reason = category.reason { xml.text("ram:ExemptionReason", reason.words) }
      xml.text("ram:BasisAmount", amount(group.base))
      xml.text("ram:CategoryCode", category.rawValue)
      if let code = category.reason?.code { xml.text("ram:ExemptionReasonCode", code) }
      writeRate(category, group.rate, to: &xml)
    }
  }

  /// Of a line, or of all that is taxed alike.
  func write(_ category: TaxCategory, _ rate: Rate, to xml: inout XMLWriter) {
    xml.text("ram:TypeCode", "VAT")
    xml.text("ram:CategoryCode", category.rawValue)
    writeRate(category, rate, to: &xml)
  }

  /// What is outside of the tax has no rate, not one of zero (BR-O-05).
  private func writeRate(_ category: TaxCategory, _ rate: Rate, to xml: inout XMLWriter) {
    if category == .outside { return }
    xml.text("ram:RateApplicablePercent", DecimalText.of(rate.thousandths, scale: 3))
  }

  /// - Parameter tax: the rate of what it is taken from; nil within a line.
  func writeReduction(_ minor: Int64, tax: Rate?, called words: String, to xml: inout XMLWriter) {
    if minor == 0 { return }
    let isCharge = minor < 0
    xml.element("ram:SpecifiedTradeAllowanceCharge") { xml in
      xml.element("ram:ChargeIndicator") { $0.text("udt:Indicator", isCharge ? "true" : "false") }
      xml.text("ram:ActualAmount", amount(isCharge ? -minor : minor))
      // UNTDID 5189: discount. A charge has no code for a discount that adds.
      if !isCharge { xml.text("ram:ReasonCode", "95") }
      xml.text("ram:Reason", words)
      if let tax { xml.element("ram:CategoryTradeTax") { write(category(tax), tax, to: &$0) } }
    }
  }

  private func writeSums(to xml: inout XMLWriter) {
    xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation") { xml in
      xml.text("ram:LineTotalAmount", amount(amounts.sum))
      if amounts.charges != 0 { xml.text("ram:ChargeTotalAmount", amount(amounts.charges)) }
      if amounts.allowances != 0 { xml.text("ram:AllowanceTotalAmount", amount(amounts.allowances)) }
      xml.text("ram:TaxBasisTotalAmount", amount(amounts.base))
      xml.text("ram:TaxTotalAmount", amount(amounts.tax), ["currencyID": invoice.currency.code])
      xml.text("ram:GrandTotalAmount", amount(amounts.total))
      if amounts.prepaid != 0 { xml.text("ram:TotalPrepaidAmount", amount(amounts.prepaid)) }
      xml.text("ram:DuePayableAmount", amount(amounts.due))
    }
  }

  func amount(_ minor: Int64) -> String {
    DecimalText.of(minor, scale: invoice.currency.exponent, isWhole: true)
  }
}

/// Integers as decimals, as machines read them: `-12.50`.
enum DecimalText {
  /// - Parameters:
  ///   - scale: how many of the digits are decimals.
  ///   - isWhole: zeros at the end stay, as in an amount of money.
  static func of(_ value: Int64, scale: Int, isWhole: Bool = false) -> String {
    var digits = Array(String(value.magnitude).utf8)
    if digits.count <= scale {
      digits = [UInt8](repeating: UInt8(ascii: "0"), count: scale + 1 - digits.count) + digits
    }
    var decimals = digits.suffix(scale)
    if !isWhole { while decimals.last == UInt8(ascii: "0") { decimals.removeLast() } }
    let whole = digits.dropLast(scale)
    let text = whole + (decimals.isEmpty ? [] : [UInt8(ascii: ".")]) + decimals
    return (value < 0 ? "-" : "") + String(decoding: Array(text), as: UTF8.self)
  }
}
