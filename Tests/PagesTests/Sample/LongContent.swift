import Portal

extension Agency {
  /// The longest content, in German: what breaks a page breaks it here.
  static var long: ClientSnapshot {
    mara { snapshot in
      snapshot.workspace.name = "Schwarzenberger & Söhne Gestaltungsgesellschaft"
      snapshot.workspace.locale = "de-DE"
      snapshot.workspace.branding.welcome = "Willkommen zurück."
      snapshot.client.name = "Maximiliane-Alexandra Schwarzenberger-Hohenlohe"
      snapshot.company.name = "Kaffeespezialitätengroßhandelsgesellschaft Schwarzenberger mbH & Co. KG"
      let names = [
        "Winterkollektion 2026/2027 für den Lebensmitteleinzelhandel",
        "Rechtsschutzversicherungsgesellschaftenverpackungsrichtlinie",
        "Barrierefreiheitsstärkungsgesetz-Umsetzung",
      ]
      snapshot.projects = names.enumerated().map { longProject($0 + 1, $1) }
      snapshot.invoices = (1...14).map(longInvoice)
    }
  }

  private static func longProject(_ number: Int, _ name: String) -> Project {
    let titles = [
      "Anforderungsanalyse", "Namensfindung", "Gestaltungsrichtlinien",
      "Produktbeschreibungen für alle siebenundzwanzig Sorten", "Druckvorlagenherstellung", "Korrekturabzug",
      "Auslieferungsvorbereitung", "Abschluss",
    ]
    let weights = [1, 2, 3, 2, 3, 1, 2, 1]
    let milestones = titles.indices.map { index in
      milestone(
        "m\(number)\(index)", titles[index], due: index < 4 ? "2026-11-12" : "2026-12-1\(index)",
        weight: weights[index], done: index < 3 ? "2026-11-10" : nil)
    }
    return Project(
      id: id("p\(number)"), name: name,
      summary: "Die Verpackungen für den Handel, mit Barrierefreiheitsstärkungsgesetzprüfung und "
        + "Farbmanagementeinstellungen für vier Druckereien.",
      status: .inProgress, lead: "Maximiliane Schwarzenberger-Hohenlohe", startsOn: nil,
      endsOn: day("2027-03-31"),
      milestones: milestones, counts: nil,
      updates: [
        update(
          "u\(number)", by: "Maximiliane Schwarzenberger-Hohenlohe", at: "2026-11-19T09:00:00Z",
          "Die Farbmanagementeinstellungen der Druckerei wurden übernommen. Datei: "
            + "final_FINAL_v12_Verpackungsvorderseite_ueberarbeitet_2026-11-19_freigegeben.indd")
      ])
  }

  private static func longInvoice(_ number: Int) -> Invoice {
    invoice(
      "NL-2026-00000\(100 + number)-Teilzahlung", .sent, number.isMultiple(of: 3) ? "CHF" : "EUR",
      issued: "2026-11-02", due: "2026-11-\(10 + number)",
      [
        line(
          "Etikettensystem für handwerklich geröstete Kaffeespezialitäten aus Kolumbien, Äthiopien und Sumatra",
          "Rechtsschutzversicherungsgesellschaftenverpackungsrichtlinie", quantity: 1_234_567,
          unit: "Stunden",
          price: 1_000_000, discount: .rate(Rate(thousandths: 3000)), tax: 19_000),
        line("Fachbuch", quantity: 20_000, unit: "Stück", price: 4900, tax: 7000),
      ])
  }
}
