/// What can be wrong with a text whose quotes are in order.
enum TextFault: Equatable {
  case notUTF8
  /// `\ud83d` without its other half.
  case loneSurrogate
  /// More bytes than the reader was asked to keep.
  case tooLong
}

extension JSONReader {
  /// Reads a text into `text`, at most `limit` bytes of it; the rest of a longer one is read over.
  mutating func readText(limit: Int) throws(JSONError) {
    text.removeAll(keepingCapacity: true)
    fault = nil
    bytes.step()
    while true {
      let hadRoom = try bytes.take(into: &text, limit: limit) { byte in
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      }
      if !hadRoom { fault = .tooLong }
      switch try bytes.look() {
      case UInt8(ascii: "\""):
        bytes.step()
        if fault == nil, !UTF8Check.isValid(text) { fault = .notUTF8 }
        return
      case UInt8(ascii: "\\"):
        bytes.step()
        try readEscape(limit: limit)
      case let byte?: throw bytes.failure(.controlCharacter(byte))
      case nil: throw bytes.failure(.truncated)
      }
    }
  }

  private mutating func readEscape(limit: Int) throws(JSONError) {
    guard let letter = try bytes.look() else { throw bytes.failure(.truncated) }
    let byte: UInt8
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = letter
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "f"): byte = 0x0C
    case UInt8(ascii: "u"):
      bytes.step()
      return try readCodePoint(limit: limit)
    default: throw bytes.failure(.badEscape)
    }
    bytes.step()
    append(CollectionOfOne(byte), limit: limit)
  }

  private mutating func readCodePoint(limit: Int) throws(JSONError) {
    var unit = try readHex()
    // A half may be followed by another that is no match for it but may begin a pair of its own.
    while (0xD800..<0xDC00).contains(unit) {
      guard try bytes.look() == UInt8(ascii: "\\") else { return fail(.loneSurrogate) }
      bytes.step()
      guard try bytes.look() == UInt8(ascii: "u") else {
        fail(.loneSurrogate)
        return try readEscape(limit: limit)
      }
      bytes.step()
      let low = try readHex()
      if (0xDC00..<0xE000).contains(low) {
        return append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), limit: limit)
      }
      fail(.loneSurrogate)
      unit = low
    }
    append(unit, limit: limit)
  }

  private mutating func readHex() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = try bytes.look() else { throw bytes.failure(.truncated) }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: throw bytes.failure(.badEscape)
      }
      bytes.step()
    }
    return unit
  }

  private mutating func append(_ value: UInt32, limit: Int) {
    guard let scalar = Unicode.Scalar(value) else { return fail(.loneSurrogate) }
    append(UTF8.encode(scalar) ?? .init(), limit: limit)
  }

  private mutating func append(_ new: some Collection<UInt8>, limit: Int) {
    guard text.count + new.count <= limit else { return fail(.tooLong) }
    text.append(contentsOf: new)
  }

  private mutating func fail(_ fault: TextFault) {
    if self.fault == nil { self.fault = fault }
  }
}
