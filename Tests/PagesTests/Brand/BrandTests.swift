import Portal
import Testing

@testable import Pages

@Suite("a workspace's brand")
struct BrandTests {
  private func brand(_ change: (inout Workspace) -> Void = { _ in }) throws -> Brand {
    try Agency.catalogue.get().brand(of: Agency.workspace(change))
  }

  @Test(
    "what is no colour is replaced by a quiet one", arguments: ["", "red", "red}</style><script>", "#12345"])
  func fallbackColour(_ color: String) throws {
    #expect(try brand { $0.branding.accent = color }.accent == Accent.standard)
  }

  @Test("what is no address makes no link")
  func links() throws {
    let brand = try brand { workspace in
      workspace.branding.supportEmail = "x?bcc=evil@example.org"
      workspace.branding.imprintURL = "javascript:alert(1)"
      workspace.branding.privacyURL = ""
    }
    #expect(brand.support == nil && brand.imprint == nil && brand.privacy == nil)
  }

  @Test(
    "only the smallest plan says who is behind it",
    arguments: [(Plan.starter, true), (.growth, false), (.scale, false)])
  func powered(_ plan: Plan, _ isPowered: Bool) throws {
    #expect(try brand { $0.plan = plan }.isPowered == isPowered)
  }

  @Test("the footer's line is name and address on one line")
  func address() throws {
    #expect(try brand().address == "Northlight Studio, Kalevankatu 18, 00100 Helsinki, Finland")
    #expect(try brand { $0.address = "" }.address == "Northlight Studio")
  }

  @Test("assets change their name with their bytes, and keep it without")
  func names() throws {
    let first = try brand()
    #expect(try brand().stylesheet.name == first.stylesheet.name)
    let other = try brand { $0.branding.accent = "#c2185b" }
    #expect(other.stylesheet.name != first.stylesheet.name && other.icon.name != first.icon.name)
    #expect(first.stylesheet.name.wholeMatch(of: /portal-[0-9a-f]{16}\.css/) != nil)
    #expect(first.stylesheet.address == "/assets/" + first.stylesheet.name)
  }

  @Test("the style sheet ends with the workspace's colours")
  func colours() throws {
    let brand = try brand { $0.branding.accent = "#C2185B" }
    let css = String(decoding: brand.stylesheet.bytes, as: UTF8.self)
    #expect(css.hasSuffix(brand.accent.css))
    #expect(brand.accent.css.contains("#c2185b"))
  }
}
