import Portal
import Testing

@testable import Pages

@Suite("letters")
struct LetterMailTests {
  private static let nasty = [
    "North\r\nBcc: evil@example.org", "<script>alert(1)</script>", "{{words.mail.digest.see}}",
    "A\u{202E}evil", "A\u{2028}B", "\"><img src=x onerror=alert(1)>",
  ]

  @Test(
    "every kind has a subject, one button and a text that says where to go", arguments: Letter.Kind.allCases)
  func complete(_ kind: Letter.Kind) throws {
    for locale in LocaleFile.languages {
      let reader = Agency.reader(locale)
      let mail = try Agency.letter(Agency.facts(kind) { $0.page = "deliverables/del_1/" }, to: reader)
      #expect(!mail.subject.isEmpty && !mail.subject.contains("{{") && !mail.subject.contains("  "))
      #expect(mail.html.components(separatedBy: "class=\"go\"").count == 2)
      #expect(mail.html.contains("href=\"\(reader.home)deliverables/del_1/\""))
      #expect(mail.text.contains("\n\(reader.home)deliverables/del_1/\n"))
      #expect(mail.html.contains("lang=\"\(locale)\""))
    }
  }

  @Test(
    "X-01 X-05 nothing that people type becomes markup, a template or another line of the subject",
    arguments: nasty)
  func typed(_ text: String) throws {
    for kind in Letter.Kind.allCases {
      let facts = Agency.facts(kind) { facts in
        facts.person = text
        facts.title = text
        facts.project = text
        facts.text = text
      }
      let mail = try Agency.letter(facts, to: Agency.reader(), text)
      for part in [mail.html, mail.text, mail.subject] {
        #expect(!part.contains("\u{202E}") && !part.contains("See it"))
      }
      #expect(!mail.html.contains("<script") && !mail.html.contains("<img"))
      #expect(!mail.subject.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 })
    }
  }

  @Test("E-07 it loads nothing from anywhere, and whoever was erased is somebody")
  func quiet() throws {
    let facts = Agency.facts(.approved) { facts in
      facts.person = ""
      facts.text = "![x](https://evil.example/p.png) <img src=https://evil.example/q.png>"
    }
    let mail = try Agency.letter(facts, to: Agency.reader(isTeam: true))
    #expect(mail.subject == "Somebody approved Shelf set, version 3")
    for sign in ["<img", "url(", "<link", "src=\"", "@import"] {
      #expect(!mail.html.contains(sign), "\(sign)")
    }
  }

  @Test("that an approval locks is said only where it does")
  func locked() throws {
    let team = Agency.reader(isTeam: true)
    #expect(
      try Agency.letter(Agency.facts(.approved) { $0.isLocked = true }, to: team).text.contains("locked"))
    #expect(try !Agency.letter(Agency.facts(.approved), to: team).text.contains("locked"))
  }

  @Test("only a client is told where to choose mails, and only who decides is asked to")
  func readers() throws {
    let client = try Agency.letter(Agency.facts(.comment), to: Agency.reader())
    #expect(client.text.contains("/c/client_1/you/") && client.html.contains("/c/client_1/you/"))
    let team = try Agency.letter(Agency.facts(.comment), to: Agency.reader(isTeam: true))
    #expect(!team.text.contains("/you/"))
    let look = try Agency.letter(Agency.facts(.readyForReview), to: Agency.reader())
    #expect(look.subject.contains("to look at") && !look.text.contains("decide"))
  }

  @Test("a long remark is cut, and the mail stays small")
  func long() throws {
    let facts = Agency.facts(.comment) { $0.text = String(repeating: "Words and words. ", count: 600) }
    let mail = try Agency.letter(facts, to: Agency.reader())
    #expect(mail.text.utf8.count < 3000 && mail.html.utf8.count < 10_000 && mail.text.contains("…"))
  }
}
