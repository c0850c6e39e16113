import Testing

@testable import Markup

@Suite("The name that was meant")
struct NearestTests {
  @Test(
    "a slip of the pen finds its word, a stranger finds none",
    arguments: [
      ("emial", "email"), ("Email", "email"), ("adress", "address"), ("taxID", "taxId"),
      ("compnay", "company"),
      ("zzzzzz", nil), ("x", nil), ("", nil),
    ])
  func nearest(name: String, meant: String?) {
    #expect(Nearest.name(to: name, among: ["email", "address", "taxId", "company", "notify"]) == meant)
  }
}
