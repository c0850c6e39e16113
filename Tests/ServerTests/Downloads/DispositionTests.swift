import Portal
import Testing

@testable import Server

@Suite("The name of a download (RFC 6266)")
struct DispositionTests {
  @Test(
    "U-03, D-08 is safe on every system, and keeps its script and its ending",
    arguments: [
      ("Report 2026.pdf", "filename=\"Report 2026.pdf\"; filename*=UTF-8''Report%202026.pdf"),
      (
        "Angebot für Müller.pdf",
        "filename=\"Angebot f_r M_ller.pdf\"; filename*=UTF-8''Angebot%20f%C3%BCr%20M%C3%BCller.pdf"
      ),
      ("../../etc/passwd", "filename=\".._.._etc_passwd\"; filename*=UTF-8''.._.._etc_passwd"),
      ("a\\b\".txt", "filename=\"a_b_.txt\"; filename*=UTF-8''a_b_.txt"),
      (
        "a\r\nSet-Cookie: x=1.txt",
        "filename=\"aSet-Cookie_ x=1.txt\"; filename*=UTF-8''aSet-Cookie_%20x%3D1.txt"
      ),
      ("inv\u{202E}fdp.exe", "filename=\"invfdp.exe\"; filename*=UTF-8''invfdp.exe"),
      ("\u{0}", "filename=\"file\"; filename*=UTF-8''file"),
      ("..", "filename=\"file\"; filename*=UTF-8''file"),
      ("", "filename=\"file\"; filename*=UTF-8''file"),
      ("report..final.pdf", "filename=\"report..final.pdf\"; filename*=UTF-8''report..final.pdf"),
      (
        "50% off; really.txt",
        "filename=\"50_ off_ really.txt\"; filename*=UTF-8''50%25%20off%3B%20really.txt"
      ),
      ("🎉.png", "filename=\"_.png\"; filename*=UTF-8''%F0%9F%8E%89.png"),
    ])
  func names(name: String, expected: String) {
    #expect(Disposition.text(name: name, isInline: false) == "attachment; \(expected)")
    #expect(Disposition.text(name: name, isInline: true) == "inline; \(expected)")
  }

  @Test("a name of 5,000 bytes is cut before its ending")
  func long() {
    let name = FileName.safe(String(repeating: "长", count: 1700) + ".pdf")
    #expect(name.utf8.count <= 240 && name.hasSuffix("长.pdf"))
    #expect(FileName.safe(String(repeating: ".", count: 400)) == "file")
    #expect(FileName.safe(String(repeating: "x", count: 400)).utf8.count == 240)
  }
}
