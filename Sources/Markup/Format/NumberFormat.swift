import Foundation

/// How a locale writes a number: read from Foundation once, then written by bytes.
///
/// Foundation's formatter takes 12 µs for one amount; this takes a tenth to a fifth of one and a test holds the two
/// together. What Foundation does is read off a sample that it writes, so that no rule of a locale has to be known
/// here: what stands before and after the digits, and what between them.
struct NumberFormat: Sendable {
  private let positive: Frame
  private let negative: Frame
  private let grouping: [UInt8]
  private let decimal: [UInt8]
  /// Digits in the group nearest to the decimals, and in each further one (India: 3, then 2).
  private let groups: (first: Int, further: Int)
  /// Digits from which on there are groups at all (Spanish writes 1000, then 10.000).
  private let groupsFrom: Int
  private let digits: LocaleDigits
  private let capacity: Int

  private struct Frame: Sendable {
    let before: [UInt8]
    let after: [UInt8]
  }

  /// - Parameter decimals: how many the sample has; a format that is used with any number of them is read with 2.
  init(reading formatter: NumberFormatter, decimals: Int, digits: LocaleDigits) {
    self.digits = digits
    formatter.minimumFractionDigits = decimals
    formatter.maximumFractionDigits = decimals
    let sample = Self.sample(formatter, "1234567891.55")
    positive = Frame(before: sample.before, after: sample.after)
    let below = Self.sample(formatter, "-1234567891.55")
    negative = Frame(before: below.before, after: below.after)
    let runs = sample.runs.map(\.count)
    let whole = decimals > 0 ? runs.dropLast() : runs[...]
    groups = (
      whole.count > 1 ? whole[whole.count - 1] : 99,
      whole.count > 2 ? whole[whole.count - 2] : whole.last ?? 3
    )
    grouping = whole.count > 1 ? sample.between[0] : []
    decimal = decimals > 0 ? sample.between.last ?? [] : [UInt8(ascii: ".")]
    let small = Self.sample(formatter, formatter.numberStyle == .percent ? "12.34" : "1234")
    groupsFrom = (decimals > 0 ? small.runs.count - 1 : small.runs.count) > 1 ? 4 : 5
    // The most that any number takes: 20 digits, as many separators, and what frames them.
    let frame = max(
      positive.before.count + positive.after.count, negative.before.count + negative.after.count)
    capacity = 24 * (digits.longest + max(grouping.count, decimal.count)) + frame
  }

  /// A value in units of 10 to the minus `scale`: 25,500 at scale 3 is 25.500.
  /// - Parameter fewest: decimals that are written even where they are zero; those beyond are dropped while zero.
  func text(_ value: Int64, scale: Int, fewest: Int) -> String {
    TextBuilder.text(capacity: capacity) { builder in
      let frame = value < 0 ? negative : positive
      builder.append(frame.before)
      write(value.magnitude, scale: scale, fewest: fewest, to: &builder)
      builder.append(frame.after)
    }
  }

  private func write(_ value: UInt64, scale: Int, fewest: Int, to builder: inout TextBuilder) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { places in
      // Least significant first, at least one digit before the decimals.
      var count = 0
      var rest = value
      while rest > 0 || count <= scale {
        places[count] = UInt8(rest % 10)
        rest /= 10
        count += 1
      }
      for place in stride(from: count - 1, through: scale, by: -1) {
        builder.append(Int(places[place]), digits)
        if isGroupEnd(place - scale, of: count - scale) { builder.append(grouping) }
      }
      var last = 0
      while last < scale - fewest, places[last] == 0 { last += 1 }
      guard last < scale else { return }
      builder.append(decimal)
      for place in stride(from: scale - 1, through: last, by: -1) {
        builder.append(Int(places[place]), digits)
      }
    }
  }

  /// Whether a group ends after the digit with so many whole digits behind it.
  private func isGroupEnd(_ behind: Int, of whole: Int) -> Bool {
    guard whole >= groupsFrom, behind >= groups.first else { return false }
    return (behind - groups.first) % groups.further == 0
  }

  private struct Sample {
    var before: [UInt8] = []
    var after: [UInt8] = []
    /// Digits in a row, and what stands between the rows.
    var runs: [[Character]] = []
    var between: [[UInt8]] = []
  }

  private static func sample(_ formatter: NumberFormatter, _ number: String) -> Sample {
    var sample = Sample()
    var gap: [UInt8] = []
    var isInRun = false
    for character in formatter.string(from: NSDecimalNumber(string: number)) ?? number {
      if character.isWholeNumber {
        if !isInRun {
          if sample.runs.isEmpty { sample.before = gap } else { sample.between.append(gap) }
          sample.runs.append([])
          gap = []
        }
        sample.runs[sample.runs.count - 1].append(character)
        isInRun = true
      } else {
        gap += Array(String(character).utf8)
        isInRun = false
      }
    }
    sample.after = gap
    return sample
  }
}
