/// The part of a BCP 47 tag that pages differ by: a language and perhaps a region.
///
/// Locales come from people and imports. Reduced to this form they are safe in an attribute, and there are few enough
/// of them to keep what is made for each.
enum LanguageTag {
  /// `de-AT` for `de_at`, `de-Latn-AT` or `de-AT-u-nu-latn`; nil for what is no tag.
  static func canonical(_ tag: String) -> String? {
    let parts = tag.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    .map { String(Substring($0)) }
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(isLetter)
    else { return nil }
    let region = parts.dropFirst().prefix { $0.utf8.count > 1 }.first { part in
      part.utf8.count == 2 && part.utf8.allSatisfy(isLetter)
        || part.utf8.count == 3 && part.utf8.allSatisfy(isDigit)
    }
    return first.lowercased() + (region.map { "-" + $0.uppercased() } ?? "")
  }

  /// `de` of `de-AT`.
  static func language(of canonical: String) -> String {
    String(canonical.prefix { $0 != "-" })
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
