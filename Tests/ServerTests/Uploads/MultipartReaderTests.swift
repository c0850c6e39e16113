import TestSupport
import Testing

@testable import Server

@Suite("Forms with files (RFC 7578)")
struct MultipartReaderTests {
  /// What a form said, in a form that can be compared.
  private struct Said: Equatable {
    var parts: [String] = []
    var contents: [[UInt8]] = []
    var ends = 0

    mutating func take(_ event: MultipartReader.Event) {
      switch event {
      case .begin(let head):
        parts.append(head.fileName.map { "\(head.name)=\($0)" } ?? head.name)
        contents.append([])
      case .bytes(let bytes): contents[contents.count - 1] += bytes
      case .end: ends += 1
      }
    }
  }

  private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryA1"

  private static func read(_ pieces: [ArraySlice<UInt8>], type: String = type) throws -> Said {
    var reader = try #require(MultipartReader(contentType: type))
    var said = Said()
    for piece in pieces { try reader.take(piece) { said.take($0) } }
    try reader.finish()
    return said
  }

  private static func form(_ parts: [(head: String, body: [UInt8])], end: String = "--\r\n") -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      bytes +=
        Array("------WebKitFormBoundaryA1\r\n\(part.head)\r\n\r\n".utf8) + part.body + Array("\r\n".utf8)
    }
    return bytes + Array("------WebKitFormBoundaryA1\(end)".utf8)
  }

  private static let sample = form([
    ("Content-Disposition: form-data; name=\"message\"", Array("Grüße\r\n--\r\n".utf8)),
    (
      "content-disposition: form-data; name=\"attachment\"; filename=\"a %22b%22.bin\"\r\nContent-Type: x/y",
      Array("\r\n------WebKitFormBoundaryA\r\r\n-".utf8) + (0...255)
    ),
    ("Content-Disposition: form-data; name=\"attachment\"; filename=\"\"", []),
  ])

  private static let said = Said(
    parts: ["message", "attachment=a \"b\".bin", "attachment="],
    contents: [
      Array("Grüße\r\n--\r\n".utf8), Array("\r\n------WebKitFormBoundaryA\r\r\n-".utf8) + (0...255), [],
    ], ends: 3)

  @Test("says the same however the bytes are cut")
  func cuts() throws {
    #expect(try Self.read([Self.sample[...]]) == Self.said)
    for cut in 0...Self.sample.count {
      #expect(try Self.read([Self.sample[..<cut], Self.sample[cut...]]) == Self.said, "\(cut)")
    }
    #expect(try Self.read(Self.sample.indices.map { Self.sample[$0...$0] }) == Self.said)
  }

  @Test("a preamble and an epilogue are no part of it, a boundary may be quoted")
  func around() throws {
    let bytes = Array("Hello\r\n".utf8) + Self.sample + Array("Bye\r\n------WebKitFormBoundaryA1\r\n".utf8)
    #expect(
      try Self.read([bytes[...]], type: "Multipart/Form-Data; boundary=\"----WebKitFormBoundaryA1\"")
        == Self.said)
  }

  @Test(
    "what is no such form is refused",
    arguments: [
      "", "x", "------WebKitFormBoundaryA1", "------WebKitFormBoundaryA1\r\n",
      "------WebKitFormBoundaryA1\r\n\r\nno head\r\n------WebKitFormBoundaryA1--",
      "------WebKitFormBoundaryA1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
      "------WebKitFormBoundaryA1\r\nContent-Disposition: form-data\r\n\r\n\r\n------WebKitFormBoundaryA1--",
      "------WebKitFormBoundaryA1\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n------WebKitFormBoundaryA1--",
      "------WebKitFormBoundaryA1\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n------WebKitFormBoundaryA1--",
      "------WebKitFormBoundaryA1\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n\r\n------WebKitFormBoundaryA1--",
      "------WebKitFormBoundaryA1 x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n------WebKitFormBoundaryA1--",
      "------WebKitFormBoundaryA1\r\nX: \(String(repeating: "x", count: 9000))\r\n\r\n\r\n------WebKitFormBoundaryA1--",
      String(
        repeating:
          "------WebKitFormBoundaryA1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n", count: 201)
        + "------WebKitFormBoundaryA1--",
    ])
  func malformed(_ text: String) {
    #expect(throws: MultipartReader.Malformed.self) { try Self.read([Array(text.utf8)[...]]) }
  }

  @Test(
    "a type without a usable boundary is none of ours",
    arguments: [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a", "text/plain",
      "multipart/form-data; boundary=\"a b\"", "multipart/form-data; boundary=a; boundary=b",
      "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ])
  func types(_ type: String) {
    #expect(MultipartReader(contentType: type) == nil)
  }

  @Test("random bytes, cut at random, never make it fall or hold back more than a piece")
  func random() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var bytes = Self.sample
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      var reader = try #require(MultipartReader(contentType: Self.type))
      var said = Said()
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...40, using: &generator))
        rest = rest.dropFirst(piece.count)
        do { try reader.take(piece) { said.take($0) } } catch { break }
      }
      #expect(said.contents.reduce(0) { $0 + $1.count } <= bytes.count)
    }
  }
}
