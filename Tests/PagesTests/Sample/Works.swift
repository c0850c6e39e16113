import Portal

extension Agency {
  static let mara = Client.ID(unchecked: id("mara", of: Client.self).text)
  static let elias = id("e11as", of: Client.self)

  static func blob(_ type: String, _ size: Int64, width: Int? = nil, height: Int? = nil, seconds: Int? = nil)
    -> Blob
  {
    Blob(size: size, mediaType: type, width: width, height: height, duration: seconds.map { $0 * 1000 })
  }

  static func file(_ end: String, _ position: Int, _ name: String, _ blob: Blob) -> VersionFile {
    VersionFile(id: id(end), position: position, name: name, blob: blob)
  }

  static func version(
    _ end: String, _ number: Int, by author: String, at moment: String, _ files: [VersionFile] = [],
    link: String = "", comments: [Comment] = []
  ) -> Version {
    Version(
      id: id(end), number: number, link: link, sha256: String(repeating: "9f2c41d8", count: 8),
      author: author,
      createdAt: self.moment(moment), files: files, comments: comments)
  }

  static func work(
    _ end: String, _ title: String, in project: Project, _ status: Deliverable.Status, due: String? = nil,
    _ versions: [Version], change: (inout Deliverable) -> Void = { _ in }
  ) -> Deliverable {
    var deliverable = Deliverable(
      id: id(end), project: project.id, title: title, notes: "", dueOn: due.map(day), roundsIncluded: nil,
      originals: .always, status: status, readyAt: nil, versions: versions)
    change(&deliverable)
    return deliverable
  }

  static func comment(
    _ end: String, by author: Comment.Author, at moment: String, _ body: String, pin: Pin? = nil,
    replyTo: String? = nil, isResolved: Bool = false
  ) -> Comment {
    Comment(
      id: id(end), replyTo: replyTo.map { id($0) }, author: author, body: body, pin: pin,
      postedAt: self.moment(moment), isResolved: isResolved)
  }

  static func approval(
    _ end: String, of version: Version, by client: Client.ID, _ name: String, at: String, _ note: String = ""
  )
    -> Approval
  {
    Approval(
      id: id(end), version: version.id, client: client, name: name, note: note, sha256: version.sha256,
      at: moment(at))
  }

  static func request(
    _ end: String, of version: Version, by client: Client.ID, _ name: String, at: String, _ note: String
  )
    -> ChangeRequest
  {
    ChangeRequest(id: id(end), version: version.id, client: client, name: name, note: note, at: moment(at))
  }

  static let maraWrites = Comment.Author.client(mara, name: "Mara Lindqvist")
  static let idaWrites = Comment.Author.member(name: "Ida Solberg")

  /// Waits for Mara, in its third round.
  static var shelf: Deliverable {
    let picture = blob("image/svg+xml", 74_000, width: 1600, height: 1200)
    let first = version(
      "she1f1", 1, by: "Ida Solberg", at: "2026-10-29T13:40:00Z",
      [file("sf1", 1, "shelf-set-v1.svg", picture)])
    let second = version(
      "she1f2", 2, by: "Ida Solberg", at: "2026-11-12T09:02:00Z",
      [file("sf2", 1, "shelf-set-v2.svg", picture)],
      comments: [
        comment(
          "c0m1", by: maraWrites, at: "2026-11-12T16:31:00Z",
          "The moon is lovely. On the sample it lands exactly where the bag folds; can it move in a little?",
          pin: Pin(place: .point(x: 9260, y: 3550)), isResolved: true)
      ])
    let third = version(
      "she1f3", 3, by: "Ida Solberg", at: "2026-11-23T14:20:00Z",
      [file("sf3", 1, "shelf-set-v3.svg", picture)],
      comments: [
        comment(
          "c0m2", by: idaWrites, at: "2026-11-23T14:22:00Z",
          "Moved by 9\u{A0}mm, and a touch smaller, so it stays whole on the shelf.",
          pin: Pin(place: .point(x: 9260, y: 3550))),
        comment(
          "c0m3", by: maraWrites, at: "2026-11-24T06:12:00Z",
          "Much better. I show it to Elias at noon and decide after that.", replyTo: "c0m2"),
      ])
    return work(
      "she1f", "Shelf set, three 250\u{A0}g bags", in: winter, .ready, due: "2026-11-26",
      [first, second, third]
    ) {
      $0.roundsIncluded = 3
      $0.notes =
        "The three bags now share one ridge. Put them side by side in any order of the day and the mountains meet at "
        + "the fold.\n\nSun and moon sit clear of the *seams*."
      $0.requests = [
        request(
          "r1", of: first, by: mara, "Mara Lindqvist", at: "2026-11-02T08:00:00Z", "The sun is too small."),
        request("r2", of: second, by: mara, "Mara Lindqvist", at: "2026-11-13T08:00:00Z", "Move the moon."),
      ]
    }
  }

  /// A film with stills; Mara has approved, Elias has not.
  static var film: Deliverable {
    let still = blob("image/jpeg", 2_400_000, width: 1920, height: 1080)
    let second = version(
      "f11m2", 2, by: "Jonas Ek", at: "2026-11-20T15:02:00Z",
      [
        file(
          "ff1", 1, "Winter film.mp4", blob("video/mp4", 41_000_000, width: 1920, height: 1080, seconds: 30)),
        file("ff2", 2, "Still Gry.jpg", still), file("ff3", 3, "Still Dag.jpg", still),
      ],
      comments: [
        comment(
          "c0m5", by: maraWrites, at: "2026-11-23T16:31:00Z", "Lovely cut. Keep the breath before the voice.",
          pin: Pin(place: .time(from: 14_000, until: nil))),
        comment(
          "c0m6", by: .client(elias, name: "Elias Holm"), at: "2026-11-23T17:31:00Z", "Too dark for print?",
          pin: Pin(file: 3, place: .point(x: 5000, y: 2500))),
      ])
    return work("f11m", "Winter film, 30 seconds", in: winter, .ready, due: "2026-11-27", [second]) {
      $0.roundsIncluded = 2
      $0.originals = .paid
      $0.reviewers = [
        .init(client: mara, name: "Mara Lindqvist"), .init(client: elias, name: "Elias Holm"),
      ]
      $0.approvals = [approval("ap1", of: second, by: mara, "Mara Lindqvist", at: "2026-11-23T16:40:00Z")]
    }
  }

  static var works: [Deliverable] {
    let phone = version(
      "ph0ne1", 1, by: "Jonas Ek", at: "2026-11-14T10:00:00Z",
      link: "https://staging.fjell.example/subscribe?a=1&b=2")
    let labels = version(
      "1abe12", 2, by: "Ida Solberg", at: "2026-11-16T07:40:00Z",
      [file("lf2", 1, "Etiketten für „Natt“ & Dag.pdf", blob("application/pdf", 2_100_000))])
    let jingle = version(
      "j1ng1e", 1, by: "Jonas Ek", at: "2026-11-10T10:00:00Z",
      [file("jf1", 1, "jingle.mp3", blob("audio/mpeg", 640_000, seconds: 12))])
    let direction = version(
      "d1r3", 3, by: "Ida Solberg", at: "2026-08-20T10:00:00Z",
      [file("df1", 1, "direction.zip", blob("application/zip", 184_000_000))])
    return [
      shelf, film,
      work("ph0ne", "Subscription page, phone", in: shop, .changesRequested, [phone]) {
        $0.requests = [
          request(
            "r3", of: phone, by: mara, "Mara Lindqvist", at: "2026-11-17T08:00:00Z", "The button is low.")
        ]
      },
      work("1abe1", "Names and label system", in: winter, .approved, [labels]) {
        $0.originals = .approved
        $0.reviewers = [
          .init(client: mara, name: "Mara Lindqvist"), .init(client: elias, name: "Elias Holm"),
        ]
        $0.approvals = [
          approval(
            "ap2", of: labels, by: elias, "Elias Holm", at: "2026-11-18T12:06:00Z", "Natt is the best. Go."),
          approval("ap3", of: labels, by: mara, "Mara Lindqvist", at: "2026-11-17T06:52:00Z"),
        ]
      },
      work("j1ng", "Jingle for the shops", in: winter, .ready, [jingle]) {
        $0.reviewers = [.init(client: elias, name: "Elias Holm")]
      },
      work("d1r", "Design direction", in: winter, .approved, [direction]) {
        $0.approvals = [approval("ap4", of: direction, by: elias, "Elias Holm", at: "2026-08-28T12:00:00Z")]
      },
    ]
  }
}
