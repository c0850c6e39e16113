/// How long what is open has been due.
package struct Ageing: Hashable, Sendable {
  /// By days after the due date.
  package enum Bucket: Int, CaseIterable, Sendable {
    case notDue
    /// 1 to 30 days.
    case month
    /// 31 to 60.
    case twoMonths
    /// 61 to 90.
    case threeMonths
    case longer

    package init(daysLate: Int) {
      self =
        switch daysLate {
        case ...0: .notDue
        case ...30: .month
        case ...60: .twoMonths
        case ...90: .threeMonths
        default: .longer
        }
    }
  }

  private var sums: [Int64] = Array(repeating: 0, count: Bucket.allCases.count)

  /// What all of them hold.
  package private(set) var open: Int64 = 0

  package init() {}

  /// In minor units.
  package subscript(bucket: Bucket) -> Int64 { sums[bucket.rawValue] }

  package mutating func add(_ amount: Int64, dueOn: Day, on today: Day) throws(MoneyError) {
    let bucket = Bucket(daysLate: today - dueOn).rawValue
    sums[bucket] = try Money.sum(sums[bucket], amount)
    open = try Money.sum(open, amount)
  }
}
