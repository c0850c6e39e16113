/// Text as HTML, in element content and in quoted attribute values alike.
///
/// Works on UTF-8 bytes, never on `Character`s: a `"` followed by a combining mark is one `Character` that
/// does not equal `"` (threats, rule 8). Everything that needs no escape is copied in runs.
package enum Escape {
  /// Appends `text` with `& < > " '` as references and with every control character that HTML forbids
  /// (C0 but tab, line feed and carriage return; DEL; C1) as U+FFFD, so that nothing vanishes unseen.
  package static func append(_ text: String, to output: inout [UInt8]) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &output) }
    if copied == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, to: &output) }
    }
  }

  /// The same for bytes that are known to be UTF-8.
  package static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard needsLook(byte) else {
        index += 1
        continue
      }
      let length = byte == 0xC2 ? 2 : 1
      guard let replacement = replacement(for: byte, next: index + 1 < bytes.count ? bytes[index + 1] : 0)
      else {
        index += 1
        continue
      }
      if start < index { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
      replacement.withUTF8Buffer { output.append(contentsOf: $0) }
      index += length
      start = index
    }
    if start < bytes.count { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...])) }
  }

  /// One bit for each byte below 64 that is not copied as it is: C0 without tab, LF and CR, and `" & ' < >`.
  private static let marked: UInt64 = 0x5000_00C4_FFFF_D9FF

  /// DEL stands alone; C1 characters are `C2 80` to `C2 9F` in UTF-8.
  @inline(__always)
  private static func needsLook(_ byte: UInt8) -> Bool {
    byte < 64 ? marked &>> UInt64(byte) & 1 == 1 : byte == 0x7F || byte == 0xC2
  }

  private static func replacement(for byte: UInt8, next: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0xC2: (0x80...0x9F).contains(next) ? "\u{FFFD}" : nil
    default: "\u{FFFD}"
    }
  }
}
