/// A cookie to be set. There are only these kinds, so that none is set without its flags (threats.md, S-07).
struct Cookie: Sendable, Hashable {
  let name: String
  let value: String
  /// In seconds; 0 removes it.
  let maxAge: Int64
}

/// Names and flags of our cookies. `__Host-` makes the browser refuse one that was set by another host, without
/// `Secure`, or for a part of the site only (RFC 6265bis §4.1.3.2); plain http on localhost has to do without.
struct CookieNames: Sendable {
  let token: String
  let session: String
  /// Of somebody of the team; never taken for a client's.
  let member: String
  private let flags: String

  init(isSecure: Bool) {
    let prefix = isSecure ? "__Host-" : ""
    token = prefix + "portico"
    session = prefix + "portico-session"
    member = prefix + "portico-team"
    flags = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  func text(_ cookie: Cookie) -> String {
    "\(cookie.name)=\(cookie.value); Max-Age=\(cookie.maxAge)\(flags)"
  }
}

/// The `Cookie` header, byte by byte.
enum CookieHeader {
  /// The value of a cookie. Nil where it is missing or empty, and where it is there twice: somebody else's is among
  /// them then, and nothing says which. Other people's cookies may be written as they like.
  static func value(of name: String, in header: [UInt8]) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    for pair in header.split(separator: UInt8(ascii: ";")) {
      let pair = pair.drop { $0 == UInt8(ascii: " ") }
      guard pair.starts(with: name.utf8) else { continue }
      let rest = pair.dropFirst(name.utf8.count)
      guard rest.first == UInt8(ascii: "=") else { continue }
      guard found == nil else { return nil }
      found = rest.dropFirst()
    }
    return found.flatMap { $0.isEmpty ? nil : $0 }
  }
}
