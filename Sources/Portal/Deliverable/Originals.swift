/// From when on the files of a deliverable may be taken away as they are; looking at them is always possible.
package enum Originals: String, CaseIterable, Sendable {
  case always
  case approved
  /// Once every invoice for the project is paid, and there is one.
  case paid
}

extension Deliverable {
  /// - Parameter isPaid: whether there are invoices for the project and all of them are paid.
  package func givesOriginals(isPaid: Bool) -> Bool {
    switch originals {
    case .always: true
    case .approved: status == .approved
    case .paid: isPaid
    }
  }
}
