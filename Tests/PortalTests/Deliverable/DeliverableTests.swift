import Portal
import Testing

/// A deliverable in words: `ready`, versions 1 to n, and what was decided about which.
enum Work {
  static let mara = Client.ID(unchecked: "client_mara")
  static let elias = Client.ID(unchecked: "client_elias")
  static let at = Instant(seconds: 1_700_000_000)

  static func version(_ number: Int) -> Version {
    Version(
      id: .init(unchecked: "ver_\(number)"), number: number, link: "", sha256: "", author: "Ida",
      createdAt: at)
  }

  static func deliverable(
    _ status: Deliverable.Status, versions: Int, sentBack: [Int] = [], approved: [(Int, Client.ID)] = [],
    asked: [Client.ID] = [], originals: Originals = .always
  ) -> Deliverable {
    Deliverable(
      id: .init(unchecked: "del_1"), project: .init(unchecked: "project_1"), title: "Shelf set", notes: "",
      dueOn: nil, roundsIncluded: nil, originals: originals, status: status, readyAt: nil,
      reviewers: asked.map { .init(client: $0, name: $0.text) },
      versions: (0..<versions).map { version($0 + 1) },
      approvals: approved.map { number, client in
        Approval(
          id: .init(unchecked: "approval_\(number)"), version: version(number).id, client: client, name: "",
          note: "", sha256: "", at: at)
      },
      requests: sentBack.map { number in
        ChangeRequest(
          id: .init(unchecked: "request_\(number)"), version: version(number).id, client: mara, name: "",
          note: "Less blue", at: at)
      })
  }
}

@Suite("what clients see of a deliverable")
struct DeliverableTests {
  @Test(
    "a draft is not seen; one that was sent back is seen up to the version that was sent back",
    arguments: [
      (Deliverable.Status.draft, 1, [Int](), nil), (.draft, 0, [], nil), (.ready, 0, [], nil),
      (.ready, 3, [1, 2], [1, 2, 3]), (.approved, 2, [1], [1, 2]), (.changesRequested, 2, [2], [1, 2]),
      (.changesRequested, 3, [1, 2], [1, 2]), (.draft, 3, [1, 2], [1, 2]),
      // By an import that brought no record of who asked.
      (.changesRequested, 2, [], [1, 2]),
    ] as [(Deliverable.Status, Int, [Int], [Int]?)])
  func shown(_ status: Deliverable.Status, _ versions: Int, _ sentBack: [Int], _ expected: [Int]?) {
    let shown = Work.deliverable(status, versions: versions, sentBack: sentBack).shown
    #expect(shown?.versions.map(\.number) == expected)
    #expect(shown?.status != .draft)
  }

  @Test(
    "its originals are given always, once approved, or once paid",
    arguments: [
      (Originals.always, Deliverable.Status.ready, false, true), (.approved, .ready, true, false),
      (.approved, .changesRequested, true, false), (.approved, .approved, false, true),
      (.paid, .approved, false, false), (.paid, .ready, true, true),
    ])
  func originals(_ originals: Originals, _ status: Deliverable.Status, _ isPaid: Bool, _ gives: Bool) {
    let deliverable = Work.deliverable(status, versions: 1, originals: originals)
    #expect(deliverable.givesOriginals(isPaid: isPaid) == gives)
  }
}
