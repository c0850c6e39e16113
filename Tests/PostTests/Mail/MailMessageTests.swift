import Foundation
import Pages
import Portal
import PorticoCrypto
import Testing

@testable import Post

@Suite("A mail as bytes")
struct MailMessageTests {
  private func mail(subject: String = "Your link", name: String = "Ada Lind") throws -> Mail {
    let content = MailContent(
      subject: subject, html: "<p>Grüße, <a href=\"https://x.test/sign-in/abc=\">open</a></p>",
      text: "Grüße\nhttps://x.test/sign-in/abc=")
    return Mail(
      messageID: MessageID(text: "0011@portal.test"),
      from: try #require(Mailbox(name: "Northlight", address: "a@n.test")),
      to: try #require(Mailbox(name: name, address: "ada@b.test")),
      replyTo: Mailbox(name: "Jonas", address: "jonas@n.test"), date: Instant(seconds: 1_764_000_000),
      content: content)
  }

  @Test("it has every header once, and two parts of which the last is the better one")
  func whole() throws {
    let text = String(decoding: try mail().message, as: UTF8.self)
    let head = try #require(text.range(of: "\r\n\r\n")).lowerBound
    let headers = text[..<head]
    for name in ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"] {
      #expect(
        headers.components(separatedBy: "\r\n").filter { $0.hasPrefix("\(name): ") }.count == 1, "\(name)")
    }
    #expect(headers.contains("Message-ID: <0011@portal.test>"))
    #expect(headers.contains("Auto-Submitted: auto-generated"))
    let plain = try #require(text.range(of: "Content-Type: text/plain; charset=utf-8"))
    let html = try #require(text.range(of: "Content-Type: text/html; charset=utf-8"))
    #expect(plain.lowerBound < html.lowerBound)
    #expect(text.utf8.allSatisfy { $0 < 0x7F })
  }

  @Test("every line ends with CRLF and none is longer than RFC 5322 allows")
  func lines() throws {
    let bytes = try mail(subject: String(repeating: "Ünder ", count: 100)).message
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      #expect(line.last == UInt8(ascii: "\r"))
      #expect(line.count <= 79)
    }
  }

  @Test("names and subjects cannot add a header", arguments: HeaderTextTests.nasty)
  func injection(text: String) throws {
    let message = String(decoding: try mail(subject: text, name: text).message, as: UTF8.self)
    let head = message.components(separatedBy: "\r\n\r\n")[0]
    let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map {
      $0.prefix { $0 != ":" }
    }
    #expect(
      names == [
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type",
      ])
  }

  @Test("Python's mail reader, where there is one, reads back what was written")
  func python() throws {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      print("no \(python): the mail was not read by an independent reader")
      return
    }
    let subject = "Zoë's link – 🎉 " + String(repeating: "x", count: 80)
    let file = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString).eml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(try mail(subject: subject, name: "Søren \"S\" Å").message).write(to: file)
    let script = """
      import email, email.policy, sys
      m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
      parts = list(m.iter_parts())
      sys.stdout.reconfigure(encoding='utf-8')
      print('|'.join([m['subject'], m['to'].addresses[0].display_name, m['to'].addresses[0].addr_spec, str(len(m.defects)),
        str(len(parts)), parts[0].get_content().strip().replace('\\r\\n', '/'), parts[1].get_content().strip()]))
      """
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      output.trimmingCharacters(in: .newlines)
        == "\(subject)|Søren \"S\" Å|ada@b.test|0|2|Grüße/https://x.test/sign-in/abc=|"
        + "<p>Grüße, <a href=\"https://x.test/sign-in/abc=\">open</a></p>")
  }
}
