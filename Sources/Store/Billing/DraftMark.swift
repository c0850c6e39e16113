import Portal
import PorticoCrypto

extension InvoiceDraft {
  /// Tells what a draft says from anything else that it could say: a form carries it, so that what somebody else wrote
  /// meanwhile is not lost.
  package func mark() throws -> String {
    let own = [
      kind.rawValue, corrects?.text ?? "", company.text, number, currency.code, issuedOn.iso, dueOn.iso,
      deposit.map(String.init) ?? "", reference, projects.map(\.text).joined(separator: " "),
      try RecurringDraft(self).json(),
    ]
    return SHA256.digest(of: own.map { "\($0.utf8.count):\($0)" }.joined().utf8).hex
  }
}
