import Portal

/// The one form that the address of a client's page has: `/c/<client id>/`, then segments of small letters, digits,
/// `-` and `_`, each ended by a slash. Decided byte by byte, before anybody asks whose it is: rejected, never repaired
/// (threats.md, rule 1).
struct PagePath {
  enum Form {
    case page
    /// A page's address without its last slash.
    case missingSlash
    case none
  }

  /// Where the client's id stands.
  static let client = 3..<3 + Client.prefix.utf8.count + 1 + IDText.length
  /// Where the part below the client's folder begins.
  static let below = client.upperBound + 1

  static func form(_ path: Span<UInt8>) -> Form {
    guard path.count >= client.upperBound, path[0] == UInt8(ascii: "/"), path[1] == UInt8(ascii: "c"),
      path[2] == UInt8(ascii: "/"), isClient(path)
    else { return .none }
    if path.count == client.upperBound { return .missingSlash }
    guard path[client.upperBound] == UInt8(ascii: "/") else { return .none }
    var previous = UInt8(ascii: "/")
    for place in below..<path.count {
      let byte = path[place]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        break
      case UInt8(ascii: "/"):
        guard previous != byte else { return .none }
      default: return .none
      }
      previous = byte
    }
    return previous == UInt8(ascii: "/") ? .page : .missingSlash
  }

  private static func isClient(_ path: Span<UInt8>) -> Bool {
    IDText.isValid(path.extracting(client), prefix: Client.prefix)
  }

  /// Whether a text is the address of a page; of that client, where one is given.
  static func isPage(_ text: String, of client: Client.ID? = nil) -> Bool {
    let bytes = Array(text.utf8)
    guard form(bytes.span) == .page else { return false }
    guard let client else { return true }
    return bytes[Self.client].elementsEqual(client.text.utf8)
  }

  /// The file of a page below its client's folder; nil for what is no address of a page of theirs. What follows a `?` or
  /// `#` is not part of it.
  static func file(of address: String, below client: Client.ID) -> String? {
    let path = Array(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    guard form(path.span) == .page, path[Self.client].elementsEqual(client.text.utf8) else { return nil }
    return String(decoding: path[below...], as: UTF8.self) + "index.html"
  }

  /// The client in the address of a page.
  static func client(in text: String) -> Client.ID? {
    let bytes = Array(text.utf8)
    guard form(bytes.span) == .page else { return nil }
    return Client.ID(String(decoding: bytes[client], as: UTF8.self))
  }
}
