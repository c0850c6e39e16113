import Portal

extension Agency {
  static func milestone(
    _ end: String, _ title: String, note: String = "", due: String?, weight: Int, done: String? = nil
  ) -> Milestone {
    Milestone(
      id: id(end), title: title, note: note, dueOn: due.map(day), weight: weight, completedOn: done.map(day))
  }

  static func update(_ end: String, by author: String, at moment: String, _ body: String) -> Update {
    Update(id: id(end), author: author, postedAt: self.moment(moment), body: body)
  }

  static var winter: Project {
    Project(
      id: id("w1nter"), name: "Winter range",
      summary:
        "Three bags for the dark months, Gry, Dag and Natt, with a film and everything the shops need, on "
        + "the shelf by the first week of January.",
      status: .inReview, lead: "Ida Solberg", startsOn: day("2026-09-07"), endsOn: day("2027-01-08"),
      milestones: [
        milestone("br1ef", "Brief", due: "2026-09-15", weight: 2, done: "2026-09-14"),
        milestone("names", "Names and structure", due: "2026-10-02", weight: 4, done: "2026-10-02"),
        milestone("d1rect", "Design direction", due: "2026-10-30", weight: 6, done: "2026-10-28"),
        milestone(
          "texts", "Back texts from Fjell",
          note: "Origin, altitude and tasting notes for all three. Send them as a message, that is enough.",
          due: "2026-11-23", weight: 2),
        milestone(
          "artw", "Final artwork", note: "Done when you approve the shelf set.", due: "2026-11-27", weight: 4),
        milestone(
          "pr1nt", "Print-ready files", note: "The printer in Turku holds our slot.", due: "2026-12-03",
          weight: 4),
      ],
      counts: nil,
      updates: [
        update(
          "up2", by: "Ida Solberg", at: "2026-11-23T14:24:00Z",
          "The ridge now runs through all three bags without a break, and we moved the moon so it clears the "
            + "fold. If you approve this week, the printer in Turku keeps our slot on 3 December."),
        update(
          "up1", by: "Ida Solberg", at: "2026-11-02T09:10:00Z",
          "Finepress sent the first sample on **uncoated stock**. The inks sink in nicely, Natt needed a second "
            + "black:\n\n- Gry and Dag as proofed\n- Natt with 30% cyan under the black"),
      ])
  }

  static var shop: Project {
    Project(
      id: id("sh0p"), name: "Online shop",
      summary: "A shop that sells by subscription first, drawn for phones.", status: .inProgress,
      lead: "Jonas Ek",
      startsOn: day("2026-10-01"), endsOn: nil,
      milestones: [
        milestone("struct", "Structure", due: "2026-10-23", weight: 4, done: "2026-10-26"),
        milestone("pr0d", "Product texts", due: "2026-12-02", weight: 3),
        milestone("pages", "Design of all pages", due: "2026-12-16", weight: 5),
        milestone("test", "Build and test", due: nil, weight: 5),
        milestone("start", "Launch", due: "2027-02-01", weight: 3),
      ],
      counts: nil,
      updates: [
        update(
          "up3", by: "Jonas Ek", at: "2026-11-19T08:05:00Z",
          "The subscription page is drawn for phones first. You will see it here on Friday, with the checkout."
        )
      ])
  }

  static var tasting: Project {
    Project(
      id: id("taste"), name: "Tasting cards", summary: "", status: .completed, lead: nil,
      startsOn: day("2026-03-02"), endsOn: day("2026-05-29"),
      milestones: [
        milestone("set", "Text and setting", due: "2026-04-10", weight: 1, done: "2026-04-08"),
        milestone("press", "Printed", due: "2026-05-29", weight: 1, done: "2026-05-29"),
      ], counts: nil, updates: [])
  }

  static var cards: Project {
    Project(
      id: id("cards"), name: "Market stall 2025", summary: "", status: .archived, lead: nil, startsOn: nil,
      endsOn: nil, milestones: [], counts: Project.Counts(done: 12, total: 12), updates: [])
  }
}
