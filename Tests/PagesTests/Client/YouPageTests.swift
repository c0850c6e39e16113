import Portal
import Testing

@testable import Pages

@Suite("the page of the client's own details")
struct YouPageTests {
  private func page(_ change: (inout ClientSnapshot) -> Void = { _ in }) throws -> String {
    try Agency.page("you/index.html", of: Agency.busy(change))
  }

  @Test("says who they are, in which language, by whose clock, and how mails come")
  func details() throws {
    let html = try page()
    for words in [
      "<h1><bdi>Mara Lindqvist</bdi></h1>", "value=\"mara@fjell.example\" readonly",
      "<p class=\"lede\"><bdi>Fjell Coffee Roasters Ab</bdi></p>", "name=\"name\" value=\"Mara Lindqvist\"",
      "<option value=\"ar\" lang=\"ar\">العربية</option>",
      "<option value=\"de\" lang=\"de\">Deutsch</option>",
      "<option value=\"es\" lang=\"es\">Español</option>",
      "<option value=\"fr\" lang=\"fr\">Français</option>",
      "Days and hours are those of Helsinki",
      "value=\"each\" checked>",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    #expect(try page { $0.client.notify = .daily }.contains("value=\"daily\" checked>"))
  }

  @Test("is where the name leads, marks it, and signs out also on a phone")
  func out() throws {
    let html = try page()
    #expect(html.contains("<a href=\"/c/\(Agency.mara)/you/\" aria-current=\"page\">"))
    #expect(html.count(of: "action=\"/sign-out\"") == 2)
    #expect(
      try Agency.page("index.html", of: Agency.busy()).contains("<a href=\"/c/\(Agency.mara)/you/\"><bdi>"))
  }

  @Test(
    "the clock is named after its town",
    arguments: [
      ("Europe/Helsinki", "Helsinki"), ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("Etc/UTC", ""),
      ("UTC", ""), ("", ""),
    ])
  func town(_ zone: String, _ town: String) {
    #expect(YouPage.town(of: zone) == town)
  }
}
