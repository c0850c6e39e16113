import Testing

@testable import Server

@Suite("A range of bytes (RFC 9110 §14)")
struct ByteRangeTests {
  @Test(
    "D-04 is what the standard says",
    arguments: [
      (nil, ByteRange.whole), ("bytes=0-0", .part(0..<1)), ("bytes=0-", .part(0..<1000)),
      ("bytes=999-", .part(999..<1000)),
      ("bytes=500-5000", .part(500..<1000)), ("bytes=-1", .part(999..<1000)),
      ("bytes=-5000", .part(0..<1000)),
      ("bytes=1000-", .unsatisfiable), ("bytes=999999999999999999-", .unsatisfiable),
      ("bytes=-0", .unsatisfiable),
      ("Bytes=1-2", .part(1..<3)), ("bytes= 1-2 ", .part(1..<3)), ("bytes=5-2", .whole),
      ("items=0-5", .whole),
      ("abc", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
      ("bytes=0-1,3-4", .whole),
      ("bytes=+1-2", .whole), ("bytes=1-2-3", .whole), ("bytes=0x1-2", .whole), ("bytes=٣-٤", .whole),
      ("bytes=99999999999999999999-", .whole), ("bytes=1 -2", .whole), ("", .whole),
    ] as [(String?, ByteRange)])
  func vectors(field: String?, expected: ByteRange) {
    #expect(ByteRange(field, size: 1000) == expected)
  }

  @Test("of nothing there is no part", arguments: ["bytes=0-", "bytes=0-0", "bytes=-1"])
  func empty(field: String) {
    #expect(ByteRange(field, size: 0) == .unsatisfiable)
  }
}
