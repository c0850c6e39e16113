/// `Range` (RFC 9110 §14.2), for one range of bytes. Several at once are answered with the whole, as RFC 9110 §14.2
/// allows: nobody who watches a film or resumes a download asks for that, and whoever does may have bad intentions.
enum ByteRange: Equatable {
  /// No range, or none that can be understood: everything.
  case whole
  case part(Range<Int64>)
  /// Well formed, but beyond the end: 416.
  case unsatisfiable

  init(_ field: String?, size: Int64) {
    guard let field, let set = Self.set(field), !set.utf8.contains(UInt8(ascii: ",")) else {
      self = .whole
      return
    }
    let ends = set.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      self = .whole
      return
    }
    switch (Self.number(ends[0]), Self.number(ends[1])) {
    case (.number(let first), .nothing):
      self = first < size ? .part(first..<size) : .unsatisfiable
    case (.number(let first), .number(let last)):
      guard first <= last else {
        self = .whole
        return
      }
      self = first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
    case (.nothing, .number(let length)):
      self = length > 0 && size > 0 ? .part(max(0, size - length)..<size) : .unsatisfiable
    default: self = .whole
    }
  }

  private enum Number {
    case nothing
    case number(Int64)
    case wrong
  }

  /// What follows `bytes=`; units are compared without regard to case (§14.1).
  private static func set(_ field: String) -> Substring? {
    guard field.utf8.count > 6, field.prefix(6).lowercased() == "bytes=" else { return nil }
    var set = Substring(field.utf8.dropFirst(6))
    while set.utf8.first == UInt8(ascii: " ") || set.utf8.first == UInt8(ascii: "\t") {
      set = set.dropFirst()
    }
    while set.utf8.last == UInt8(ascii: " ") || set.utf8.last == UInt8(ascii: "\t") { set = set.dropLast() }
    return set
  }

  private static func number(_ text: Substring) -> Number {
    if text.isEmpty { return .nothing }
    guard text.utf8.count <= 18,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int64(text)
    else { return .wrong }
    return .number(number)
  }
}
