/// What an agency (a workspace) and its clients have: values, rules and snapshots.
///
/// Pure: no input or output, no clock, no database. A rule takes what it needs and returns what follows, for
/// example `InvoiceBalance(of: invoice, total: total, on: day)`; what a client may see arrives as a `ClientSnapshot`
/// and is the argument from which pages are made.
///
/// Refused input, in words for a log; the sentences for people are in the locale files.
package struct Malformed: Error, Equatable, CustomStringConvertible {
  /// What was expected, and what was found.
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
