import Foundation
import Pages
import Portal
import PorticoCrypto
import Testing

@testable import Post

@Suite("A folder for mail")
struct MailFolderTests {
  private func mail() throws -> Mail {
    let box = try #require(Mailbox(name: "A", address: "a@b.test"))
    return Mail(
      messageID: try .fresh(at: "b.test", random: .system), from: box, to: box,
      date: Instant(seconds: 1_764_000_000),
      content: MailContent(subject: "s", html: "h", text: "t"))
  }

  @Test(
    "each mail is one whole file that only its owner reads, a repeated one the same, and nothing else is left"
  )
  func files() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "post-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = MailFolder(path: path)
    let mails = try (0..<3).map { _ in try mail() }
    for mail in mails + mails { try folder.deliver(mail) }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(names.count == 3)
    let messages = Set(mails.map { Data($0.message) })
    #expect(Set(try names.map { try Data(contentsOf: URL(filePath: "\(path)/\($0)")) }) == messages)
    for name in names {
      #expect(name.hasPrefix("20251124T160000000Z-") && name.hasSuffix(".eml"))
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("where the folder cannot be made, the error says which and what to do")
  func unwritable() throws {
    let folder = MailFolder(path: "/proc/portico-mail")
    #expect { try folder.deliver(try mail()) } throws: { error in
      "\(error)".contains("/proc/portico-mail") && "\(error)".contains("writable")
    }
  }
}
