import Testing

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

  static let all = members + money + others

  var testDescription: String { problem }
}

extension Spoiled {
  static let members: [Spoiled] = [
    Spoiled("clients", "ada@fjell.example", "ada", "clients[0].email: is not an email address"),
    Spoiled("clients", #""email":"ada@fjell.example","#, "", "clients[0].email: is missing"),
    Spoiled(
      "clients", #""email""#, #""emial""#, "clients[0].emial: is not a known member; did you mean email?"),
    Spoiled(
      "clients", #""name":"Ada""#, #""name":"Ada","name":"Bea""#,
      "clients[0].name: stands twice in one object"),
    Spoiled(
      "clients", #""name":"Ada""#, #""name":null"#,
      "clients[0].name: must not be null: leave it out where there is nothing to say"),
    Spoiled("clients", #""name":"Ada""#, #""name":7"#, "clients[0].name: must be a text, not a number"),
    Spoiled("clients", #""name":"Ada""#, #""name":["Ada"]"#, "clients[0].name: must be a text, not a list"),
    Spoiled("clients", #""name":"Ada""#, #""name":"""#, "clients[0].name: is empty"),
    Spoiled("clients", #""name":"Ada""#, #""name":"  ""#, "clients[0].name: is empty"),
    Spoiled("clients", #""name":"Ada""#, #""name":"A\u0000a""#, "clients[0].name: holds a NUL character"),
    Spoiled(
      "clients", #""name":"Ada""#, #""name":"A\na""#, "clients[0].name: holds a control character (U+000A)"),
    Spoiled(
      "clients", #""name":"Ada""#, #""name":"A\ud83da""#,
      "clients[0].name: holds half of a surrogate pair (a \\u escape without its other half)"),
    Spoiled(
      "clients", #""name":"Ada""#, "\"name\":\"\(String(repeating: "ä", count: 301))\"",
      "clients[0].name: is longer than 300 characters"),
    Spoiled(
      "clients", #""name":"Ada""#, "\"name\":\"\(String(repeating: "a", count: 100_000))\"",
      "clients[0].name: is too long"),
    Spoiled(
      "clients", #""id":"ada""#, "\"id\":\"\(String(repeating: "a", count: 201))\"",
      "clients[0].id: is longer than 200 characters"),
    Spoiled("clients", #""id":"ben""#, #""id":"ada""#, "clients[1].id: “ada” stands at clients[0].id too"),
    Spoiled(
      "clients", "ben@pine.example", "ADA@fjell.example",
      "clients[1].email: “ada@fjell.example” stands at clients[0].email too"),
    Spoiled(
      "clients", #""mayApprove":false"#, #""mayApprove":"no""#,
      "clients[0].access[1].mayApprove: must be true or false, not a text"),
    Spoiled(
      "clients", "2027-01-31", "2027-02-29",
      "clients[0].access[1].expiresOn: is not a date such as 2026-11-24"),
    Spoiled(
      "clients", #"{"project":"site"}"#, #"{"project":"sight"}"#,
      "clients[0].access[0].project: there is no project “sight”"),
    Spoiled(
      "clients", #"{"project":"site"}"#, #"{"project":"app"}"#,
      "clients[0].access[1].project: “app” stands at clients[0].access[0].project too"),
    Spoiled(
      "clients", #"{"project":"site"}"#, #""site""#, "clients[0].access[0]: must be an object, not a text"),
    Spoiled("clients", #"[{"project":"app"}]"#, "{}", "clients[1].access: must be a list, not an object"),
    Spoiled(
      "companies", #""currency":"EUR""#, #""currency":"XYZ""#,
      "companies[0].currency: is not a currency in use as three capital letters (ISO 4217)"),
    Spoiled(
      "companies", #""currency":"EUR""#, #""currency":"eur""#,
      "companies[0].currency: is not a currency in use as three capital letters (ISO 4217)"),
    Spoiled(
      "companies", #""country":"FI""#, #""country":"Finland""#,
      "companies[0].country: is longer than 2 characters"),
    Spoiled(
      "clients", #""name":"Ada""#, #""na\ud800me":"Ada""#,
      "clients[0].name: is not a known member; did you mean name?"),
    Spoiled(
      "clients", #""name":"Ada""#, #""\u001b[2J":1,"name":"Ada""#,
      #"clients[0].\u{1b}[2J: is not a known member"#),
    Spoiled(
      "clients", #"{"project":"site"}"#, #"{"project":"\u202esite"}"#,
      #"clients[0].access[0].project: there is no project “\u{202e}site”"#),
    Spoiled(
      "members", #""role":"owner""#, #""role":"ower""#,
      "members[0].role: is none of owner, admin, member; did you mean owner?"),
    Spoiled(
      "members", "max@acme.example", "olga@ACME.example",
      "members[1].email: “olga@acme.example” stands at members[0].email too"),
    Spoiled(
      "members", #""role":"owner""#, #""role":"admin""#, "members: holds no owner: a new workspace needs one"),
  ]

  static let others: [Spoiled] = [
    Spoiled(
      "projects", #""endsOn":"2026-12-31""#, #""endsOn":"2025-12-31""#,
      "projects[0].endsOn: lies before startsOn"),
    Spoiled(
      "projects", #""doneCount":2"#, #""doneCount":6"#, "projects[1].doneCount: is more than totalCount"),
    Spoiled(
      "projects", #""doneCount":2,"#, "",
      "projects[1].doneCount: is missing: doneCount and totalCount go together"),
    Spoiled(
      "projects", "max@acme.example", "mux@acme.example",
      "projects[0].lead: there is no member “mux@acme.example”"),
    Spoiled(
      "projects", "2026-11-01T10:00:00Z", "2026-11-01 10:00",
      "projects[0].updates[0].postedAt: is not a moment in UTC such as 2026-11-24T16:20:05Z"),
    Spoiled(
      "projects", #""weight":3"#, #""weight":0"#, "projects[0].milestones[1].weight: must be at least 1"),
    Spoiled(
      "projects", #""id":"m2""#, #""id":"m1""#,
      "projects[0].milestones[1].id: “m1” stands at projects[0].milestones[0].id too"),
    Spoiled(
      "workspace", "Europe/Helsinki", "Europe/Helsinky",
      "workspace.timeZone: is not a time zone such as Europe/Helsinki"),
    Spoiled(
      "workspace", #""currency":"EUR","#, "", "workspace.currency: is missing: there is no workspace acme yet"
    ),
    Spoiled(
      "workspace", #""acme""#, #""Acme""#,
      "workspace.slug: is not a slug (small letters, digits, and hyphens between them)"),
    Spoiled(
      "workspace", #""locale":"en-GB""#, #""locale":"en_GB""#,
      "workspace.locale: is not a locale such as en-GB"),
    Spoiled(
      "workspace", #""currency""#, #""imprintUrl":"javascript:alert(1)","currency""#,
      "workspace.imprintUrl: is not a link that begins with https:// or http://"),
    Spoiled("format", "portico/1", "portico/2", "format: is not portico/1, the one format that is read here"),
  ]
}
