import Portal

extension Agency {
  /// More of everything than a page can show at once: 500 milestones, 400 invoices, 60 files, 30 versions, 200 comments,
  /// names of 300 characters.
  static var longest: ClientSnapshot {
    busy { snapshot in
      let name = String(String(repeating: "Etikettensystem für Kaffeespezialitäten ", count: 8).prefix(300))
      let endless = String(
        repeating: "Rechtsschutzversicherungsgesellschaftenverpackungsrichtlinie", count: 5)
      snapshot.client.name = endless
      snapshot.projects[1].name = name
      snapshot.projects[1].milestones = (1...500).map { number in
        milestone(
          "m\(number)", "Meilenstein \(number)", due: "2026-12-01", weight: 1,
          done: number < 200 ? "2026-10-01" : nil)
      }
      snapshot.invoices = (1...400).map { number in
        invoice("NL-\(number)", issued: "2026-09-01", due: "2026-12-22", [careLine])
      }
      snapshot.files = (1...60).map { number in
        let title = String((number % 2 == 0 ? name : endless).prefix(245)) + "\(number).pdf"
        return shared(
          "d\(number)", title, .project(winter.id), blob("application/pdf", Int64(number) * 1_234_567),
          at: "2026-11-12T08:00:00Z")
      }
      snapshot.deliverables = [longWork(name)] + (1...60).map { shortWork($0, endless) }
      snapshot.fileRequests = (1...12).map { number in
        var request = requests[0]
        request.id = id("ask\(number)")
        request.title = name
        return request
      }
      snapshot.feedback = (1...60).map { number in
        thread("t\(number)", name, .open, [message("m\(number)", at: "2026-11-18T08:11:00Z", endless)])
      }
    }
  }

  private static func longWork(_ name: String) -> Deliverable {
    let versions = (1...30).map { number in
      let comments = (1...(number == 30 ? 170 : 1)).map { count in
        comment(
          "c\(number)x\(count)", by: maraWrites, at: "2026-11-18T08:11:00Z",
          "Die Sonne auf Seite \(count) könnte etwas größer sein, und der Mond etwas kleiner.",
          pin: Pin(place: .point(x: count * 50, y: count * 40)))
      }
      return version(
        "v\(number)", number, by: "Ida Solberg", at: "2026-10-01T10:00:00Z",
        [file("vf\(number)", 1, name, blob("image/png", 3_000_000, width: 800, height: 3000))],
        comments: comments)
    }
    return work("1ong", name, in: winter, .ready, due: "2026-11-20", versions)
  }

  private static func shortWork(_ number: Int, _ name: String) -> Deliverable {
    let first = version(
      "s\(number)", 1, by: "Jonas Ek", at: "2026-07-10T10:00:00Z",
      [file("f\(number)", 1, "x.psd", blob("image/vnd.adobe.photoshop", 640_000))])
    return work("w\(number)", name, in: winter, number < 30 ? .ready : .approved, [first]) {
      if number >= 30 {
        $0.approvals = [approval("a\(number)", of: first, by: elias, name, at: "2026-08-28T12:00:00Z")]
      }
    }
  }
}
