import Portal
import Testing

@testable import Pages

@Suite("pages that anyone may see")
struct PublicPagesTests {
  private func catalogueAndBrand(_ change: (inout Workspace) -> Void = { _ in }) throws -> (Catalogue, Brand)
  {
    let catalogue = try Agency.catalogue.get()
    return (catalogue, catalogue.brand(of: Agency.workspace(change)))
  }

  @Test("there is the sign-in page and a page for each message")
  func paths() throws {
    let (catalogue, brand) = try catalogueAndBrand()
    let pages = catalogue.publicPages(of: Agency.workspace(), brand: brand)
    #expect(Set(pages.map(\.path)) == Set(["sign-in/index.html"] + Message.allCases.map(\.path)))
    for page in pages {
      let html = String(decoding: try page.content.get(), as: UTF8.self)
      #expect(html.count(of: "<h1>") == 1, "\(page.path)")
      #expect(!html.contains("class=\"tabs\"") && !html.contains("/c/"), "\(page.path)")
    }
  }

  @Test("the page to go to afterwards is kept in the form")
  func to() throws {
    let (catalogue, brand) = try catalogueAndBrand()
    let html = String(
      decoding: try catalogue.signInPage(brand: brand, to: "/c/x/?a=1&b=2", email: "", isRefused: false),
      as: UTF8.self)
    #expect(html.contains("<input type=\"hidden\" name=\"to\" value=\"/c/x/?a=1&amp;b=2\">"))
    #expect(!html.contains("role=\"alert\""))
  }

  @Test(
    "who was going to a client's page need not type their address, anybody else does",
    arguments: [("/c/x/", true), ("/team/", false), (nil, false)] as [(String?, Bool)])
  func oneTap(_ to: String?, _ isOneTap: Bool) throws {
    let (catalogue, brand) = try catalogueAndBrand()
    let html = String(
      decoding: try catalogue.signInPage(brand: brand, to: to, email: "", isRefused: false), as: UTF8.self)
    #expect(html.contains(" required") == !isOneTap)
    #expect(html.count(of: "<button") == 1 && html.count(of: "name=\"email\"") == 1)
  }

  @Test("a link that has run out offers a new one to the same address, with one tap")
  func again() throws {
    let (catalogue, brand) = try catalogueAndBrand()
    let html = String(
      decoding: try catalogue.messagePage(.linkExpired, brand: brand, locale: ""), as: UTF8.self)
    #expect(html.contains("<form method=\"post\">") && html.contains("name=\"again\" value=\"1\""))
  }

  @Test("a refused address is kept, and the fault stands above the form and at the field")
  func refused() throws {
    let (catalogue, brand) = try catalogueAndBrand()
    let html = String(
      decoding: try catalogue.signInPage(brand: brand, to: nil, email: "mara@", isRefused: true),
      as: UTF8.self)
    #expect(html.contains("value=\"mara@\"") && html.contains("role=\"alert\""))
    #expect(html.contains("aria-invalid=\"true\" aria-describedby=\"email-wrong\""))
    #expect(!html.contains("name=\"to\""))
  }

  @Test("the page behind a link names the account and posts to the link")
  func confirm() throws {
    let (catalogue, brand) = try catalogueAndBrand()
    let html = String(
      decoding: try catalogue.confirmPage(
        brand: brand, name: "Mara Lindqvist", path: "/sign-in/abc", locale: "de"), as: UTF8.self)
    #expect(html.contains("Als <bdi>Mara Lindqvist</bdi> anmelden?"))
    #expect(html.contains("<form method=\"post\" action=\"/sign-in/abc\">"))
  }

  @Test("without a support address there is nobody to write to, and no empty link")
  func noSupport() throws {
    let (catalogue, brand) = try catalogueAndBrand { $0.branding.supportEmail = "" }
    for message in Message.allCases {
      let html = String(
        decoding: try catalogue.messagePage(message, brand: brand, locale: ""), as: UTF8.self)
      #expect(!html.contains("mailto:"), "\(message)")
    }
  }
}
