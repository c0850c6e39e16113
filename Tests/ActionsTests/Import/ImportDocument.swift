/// A small sound import file, part by part, for tests to spoil.
struct ImportDocument {
  /// In the order in which they are written.
  private var parts: [(name: String, text: String)]

  static let sound = ImportDocument(parts: [
    ("format", #""portico/1""#),
    (
      "workspace",
      """
      {"slug":"acme","name":"Acme","timeZone":"Europe/Helsinki","locale":"en-GB","currency":"EUR",
       "supportEmail":"help@acme.example","welcome":"Hello **you**"}
      """
    ),
    (
      "members",
      """
      [{"email":"Olga@acme.example","name":"Olga","role":"owner"},
       {"email":"max@acme.example","name":"Max","role":"member","locale":"de"}]
      """
    ),
    (
      "companies",
      """
      [{"id":"fjell","name":"Fjell","currency":"EUR","country":"FI"},{"id":"pine","name":"Pine","currency":"JPY"}]
      """
    ),
    (
      "projects",
      """
      [{"id":"site","name":"Site","lead":"max@acme.example","startsOn":"2026-01-01","endsOn":"2026-12-31",
        "milestones":[{"id":"m1","title":"Brief","completedOn":"2026-01-09"},{"id":"m2","title":"Launch","weight":3}],
        "updates":[{"id":"u1","author":"olga@acme.example","postedAt":"2026-11-01T10:00:00Z","body":"Hello"}]},
       {"id":"app","name":"App","doneCount":2,"totalCount":5}]
      """
    ),
    (
      "clients",
      """
      [{"id":"ada","company":"fjell","email":"ada@fjell.example","name":"Ada",
        "access":[{"project":"site"},{"project":"app","mayApprove":false,"expiresOn":"2027-01-31"}]},
       {"id":"ben","company":"pine","email":"ben@pine.example","name":"Ben","access":[{"project":"app"}]}]
      """
    ),
    (
      "invoices",
      """
      [{"id":"i1","company":"fjell","number":"A-1","stage":"sent","currency":"EUR","issuedOn":"2026-10-01",
        "dueOn":"2026-10-15","discountRate":10,"projects":["site"],
        "lines":[{"title":"Design","quantity":1.5,"unit":"h","price":10000,"taxRate":25.5},{"title":"Print","price":500}]},
       {"id":"i2","company":"fjell","currency":"EUR","issuedOn":"2026-11-01","dueOn":"2026-11-15",
        "lines":[{"title":"Draft","price":100}]},
       {"id":"i3","company":"pine","number":"A-2","stage":"sent","currency":"JPY","issuedOn":"2026-10-01",
        "dueOn":"2026-10-15","lines":[{"title":"Yen","price":5000}]}]
      """
    ),
    (
      "payments",
      """
      [{"id":"p1","company":"fjell","kind":"received","method":"bank_transfer","amount":900,"currency":"EUR",
        "paidOn":"2026-10-09","recordedBy":"olga@acme.example","allocations":[{"invoice":"i1","amount":900}]},
       {"id":"p2","company":"fjell","kind":"refunded","method":"other","amount":100,"currency":"EUR",
        "paidOn":"2026-10-10","refunds":"p1","allocations":[{"invoice":"i1","amount":100}]}]
      """
    ),
  ])

  var text: String {
    "{" + parts.map { "\"\($0.name)\":\($0.text)" }.joined(separator: ",\n") + "}\n"
  }

  /// With other text in one place of a part; nothing where the place is not there, so that a test cannot pass by a
  /// slip.
  func replacing(_ old: String, with new: String, in part: String) -> ImportDocument? {
    guard let index = parts.firstIndex(where: { $0.name == part }), parts[index].text.contains(old) else {
      return nil
    }
    var document = self
    document.parts[index].text = parts[index].text.replacing(old, with: new, maxReplacements: 1)
    return document
  }

  /// With a whole part replaced, or added.
  func with(_ part: String, _ text: String) -> ImportDocument {
    var document = without(part)
    document.parts.append((part, text))
    return document
  }

  func without(_ part: String) -> ImportDocument {
    ImportDocument(parts: parts.filter { $0.name != part })
  }

  /// The same parts in the opposite order: every reference comes before what it names.
  var backwards: ImportDocument { ImportDocument(parts: parts.reversed()) }
}
