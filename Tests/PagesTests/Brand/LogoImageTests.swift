import Portal
import Testing

@testable import Pages

@Suite("the agency's logo in the shell")
struct LogoImageTests {
  private static let hash = String(repeating: "a", count: 64)
  private static let darkHash = String(repeating: "b", count: 64)

  private func shell(_ width: Int, _ height: Int, dark: String? = nil) throws -> String {
    let html = try Agency.page(
      "index.html",
      of: Agency.mara { snapshot in
        snapshot.workspace.name = "A & B"
        snapshot.workspace.branding.logo = Logo(
          hash: Self.hash, mediaType: "image/svg+xml", width: width, height: height)
        snapshot.workspace.branding.darkLogo = dark.flatMap {
          Logo(
            hash: $0, mediaType: $0 == Self.hash ? "image/svg+xml" : "image/png", width: width, height: height
          )
        }
      })
    return try #require(html.components(separatedBy: "\n").first { $0.contains("class=\"brand\"") })
  }

  @Test("a mark stands beside the name, with its size")
  func mark() throws {
    #expect(
      try shell(1000, 1000).contains(
        "<picture><img class=\"plate\" src=\"/assets/logo-aaaaaaaaaaaaaaaa.svg\" alt=\"\" width=\"28\" "
          + "height=\"28\"></picture><bdi>A &amp; B</bdi></a>"))
  }

  @Test("a wordmark stands for the name")
  func wordmark() throws {
    let line = try shell(1000, 250)
    #expect(line.contains("alt=\"A &amp; B\" width=\"112\" height=\"28\"") && !line.contains("<bdi>"))
  }

  @Test(
    "no picture is wider than 144 pixels or higher than 40",
    arguments: [(4000, 1), (1, 4000), (3, 4), (4000, 4000)])
  func limits(_ width: Int, _ height: Int) throws {
    let branding = Agency.workspace {
      $0.branding.logo = Logo(hash: Self.hash, mediaType: "image/png", width: width, height: height)
    }.branding
    let image = try #require(LogoImage(branding))
    #expect((1...144).contains(image.width) && (1...40).contains(image.height))
  }

  @Test("dark grounds get their own picture, or none of both where it adapts itself")
  func dark() throws {
    let own = try shell(1000, 1000, dark: Self.darkHash)
    #expect(
      own.contains(
        "<source media=\"(prefers-color-scheme: dark)\" srcset=\"/assets/logo-bbbbbbbbbbbbbbbb.png\" width=\"28\""
      ))
    #expect(!own.contains("plate"))
    let adapting = try shell(1000, 1000, dark: Self.hash)
    #expect(!adapting.contains("<source") && !adapting.contains("plate"))
  }
}
