import Portal
import Testing

@Suite("names in a folder")
struct UniqueNamesTests {
  @Test(
    "each is there once, also where small and capital letters are one, and lies in the folder",
    arguments: [
      (["a.pdf", "a.pdf", "a.pdf"], ["a.pdf", "a (2).pdf", "a (3).pdf"]),
      (["a.pdf", "A.PDF"], ["a.pdf", "A (2).PDF"]),
      (["a (2).pdf", "a.pdf", "a.pdf"], ["a (2).pdf", "a.pdf", "a (3).pdf"]),
      (["readme", "README", ".env", ".ENV"], ["readme", "README (2)", ".env", ".ENV (2)"]),
      // One letter, or a letter and its dots.
      (["\u{E4}.txt", "a\u{308}.txt"], ["\u{E4}.txt", "a\u{308} (2).txt"]),
      (
        ["../../etc/passwd", "..\\..\\x", "..", ".", ""],
        [".._.._etc_passwd", ".._.._x", "file", "file (2)", "file (3)"]
      ),
      (
        ["/etc/passwd", "C:\\x", "inv\u{202E}fdp.exe", "a\u{0}b\n"],
        ["_etc_passwd", "C__x", "invfdp.exe", "ab"]
      ),
      (
        ["con", "NUL.txt", "com1.log", "company.pdf", "comX"],
        ["_con", "_NUL.txt", "_com1.log", "company.pdf", "comX"]
      ),
    ])
  func names(given: [String], wanted: [String]) {
    var names = UniqueNames()
    #expect(given.map { names.take($0) } == wanted)
  }

  @Test("thousands of one name are told apart as fast as others, and none is too long for a disk")
  func many() {
    var names = UniqueNames()
    let seen = Set((0..<20_000).map { _ in names.take("scan.pdf") })
    #expect(seen.count == 20_000 && seen.contains("scan (20000).pdf"))
    let long = (0..<3).map { _ in names.take(String(repeating: "ä", count: 300) + ".pdf") }
    #expect(Set(long).count == 3 && long.allSatisfy { $0.utf8.count <= 255 && $0.hasSuffix(".pdf") })
  }
}
