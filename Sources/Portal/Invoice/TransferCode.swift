/// A credit transfer that is ready to be signed, as the text of a QR code that banking apps read (EPC069-12, version
/// 002): to whom, how much, what for.
package struct TransferCode: Hashable, Sendable {
  package let text: String

  /// In bytes (§3.2).
  private static let longest = 331

  /// Nil where there can be none: for other money than euros, an account out of their reach, an amount out of range.
  /// - Parameters:
  ///   - name: who gets it, where the account says no holder.
  ///   - reference: what the transfer names; a creditor's reference of ISO 11649, or any words.
  package init?(to bank: BankDetails, name: String, _ amount: Money, reference: String) {
    guard amount.currency.code == "EUR", (1...99_999_999_999).contains(amount.minor),
      let iban = IBAN(bank.iban), iban.isInSEPA
    else { return nil }
    let holder = Self.line(bank.holder.isEmpty ? name : bank.holder, longest: 70)
    guard !holder.isEmpty else { return nil }
    let structured = CreditorReference(reference)
    let lines = [
      "BCD", "002", "1", "SCT", Self.bic(bank.bic), holder, iban.text,
      "EUR\(amount.minor / 100).\(Self.cents(amount.minor % 100))",
      "", structured?.text ?? "", structured == nil ? Self.line(reference, longest: 140) : "",
    ]
    // What is empty at the end is left out.
    let used = lines.lastIndex { !$0.isEmpty }.map { lines[...$0] } ?? []
    let text = used.joined(separator: "\n")
    guard text.utf8.count <= Self.longest else { return nil }
    self.text = text
  }

  private static func cents(_ cents: Int64) -> String { cents < 10 ? "0\(cents)" : "\(cents)" }

  /// Eight or eleven letters and digits (ISO 9362); else it is left out, as the account alone is enough.
  private static func bic(_ text: String) -> String {
    guard let bytes = CheckedCode.compact(text, longest: 11), bytes.count == 8 || bytes.count == 11 else {
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One line of so many characters at most.
  private static func line(_ text: String, longest: Int) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) {
      line.append(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar)
    }
    return String(line)
  }
}
