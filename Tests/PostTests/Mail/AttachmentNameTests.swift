import Foundation
import Testing

@testable import Post

@Suite("Names of attachments")
struct AttachmentNameTests {
  @Test(
    "a plain name is as it is; any other is encoded, in pieces where it is long",
    arguments: [
      ("NL-2026-118.pdf", "filename=\"NL-2026-118.pdf\""),
      ("Rechnung 7.pdf", "filename=\"Rechnung 7.pdf\""),
      ("Größe.pdf", "filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf"),
      ("a\"b\\c.pdf", "filename=\"a_b_c.pdf\""), ("a%b.pdf", "filename=\"a%b.pdf\""),
      ("x\r\nBcc: e@x.test", "filename=\"xBcc_ e@x.test\""),
    ])
  func names(name: String, parameters: String) {
    #expect(AttachmentName.parameters(name) == parameters)
  }

  @Test("every line of a long one is short enough, and the pieces make the name")
  func long() {
    let name = String(repeating: "فاتورة٧-", count: 10) + ".pdf"
    let lines = AttachmentName.parameters(name).components(separatedBy: ";\r\n ")
    #expect(lines.count > 3 && lines.allSatisfy { $0.utf8.count <= 76 })
    #expect(lines[0].hasPrefix("filename*0*=UTF-8''%D9%81") && lines[1].hasPrefix("filename*1*="))
    let encoded = lines.enumerated().map { index, line in
      line.dropFirst("filename*\(index)*=".count + (index == 0 ? "UTF-8''".count : 0))
    }.joined()
    #expect(encoded.removingPercentEncoding == name)
  }
}
