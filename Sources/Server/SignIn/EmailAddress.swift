import Post

/// An address as somebody typed it, in the form in which the database has it.
enum EmailAddress {
  /// In small letters, without blanks around it; nil for what is no address.
  static func normalised(_ text: String) -> String? {
    let bytes = text.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let end = bytes.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard let end, let address = String(bytes[...end])?.lowercased(),
      Mailbox(name: "", address: address) != nil
    else { return nil }
    return address
  }
}
