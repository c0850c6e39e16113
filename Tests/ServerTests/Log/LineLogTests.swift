import Foundation
import Logging
import Portal
import Testing

@testable import Server

@Suite("O-02: a line of the log")
struct LineLogTests {
  private static let now = Instant(iso: "2026-11-25T01:02:03.004Z") ?? Instant(seconds: 0)

  /// What somebody outside may write to spoil a log, a terminal, or whoever reads either.
  private static let hostile = [
    "a\r\n2026-11-25T00:00:00.000Z notice security event actor=root", "a\nb", "a\rb",
    "\u{1B}[2J\u{1B}]0;x\u{7}",
    "\",\"level\":\"critical", "\\", "\\\"", "\"", "a b=c", "=", "", " ", "\u{0}", "\u{85}\u{2028}\u{2029}",
    "\u{9B}31m",
    "\u{202E}gpj.exe", "\u{FEFF}\u{200B}", "\u{E0041}", "é😀", "${jndi:ldap://x}", "%n%s", "\u{7F}",
  ]

  private static func write(_ format: LineLog.Format, _ message: String, _ metadata: Logger.Metadata)
    -> TestLines
  {
    let lines = TestLines(format)
    lines.logger(now: { Self.now }).warning("\(message)", metadata: metadata)
    return lines
  }

  @Test(
    "an event is one line in either format, whatever stands in it, and moves no cursor", arguments: hostile)
  func oneLine(text: String) {
    for format in LineLog.Format.allCases {
      let lines = Self.write(
        format, text, ["email": "\(text)", "ua": ["nested": "\(text)"], "z\(text)": "z"])
      #expect(lines.lines.count == 1, "\(format) \(lines.text.debugDescription)")
      #expect(lines.text.hasSuffix("\n"))
      let isPlain = lines.text.dropLast().unicodeScalars.allSatisfy { scalar in
        ![.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
      }
      #expect(isPlain, "\(format) \(lines.text.debugDescription)")
    }
  }

  @Test(
    "a line of JSON says exactly what was meant, and nothing in it becomes a member of its own",
    arguments: hostile)
  func json(text: String) throws {
    let lines = Self.write(
      .json, text, ["email": "\(text)", "level": "forged", "time": "forged", "message": "forged"])
    let object = try #require(try lines.objects().first)
    #expect(Set(object.keys) == ["time", "level", "message", "email"])
    #expect(object["message"] == text && object["email"] == text)
    #expect(object["level"] == "warning" && object["time"] == "2026-11-25T01:02:03.004Z")
  }

  @Test("a value of the text format is one word, or in quotes that it cannot leave", arguments: hostile)
  func quotes(text: String) throws {
    let line = Self.write(.text, "m", ["k": "\(text)"]).text
    let prefix = "2026-11-25T01:02:03.004Z warning m k="
    try #require(line.hasPrefix(prefix))
    let value = line.dropFirst(prefix.count).dropLast()
    #expect(try /[^ "=\\]+|"([^"\\]|\\.)*"/.wholeMatch(in: value) != nil, "\(value)")
  }

  @Test("an error that is logged is a fact like others, and what is too long is cut")
  func error() {
    struct Fault: Error, CustomStringConvertible {
      let description = "one\ntwo"
    }
    let lines = TestLines(.text)
    lines.logger(now: { Self.now }).error(
      "failed", error: Fault(), metadata: ["x": "\(String(repeating: "y", count: 9000))"])
    #expect(lines.lines.count == 1 && lines.text.contains("error=\"one\\u{a}two\""))
    #expect(lines.text.utf8.count < 2200)
  }
}
