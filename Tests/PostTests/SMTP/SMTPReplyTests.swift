import Testing

@testable import Post

@Suite("What a mail server answers")
struct SMTPReplyTests {
  private func reply(_ line: String, at stage: SMTPReply.Stage) throws -> SMTPReply {
    try #require(SMTPReply(line.utf8, at: stage))
  }

  @Test(
    "a 5xx to a mail is for good; a 4xx, and whatever is about us, is not",
    arguments: [
      ("421 4.3.2 closing", SMTPReply.Stage.opening, false), ("450 4.2.0 later", .recipient, false),
      ("452 4.3.1 full", .content, false), ("550 5.1.1 unknown", .recipient, true),
      ("552 5.3.4 too large", .content, true), ("554 5.7.1 no", .sender, true),
      ("554 5.7.1 not from there", .opening, false), ("535 5.7.8 wrong password", .opening, false),
      ("530 5.7.0 sign in first", .sender, false),
    ])
  func verdict(_ line: String, _ stage: SMTPReply.Stage, _ isPermanent: Bool) throws {
    #expect(try reply(line, at: stage).isPermanent == isPermanent)
  }

  @Test("commands tell how far the conversation is, and a login or a mail tells nothing")
  func stages() {
    #expect(SMTPReply.Stage(command: "EHLO portal.test\r\n".utf8) == .opening)
    #expect(SMTPReply.Stage(command: "MAIL FROM:<a@b.test>\r\n".utf8) == .sender)
    #expect(SMTPReply.Stage(command: "RCPT TO:<a@b.test>\r\n".utf8) == .recipient)
    #expect(SMTPReply.Stage(command: "DATA\r\n".utf8) == .content)
    #expect(SMTPReply.Stage(command: "QUIT\r\n".utf8) == .closing)
    #expect(SMTPReply.Stage(command: "AHBvcnRpY28Ac2VjcmV0\r\n".utf8) == nil)
  }

  @Test("a reply is one line without control characters, however long and wild it came")
  func text() throws {
    let reply = try reply("550 no\u{1B}[31m\r\nX: y " + String(repeating: "z", count: 900), at: .recipient)
    #expect(!reply.text.unicodeScalars.contains { $0.value < 0x20 } && reply.text.count <= 400)
    #expect(SMTPReply("no reply".utf8, at: .opening) == nil)
  }
}
