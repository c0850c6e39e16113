import Foundation
import Portal
import Testing

@testable import Pages

/// Whole pages as they were last looked at. A change of a template, a word or a model shows here as a difference that
/// is read in review; `RECORD_SNAPSHOTS=1` writes the pages anew.
@Suite("whole pages are as they were last looked at")
struct SnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Snapshots")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  @Test(
    "client pages",
    arguments: [
      ("home", "index.html"), ("project", "projects/\(Agency.winter.id)/index.html"),
      ("billing", "billing/index.html"), ("statement", "billing/statement/index.html"),
      ("invoice", "billing/\(Agency.shelfSet.id)/index.html"),
    ])
  func client(_ name: String, _ path: String) throws {
    try compare(name, try Agency.page(path, of: Agency.mara()))
    for locale in ["de", "ar"] {
      try compare("\(name).\(locale)", try Agency.page(path, of: Agency.mara { $0.client.locale = locale }))
    }
  }

  @Test(
    "client pages of somebody with something of everything",
    arguments: [
      ("home-busy", "index.html"), ("project-busy", "projects/\(Agency.winter.id)/index.html"),
      ("deliverables", "deliverables/index.html"),
      ("deliverable", "deliverables/\(Agency.shelf.id)/index.html"),
      ("deliverable-compare", "deliverables/\(Agency.shelf.id)/compare/2/index.html"),
      ("deliverable-older", "deliverables/\(Agency.shelf.id)/versions/2/index.html"),
      ("deliverable-gallery", "deliverables/\(Agency.film.id)/index.html"),
      ("deliverable-link", "deliverables/\(Agency.works[2].id)/index.html"),
      ("deliverable-approved", "deliverables/\(Agency.works[3].id)/index.html"),
      ("deliverable-audio", "deliverables/\(Agency.works[4].id)/index.html"),
      ("deliverable-card", "deliverables/\(Agency.works[5].id)/index.html"),
      ("files", "files/index.html"), ("feedback", "feedback/index.html"), ("you", "you/index.html"),
    ])
  func busy(_ name: String, _ path: String) throws {
    try compare(name, try Agency.page(path, of: Agency.busy()))
    try compare(name + ".de", try Agency.page(path, of: Agency.busy { $0.client.locale = "de" }))
  }

  @Test("home when nothing waits, and with the longest content")
  func looks() throws {
    try compare("home-quiet", try Agency.page("index.html", of: Agency.quiet))
    try compare("home-long", try Agency.page("index.html", of: Agency.long))
    try compare("billing-long", try Agency.page("billing/index.html", of: Agency.long))
  }

  @Test("an invoice in every state", arguments: Agency.states)
  func invoice(_ name: String, _ invoice: Invoice) throws {
    let snapshot = Agency.mara { $0.invoices = [invoice] }
    try compare("invoice-\(name)", try Agency.page("billing/\(invoice.id)/index.html", of: snapshot))
  }

  @Test("public pages", arguments: ["en-GB", "de"])
  func publicPages(_ locale: String) throws {
    let catalogue = try Agency.catalogue.get()
    let workspace = Agency.workspace { workspace in
      workspace.locale = locale
      workspace.plan = .starter
    }
    let brand = catalogue.brand(of: workspace)
    for page in catalogue.publicPages(of: workspace, brand: brand) {
      let name = page.path.replacing("messages/", with: "message-").replacing("/index.html", with: "")
        .replacing(".html", with: "")
      try compare("\(name).\(locale)", String(decoding: try page.content.get(), as: UTF8.self))
    }
    let wrong = try catalogue.signInPage(brand: brand, to: "/c/x/", email: "mara@", isRefused: true)
    try compare("sign-in-wrong.\(locale)", String(decoding: wrong, as: UTF8.self))
    let oneTap = try catalogue.signInPage(brand: brand, to: "/c/x/billing/", email: "", isRefused: false)
    try compare("sign-in-one-tap.\(locale)", String(decoding: oneTap, as: UTF8.self))
    let confirm = try catalogue.confirmPage(
      brand: brand, name: "Mara Lindqvist", path: "/sign-in/token", locale: locale)
    try compare("confirm.\(locale)", String(decoding: confirm, as: UTF8.self))
  }

  @Test("mails", arguments: ["en-GB", "de", "ar"])
  func mail(_ locale: String) throws {
    let catalogue = try Agency.catalogue.get()
    let brand = catalogue.brand(of: Agency.workspace())
    let mails = [
      "sign-in": try catalogue.signInMail(
        to: "Mara Lindqvist", brand: brand, locale: locale, link: "https://northlight.example/sign-in/token",
        minutes: 10),
      "access-ended": try catalogue.accessEndedMail(to: "Mara Lindqvist", brand: brand, locale: locale),
    ]
    .merging(try Agency.letters(locale)) { mail, _ in mail }
    for (name, mail) in mails {
      try compare("mail-\(name).\(locale)", mail.html)
      try compare("mail-\(name).\(locale)", "Subject: \(mail.subject)\n\n\(mail.text)", ending: "txt")
    }
  }

  @Test("home as the team looks at it")
  func preview() throws {
    try compare(
      "view-as", try ViewAsTests.page("index.html", of: Agency.busy { $0.client.locale = "de" }))
  }

  private func compare(_ name: String, _ made: String, ending: String = "html") throws {
    // Without the hash in an asset's name: a change of the style sheet or the script is none of every page.
    let page = made.replacing(/-[0-9a-f]{16}\.(css|js|svg)/) { "-hash.\($0.1)" }
    let file = Self.folder.appending(path: "\(name).\(ending)")
    if Self.isRecording {
      try Data(page.utf8).write(to: file)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard page != expected else { return }
    let lines = zip(page.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let different = lines.first { $0 != $1 }
    Issue.record(
      """
      \(name).\(ending) is not as it was. First difference:
      was: \(different?.1 ?? "shorter")
      is:  \(different?.0 ?? "longer")
      """)
  }
}

extension Agency {
  /// The sample invoice as it looks in each state.
  static let states: [(String, Invoice)] = {
    func state(_ change: (inout Invoice) -> Void) -> Invoice {
      var invoice = shelfSet
      change(&invoice)
      return invoice
    }
    return [
      ("draft", state { $0.stage = .draft }),
      ("void", state { $0.stage = .void }),
      ("late", state { $0.dueOn = day("2026-11-20") }),
      ("today", state { $0.dueOn = today }),
      ("partly-paid", state { $0.payments = [payment(200_000, "2026-11-20")] }),
      ("processing", state { $0.payments = [payment(604_471, "2026-11-20", .processing)] }),
      ("paid", state { $0.payments = [payment(604_471, "2026-11-20")] }),
      ("credited", state { $0.payments = [payment(604_471, "2026-11-20", .credited)] }),
      (
        "partly-credited",
        state { $0.payments = [payment(200_000, "2026-11-20"), payment(104_471, "2026-11-21", .credited)] }
      ),
      ("credit-note", state { $0.kind = .creditNote }),
      (
        "reverse-charge",
        state { invoice in
          invoice.isReverseCharge = true
          for place in invoice.lines.indices { invoice.lines[place].taxRate = .zero }
        }
      ),
      (
        "refunded",
        state { $0.payments = [payment(604_471, "2026-11-20"), payment(604_471, "2026-11-21", .refunded)] }
      ),
    ]
  }()
}
