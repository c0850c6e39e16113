import Testing

@testable import Actions

@Suite("The name that was meant")
struct NearestNameTests {
  @Test(
    "a slip of the pen finds its word, a stranger finds none",
    arguments: [
      ("emial", "email"), ("Email", "email"), ("adress", "address"), ("taxID", "taxId"),
      ("compnay", "company"),
      ("zzzzzz", nil), ("x", nil), ("", nil),
    ])
  func nearest(name: String, meant: String?) {
    #expect(NearestName.of(name, among: ["email", "address", "taxId", "company", "notify"]) == meant)
  }
}
