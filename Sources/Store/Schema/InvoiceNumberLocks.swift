/// Numbers that read alike are one number: capitals or not, and whichever of the signs that look like a hyphen.
enum InvoiceNumberLocks {
  static let sql = [
    // The number itself is in it, or the index of exact numbers, which has all that is read, would look cheaper.
    "CREATE INDEX invoice_number_folded ON invoice (workspace, \(folded("number")), number) WHERE number <> ''",
    refuse("insert", "BEFORE INSERT ON invoice"),
    refuse("update", "BEFORE UPDATE OF number ON invoice"),
  ]

  /// U+2010 to U+2015, the minus sign, and the small and the wide hyphens.
  private static let dashes =
    "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}"

  /// An expression, and never another one: the index is found by it.
  static func folded(_ text: String) -> String {
    "lower(" + dashes.unicodeScalars.reduce(text) { "replace(\($0), '\($1)', '-')" } + ")"
  }

  /// What was there before stays, also where it reads alike: it was sent. The same number to the letter is refused by its
  /// own index.
  private static func refuse(_ name: String, _ event: String) -> String {
    Locks.refuse(
      "invoice_number_\(name)", event,
      when: """
        NEW.number <> '' AND EXISTS (SELECT 1 FROM invoice WHERE workspace = NEW.workspace AND number <> '' \
        AND \(folded("number")) = \(folded("NEW.number")) AND number <> NEW.number AND id <> NEW.id)
        """, "another invoice has a number that reads like this one")
  }
}
