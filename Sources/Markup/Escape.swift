/// Text as HTML, in element content and in quoted attribute values alike.
///
/// Works on UTF-8 bytes, never on `Character`s: a `"` followed by a combining mark is one `Character` that
/// does not equal `"` (threats, rule 8). What needs no escape is copied eight bytes at a time.
package enum Escape {
  /// Appends `text` with `& < > " '` as references and with every control character that HTML forbids
  /// (C0 but tab, line feed and carriage return; DEL; C1) as U+FFFD, so that nothing vanishes unseen.
  package static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    var escaped = Bytes(capacity: text.utf8.count * 2)
    text.withUTF8 { append($0, to: &escaped) }
    output.append(contentsOf: escaped.written)
  }

  /// The same for bytes that are known to be UTF-8.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout Bytes) {
    guard let source = bytes.baseAddress else { return }
    // No byte becomes more than the six of &quot;.
    let start = output.reserve(bytes.count * 6)
    var target = start
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
        if isPlain(word) {
          UnsafeMutableRawPointer(target).storeBytes(of: word, as: UInt64.self)
          target += 8
          index += 8
          continue
        }
      }
      let end = min(index + 8, bytes.count)
      while index < end {
        let byte = source[index]
        index += 1
        if needsLook(byte),
          let reference = replacement(for: byte, next: index < bytes.count ? source[index] : 0)
        {
          target.update(from: reference.utf8Start, count: reference.utf8CodeUnitCount)
          target += reference.utf8CodeUnitCount
          if byte == 0xC2 { index += 1 }
        } else {
          target.pointee = byte
          target += 1
        }
      }
    }
    output.advance(target - start)
  }

  /// One bit for each byte below 64 that is not copied as it is: C0 without tab, LF and CR, and `" & ' < >`.
  private static let marked: UInt64 = 0x5000_00C4_FFFF_D9FF

  /// DEL stands alone; C1 characters are `C2 80` to `C2 9F` in UTF-8.
  @inline(__always)
  private static func needsLook(_ byte: UInt8) -> Bool {
    byte < 64 ? marked &>> UInt64(byte) & 1 == 1 : byte == 0x7F || byte == 0xC2
  }

  /// True when none of eight bytes needs a second look. Tab, line feed and carriage return do, like all C0,
  /// and so does C2, with which C1 characters begin (and the no-break space).
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let low: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    // The usual test whether any byte is zero, or below n; it may err towards "not plain" only.
    let control = word &- (low &* 0x20)
    let quote = (word ^ (low &* 0x22)) &- low
    let ampersandOrApostrophe = ((word & (low &* 0xFE)) ^ (low &* 0x26)) &- low
    let lessOrGreater = ((word & (low &* 0xFD)) ^ (low &* 0x3C)) &- low
    let delete = (word ^ (low &* 0x7F)) &- low
    let ascii = (control | quote | ampersandOrApostrophe | lessOrGreater | delete) & ~word
    let c2 = word ^ (low &* 0xC2)
    return (ascii | ((c2 &- low) & ~c2)) & high == 0
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
