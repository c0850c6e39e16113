import Testing

@testable import Actions

@Suite("Import of what is wrong")
struct BadRecordTests {
  /// One thing spoiled, and what is said of it.
  struct Spoiled: CustomTestStringConvertible, Sendable {
    let part: String
    let old: String
    let new: String
    let problem: String

    init(_ part: String, _ old: String, _ new: String, _ problem: String) {
      self.part = part
      self.old = old
      self.new = new
      self.problem = problem
    }

    var testDescription: String { problem }
  }

  static let members: [Spoiled] = [
    Spoiled("clients", "ada@fjell.example", "ada", "clients[0].email: is not an email address"),
    Spoiled("clients", #""email":"ada@fjell.example","#, "", "clients[0].email: is missing"),
    Spoiled("clients", #""email""#, #""emial""#, "clients[0].emial: is not a known member; did you mean email?"),
    Spoiled("clients", #""name":"Ada""#, #""name":"Ada","name":"Bea""#, "clients[0].name: stands twice in one object"),
    Spoiled("clients", #""name":"Ada""#, #""name":null"#, "clients[0].name: must not be null: leave it out where there is nothing to say"),
    Spoiled("clients", #""name":"Ada""#, #""name":7"#, "clients[0].name: must be a text, not a number"),
    Spoiled("clients", #""name":"Ada""#, #""name":["Ada"]"#, "clients[0].name: must be a text, not a list"),
    Spoiled("clients", #""name":"Ada""#, #""name":"""#, "clients[0].name: is empty"),
    Spoiled("clients", #""name":"Ada""#, #""name":"  ""#, "clients[0].name: is empty"),
    Spoiled("clients", #""name":"Ada""#, #""name":"A\u0000a""#, "clients[0].name: holds a NUL character"),
    Spoiled("clients", #""name":"Ada""#, #""name":"A\na""#, "clients[0].name: holds a control character (U+000A)"),
    Spoiled("clients", #""name":"Ada""#, #""name":"A\ud83da""#, "clients[0].name: holds half of a surrogate pair (a \\u escape without its other half)"),
    Spoiled("clients", #""name":"Ada""#, "\"name\":\"\(String(repeating: "ä", count: 301))\"", "clients[0].name: is longer than 300 characters"),
    Spoiled("clients", #""name":"Ada""#, "\"name\":\"\(String(repeating: "a", count: 100_000))\"", "clients[0].name: is too long"),
    Spoiled("clients", #""id":"ada""#, "\"id\":\"\(String(repeating: "a", count: 201))\"", "clients[0].id: is longer than 200 characters"),
    Spoiled("clients", #""id":"ben""#, #""id":"ada""#, "clients[1].id: “ada” stands at clients[0].id too"),
    Spoiled("clients", "ben@pine.example", "ADA@fjell.example", "clients[1].email: “ada@fjell.example” stands at clients[0].email too"),
    Spoiled("clients", #""mayApprove":false"#, #""mayApprove":"no""#, "clients[0].access[1].mayApprove: must be true or false, not a text"),
    Spoiled("clients", "2027-01-31", "2027-02-29", "clients[0].access[1].expiresOn: is not a date such as 2026-11-24"),
    Spoiled("clients", #"{"project":"site"}"#, #"{"project":"sight"}"#, "clients[0].access[0].project: there is no project “sight”"),
    Spoiled("clients", #"{"project":"site"}"#, #"{"project":"app"}"#, "clients[0].access[1].project: “app” stands at clients[0].access[0].project too"),
    Spoiled("clients", #"{"project":"site"}"#, #""site""#, "clients[0].access[0]: must be an object, not a text"),
    Spoiled("clients", #"[{"project":"app"}]"#, "{}", "clients[1].access: must be a list, not an object"),
    Spoiled("companies", #""currency":"EUR""#, #""currency":"XYZ""#, "companies[0].currency: is not a currency in use as three capital letters (ISO 4217)"),
    Spoiled("companies", #""currency":"EUR""#, #""currency":"eur""#, "companies[0].currency: is not a currency in use as three capital letters (ISO 4217)"),
    Spoiled("companies", #""country":"FI""#, #""country":"Finland""#, "companies[0].country: is longer than 2 characters"),
    Spoiled("members", #""role":"owner""#, #""role":"ower""#, "members[0].role: is none of owner, admin, member; did you mean owner?"),
    Spoiled("members", "max@acme.example", "olga@ACME.example", "members[1].email: “olga@acme.example” stands at members[0].email too"),
    Spoiled("members", #""role":"owner""#, #""role":"admin""#, "members: holds no owner: a new workspace needs one"),
  ]

  static let money: [Spoiled] = [
    Spoiled("payments", #""amount":900,"currency""#, #""amount":-900,"currency""#, "payments[0].amount: must be at least 1"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":900.0,"currency""#, "payments[0].amount: must be a whole number, written in digits only"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":9e2,"currency""#, "payments[0].amount: must be a whole number, written in digits only"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":1e400,"currency""#, "payments[0].amount: must be a whole number, written in digits only"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":-0,"currency""#, "payments[0].amount: must not be -0"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":"900","currency""#, "payments[0].amount: must be a whole number, not a text"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":99999999999999999999,"currency""#, "payments[0].amount: must be at most 9007199254740991"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":\#(String(repeating: "9", count: 500)),"currency""#, "payments[0].amount: is too long"),
    Spoiled("payments", #""amount":900,"currency""#, #""amount":899,"currency""#, "payments[0].allocations: add up to 900, more than the amount"),
    Spoiled("payments", #""currency":"EUR""#, #""currency":"USD""#, "payments[0].allocations[0].invoice: is in EUR, the payment in USD"),
    Spoiled("payments", #"{"invoice":"i1","amount":900}"#, #"{"invoice":"i9","amount":900}"#, "payments[0].allocations[0].invoice: there is no invoice “i9”"),
    Spoiled("payments", #""refunds":"p1""#, #""refunds":"p2""#, "payments[1].refunds: is a payment that did not come in"),
    Spoiled("payments", #""kind":"received""#, #""kind":"received","refunds":"p2""#, "payments[0].refunds: belongs to payments of kind refunded only"),
    Spoiled("payments", #""refunds":"p1""#, #""refunds":"p8""#, "payments[1].refunds: there is no payment “p8”"),
    Spoiled("invoices", #""price":500"#, #""price":-500"#, "invoices[0].lines[1].price: must not be negative"),
    Spoiled("invoices", #""quantity":1.5"#, #""quantity":1.50005"#, "invoices[0].lines[0].quantity: has more than 4 decimals"),
    Spoiled("invoices", #""quantity":1.5"#, #""quantity":15e-1"#, "invoices[0].lines[0].quantity: must be written without an exponent"),
    Spoiled("invoices", #""taxRate":25.5"#, #""taxRate":100.001"#, "invoices[0].lines[0].taxRate: must be at most 100"),
    Spoiled("invoices", #""discountRate":10"#, #""discountAmount":15501"#, "invoices[0].discountAmount: is more than the lines add up to"),
    Spoiled("invoices", #""discountRate":10"#, #""discountRate":10,"discountAmount":1"#, "invoices[0].discountAmount: cannot stand beside discountRate"),
    Spoiled("invoices", #""price":500"#, #""price":500,"discountAmount":501"#, "invoices[0].lines[1].discountAmount: is more than the line"),
    Spoiled("invoices", #""discountRate":10"#, #""deposit":20000"#, "invoices[0].deposit: is more than the total of 19325"),
    Spoiled("invoices", #""price":10000"#, #""price":9007199254740991"#, "invoices[0].lines: add up to more than can be counted"),
    Spoiled("invoices", #""number":"A-1","#, "", "invoices[0].number: is missing: only a draft may be without one"),
    Spoiled("invoices", #""number":"A-2""#, #""number":"A-1""#, "invoices[2].number: “A-1” stands at invoices[0].number too"),
    Spoiled("invoices", #""company":"fjell""#, #""company":"pine""#, "payments[0].allocations[0].invoice: is billed to another company than the payment's"),
    Spoiled("invoices", #"["site"]"#, #"["site",7]"#, "invoices[0].projects[1]: must be a text, not a number"),
    Spoiled("invoices", #"["site"]"#, #"["site","site"]"#, "invoices[0].projects[1]: “site” stands at invoices[0].projects[0] too"),
    Spoiled("invoices", #"["site"]"#, #"["gone"]"#, "invoices[0].projects[0]: there is no project “gone”"),
  ]

  static let others: [Spoiled] = [
    Spoiled("projects", #""endsOn":"2026-12-31""#, #""endsOn":"2025-12-31""#, "projects[0].endsOn: lies before startsOn"),
    Spoiled("projects", #""doneCount":2"#, #""doneCount":6"#, "projects[1].doneCount: is more than totalCount"),
    Spoiled("projects", #""doneCount":2,"#, "", "projects[1].doneCount: is missing: doneCount and totalCount go together"),
    Spoiled("projects", "max@acme.example", "mux@acme.example", "projects[0].lead: there is no member “mux@acme.example”"),
    Spoiled("projects", "2026-11-01T10:00:00Z", "2026-11-01 10:00", "projects[0].updates[0].postedAt: is not a moment in UTC such as 2026-11-24T16:20:05Z"),
    Spoiled("projects", #""weight":3"#, #""weight":0"#, "projects[0].milestones[1].weight: must be at least 1"),
    Spoiled("projects", #""id":"m2""#, #""id":"m1""#, "projects[0].milestones[1].id: “m1” stands at projects[0].milestones[0].id too"),
    Spoiled("workspace", "Europe/Helsinki", "Europe/Helsinky", "workspace.timeZone: is not a time zone such as Europe/Helsinki"),
    Spoiled("workspace", #""currency":"EUR","#, "", "workspace.currency: is missing: there is no workspace acme yet"),
    Spoiled("workspace", #""acme""#, #""Acme""#, "workspace.slug: is not a slug (small letters, digits, and hyphens between them)"),
    Spoiled("workspace", #""locale":"en-GB""#, #""locale":"en_GB""#, "workspace.locale: is not a locale such as en-GB"),
    Spoiled("workspace", #""currency""#, #""imprintUrl":"javascript:alert(1)","currency""#, "workspace.imprintUrl: is not a link that begins with https:// or http://"),
    Spoiled("format", "portico/1", "portico/2", "format: is not portico/1, the one format that is read here"),
  ]

  @Test("a fault is told with its path, and nothing is stored", arguments: members + money + others)
  func told(_ spoiled: Spoiled) throws {
    let place = try TemporaryImport()
    let document = try #require(ImportDocument.sound.replacing(spoiled.old, with: spoiled.new, in: spoiled.part))
    let problems = try place.problems(of: document)
    #expect(problems.contains(spoiled.problem), "\(problems)")
    #expect(try place.isEmpty())
  }

  @Test("all problems are told at once, those of members and those of references")
  func all() throws {
    let place = try TemporaryImport()
    let document = try #require(
      ImportDocument.sound.replacing("ada@fjell.example", with: "ada", in: "clients")?
        .replacing(#""project":"site""#, with: #""project":"nowhere""#, in: "clients")?
        .replacing(#""amount":900"#, with: #""amount":0"#, in: "payments"))
    #expect(
      try place.problems(of: document) == [
        "clients[0].email: is not an email address", "payments[0].amount: must be at least 1",
        "clients[0].access[0].project: there is no project “nowhere”",
      ])
  }

  @Test("a hundred problems are listed and the others counted")
  func many() throws {
    let place = try TemporaryImport()
    let clients = (0..<250).map { #"{"id":"c\#($0)","company":"gone","email":"c\#($0)@a.example","name":"C"}"# }
    let document = ImportDocument.sound.with("clients", "[\(clients.joined(separator: ","))]")
    do {
      try place.load(document)
      Issue.record("imported")
    } catch ImportError.problems(_, let problems, let count) {
      #expect(problems.count == 100)
      #expect(count == 250)
      #expect(problems.last?.path == "clients[99].company")
      let text = ImportError.problems(file: "a.json", problems, count: count).description
      #expect(text.hasPrefix("a.json: 250 problems, nothing was imported\n  clients[0].company: there is no"))
      #expect(text.hasSuffix("\n  and 150 more"))
    }
  }

  @Test(
    "the top has its members once, and no others",
    arguments: [
      (ImportDocument.sound.without("format"), "format: is missing"),
      (ImportDocument.sound.without("workspace"), "workspace: is missing"),
      (ImportDocument.sound.with("client", "[]"), "client: is not a known member; did you mean clients?"),
      (ImportDocument.sound.with("clients", "{}"), "clients: must be a list, not an object"),
      (ImportDocument.sound.with("clients", "null"), "clients: must be a list, not null"),
      (ImportDocument.sound.with("workspace", "[]"), "workspace: must be an object, not a list"),
    ])
  func top(document: ImportDocument, problem: String) throws {
    let place = try TemporaryImport()
    #expect(try place.problems(of: document).contains(problem))
    #expect(try place.isEmpty())
  }

  @Test("a list of lines that never ends is cut off")
  func longest() throws {
    let place = try TemporaryImport()
    let lines = (0..<1500).map { _ in #"{"title":"L","price":1}"# }.joined(separator: ",")
    let document = try #require(
      ImportDocument.sound.replacing(#"{"title":"Draft","price":100}"#, with: lines, in: "invoices"))
    #expect(try place.problems(of: document) == ["invoices[1].lines: has more than 1000 items"])
  }
}
