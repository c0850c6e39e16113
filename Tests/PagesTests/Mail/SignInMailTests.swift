import Portal
import Testing

@testable import Pages

@Suite("the mail that brings a sign-in link")
struct SignInMailTests {
  private func mail(
    to name: String, locale: String = "", workspace: String = "Fjell & Söhne", isTeam: Bool = false
  ) throws -> MailContent {
    let catalogue = try Agency.catalogue.get()
    return try catalogue.signInMail(
      to: name, brand: catalogue.brand(of: Agency.workspace { $0.name = workspace }), locale: locale,
      link: "https://northlight.example/sign-in/abc?a=1&b=2", minutes: 10, isTeam: isTeam)
  }

  @Test("it says the same in HTML and in text, each in its own way")
  func both() throws {
    let mail = try mail(to: "Mara Lindqvist")
    #expect(mail.subject == "Your sign-in link for Fjell & Söhne")
    #expect(mail.html.contains("href=\"https://northlight.example/sign-in/abc?a=1&amp;b=2\""))
    #expect(mail.html.contains("Fjell &amp; Söhne") && mail.text.contains("Fjell & Söhne"))
    #expect(mail.text.contains("\nhttps://northlight.example/sign-in/abc?a=1&b=2\n"))
    #expect(mail.html.contains("Hello Mara,") && mail.text.contains("Hello Mara,"))
  }

  @Test(
    "somebody of the team is told that it opens the console, a client the portal", arguments: [true, false])
  func whose(_ isTeam: Bool) throws {
    let mail = try mail(to: "Ida", isTeam: isTeam)
    let place = isTeam ? "It opens the console of" : "It opens the portal of"
    #expect(mail.html.contains(place) && mail.text.contains(place))
  }

  @Test("it is in the reader's language")
  func german() throws {
    let mail = try mail(to: "Mara", locale: "de-CH")
    #expect(mail.html.contains("<html lang=\"de-CH\""))
    #expect(mail.subject == "Ihr Link zum Anmelden bei Fjell & Söhne")
  }

  @Test("a name cannot add a line to the subject or turn it round")
  func subject() throws {
    let mail = try mail(to: "Mara", workspace: "North\r\nBcc: evil@example.org\u{202E}")
    #expect(mail.subject == "Your sign-in link for North  Bcc: evil@example.org")
  }

  @Test("it loads nothing from anywhere")
  func noRemote() throws {
    let mail = try mail(to: "Mara")
    #expect(!mail.html.contains("<img") && !mail.html.contains("url(") && !mail.html.contains("<link"))
  }
}
