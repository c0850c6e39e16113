import Markup
import Portal

/// A total above the list, one amount a currency.
struct BillingSum: Model {
  let label: String
  let amounts: [String]
  let isLate: Bool

  static let fields: [Field<BillingSum>] = [
    .text("label") { $0.label },
    .texts("amounts") { $0.amounts },
    .flag("isLate") { $0.isLate && !$0.amounts.isEmpty },
    .flag("isNone") { $0.amounts.isEmpty },
  ]

  enum Kind: String, CaseIterable, Sendable {
    case outstanding
    case overdue
    case received
    case drafts
  }

  static func all(of sums: BillingSums, _ console: TeamConsole) -> [BillingSum] {
    let formats = console.dates.formats
    return Kind.allCases.map { kind in
      let amounts =
        switch kind {
        case .outstanding: sums.outstanding
        case .overdue: sums.overdue
        case .received: sums.received
        case .drafts: sums.drafts
        }
      return BillingSum(
        label: console.language.phrases.billingSums[kind]?.text() ?? "",
        amounts: amounts.filter { !$0.isZero }.map { formats.money($0) }, isLate: kind == .overdue)
    }
  }
}
