import Portal
import Testing

@testable import Pages

@Suite("nothing that somebody typed leaves its place in a page")
struct EscapingTests {
  private static let payloads = [
    "<script>alert(1)</script>", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)", "' onclick='alert(1)", "</title><script>alert(1)</script>",
    "</style><style>*{display:none}", "<svg/onload=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "javascript:alert(1)", "[x](javascript:alert(1))", "[x](JaVa\tScript:alert(1))",
    "[x](data:text/html,<script>)",
    "[x](vbscript:x)", "![x](x \"onerror=alert(1)\")", "![x](https://evil.example/x.png)",
    "<a href=\"javascript:alert(1)\">x</a>", "<javascript:alert(1)>", "{{secret}}<b>", "{{{client.email}}}",
    "{{>partials/shell}}", "{{=<% %>=}}", "<!-- x", "]]>", "&lt;script&gt;", "x\u{202E}gnp.exe", "\u{2066}x",
    "a\0b",
    "\"\u{301}><script>alert(1)</script>", "<\u{301}script>alert(1)</script>", "＜script＞alert(1)＜/script＞",
    "%3Cscript%3E", "red}</style><script>alert(1)</script>", "url(//evil.example)", "x?bcc=evil@example.org",
  ]

  /// What the pages consist of when nobody means harm, Markdown included.
  private static let harmless = Result {
    var snapshot = Agency.busy()
    snapshot.workspace.branding.welcome = """
      # A *b* **c** ~~d~~ `e` <https://a.example> [f](https://f.example "g")

      - h
      1. i

      > j

      ***

      ```
      k
      ```

      | l |
      |---|
      | m |
      """
    snapshot.invoices.append(Agency.states[0].1)
    var names: Set<String> = []
    for page in try Agency.pages(snapshot) + Agency.pages(Agency.mara { $0.workspace.plan = .starter }) {
      names.formUnion(Elements(of: String(decoding: try page.content.get(), as: UTF8.self)).names)
    }
    return names
  }

  @Test("every page, with the payload in every text", arguments: payloads)
  func pages(_ payload: String) throws {
    let harmless = try Self.harmless.get()
    for page in try Agency.pages(Agency.poisoned(payload)) {
      expectHarmless(String(decoding: try page.content.get(), as: UTF8.self), page.path, harmless)
    }
  }

  @Test("every public page and the mail, with the payload in every text", arguments: payloads)
  func publicPages(_ payload: String) throws {
    let catalogue = try Agency.catalogue.get()
    let workspace = Agency.poisoned(payload).workspace
    let brand = catalogue.brand(of: workspace)
    let clean = catalogue.brand(of: Agency.workspace())
    func all(_ brand: Brand, _ text: String) throws -> [(String, String)] {
      let mail = try catalogue.signInMail(
        to: text, brand: brand, locale: "", link: "https://a.example/", minutes: 10)
      let pages = try [
        ("sign-in", catalogue.signInPage(brand: brand, to: text, email: text, isRefused: true)),
        ("confirm", catalogue.confirmPage(brand: brand, name: text, path: "/sign-in/x", locale: text)),
        ("mail", Array(mail.html.utf8)), ("subject", Array(mail.subject.utf8)),
        ("ended", Array(catalogue.accessEndedMail(to: text, brand: brand, locale: "").html.utf8)),
      ]
      let published = try catalogue.publicPages(of: workspace, brand: brand).map {
        ($0.path, try $0.content.get())
      }
      return (pages + published).map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
    }
    for ((path, html), (_, cleanHTML)) in zip(try all(brand, payload), try all(clean, "Mara"))
    where path != "subject" {
      expectHarmless(html, path, Elements(of: cleanHTML).names)
    }
    for asset in catalogue.assets(of: workspace, brand: brand) {
      let text = String(decoding: asset.bytes, as: UTF8.self)
      #expect(!text.contains("evil.example") && !text.contains("</style") && !text.contains("alert("))
    }
  }

  private func expectHarmless(_ html: String, _ path: String, _ harmless: Set<String>) {
    let elements = Elements(of: html)
    #expect(elements.names.subtracting(harmless).isEmpty, "\(path)")
    for target in elements.targets {
      let isPlain = ["/", "#", "mailto:", "https://", "http://"].contains { target.hasPrefix($0) }
      // cmark-gfm leaves the address of a link that it refuses empty.
      #expect(isPlain && !target.hasPrefix("//") || target.isEmpty, "\(path) leads to \(target)")
    }
    let turning: ClosedRange<UInt32> = 0x202A...0x202E
    #expect(
      !html.unicodeScalars.contains { turning.contains($0.value) || $0.value == 0 || $0.value == 0x2066 })
  }

  @Test("the sample of poisoned texts forgets no text of a snapshot")
  func forgetsNone() {
    let payload = "POISON"
    // The type of a version's file says how it is shown, so those stay as they are.
    let notTyped = [
      "id", "slug", "locale", "currency", "zone", "hash", "identifier", "code", "text", "mediaType",
    ]
    var clean: [String] = []
    func walk(_ value: Any, _ path: [String]) {
      if let text = value as? String {
        if text != payload, !notTyped.contains(path.last ?? "") { clean.append(path.joined(separator: ".")) }
        return
      }
      for (index, child) in Mirror(reflecting: value).children.enumerated() {
        walk(child.value, path + [child.label ?? String(index)])
      }
    }
    walk(Agency.poisoned(payload), [])
    #expect(clean == [])
  }
}
