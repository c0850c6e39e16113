import Portal

/// What the page is made from, as a snapshot would bring it: amounts, days and texts, nothing formatted yet.
struct BenchData: Sendable {
  struct Step: Sendable {
    let title: String
    let due: Day
    let weight: Int
    let isDone: Bool
  }

  struct Work: Sendable {
    let id: String
    let name: String
    let steps: [Step]
    let author: String
    let posted: Day
    let note: String
  }

  struct Bill: Sendable {
    let number: String
    let total: Money
    let due: Day
    let about: String
  }

  let today: Day
  let agency = "Northlight & Sons Studio"
  let client = "Mara Lindqvist"
  let works: [Work]
  let bills: [Bill]

  /// - Parameter euro: the currency of its invoices.
  init(today: Day, euro: Currency) {
    self.today = today
    works = ["Winter range", "Online shop", "Practice “quiet” website"].enumerated().map { index, name in
      Work(
        id: "project_\(index)4s9x2m7c1k8v5", name: name, steps: Self.steps(today, from: -70 + index * 9),
        author: "Ida Solberg", posted: today + (-1 - index * 4),
        note:
          "The ridge now runs through all three bags without a break, and we moved the moon so it clears the fold."
      )
    }
    bills = (0..<4).map { index in
      Bill(
        number: "NL-2026-\(118 - index * 3)",
        total: Money(minor: 1_234_567 - Int64(index) * 300_071, currency: euro),
        due: today + (index * 5 - 4), about: "Winter range, bags < 250 g")
    }
  }

  private static func steps(_ today: Day, from start: Int) -> [Step] {
    let titles = [
      "Brief", "Names & structure", "Design direction", "Back texts", "Final artwork", "Print-ready files",
    ]
    return titles.enumerated().map { index, title in
      let due = start + index * 16
      return Step(title: title, due: today + due, weight: 2 + index % 3 * 2, isDone: due < -8)
    }
  }
}
