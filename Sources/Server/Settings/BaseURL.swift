/// Where the installation is reached from outside, from `PORTICO_BASE_URL`. Links, redirects, cookies and the tokens'
/// issuer come from here and from the table of verified hosts, never from what a request says (threats.md, rule 9).
package struct BaseURL: Sendable, Hashable {
  package let isSecure: Bool
  /// In small letters, without port.
  package let host: String
  /// Nil for the scheme's own.
  package let port: Int?

  package enum Problem: Error, Hashable, CustomStringConvertible {
    case notAnAddress(String)
    case plainHTTP(host: String)

    package var description: String {
      switch self {
      case .notAnAddress(let text):
        "PORTICO_BASE_URL is \(text), which is not an address like https://portal.example.com (no path, no user)."
      case .plainHTTP(let host):
        "PORTICO_BASE_URL has http:// for \(host). Plain http is only for localhost and *.localhost: use https://."
      }
    }
  }

  package init(_ text: String) throws(Problem) {
    let secure = text.hasPrefix("https://")
    guard secure || text.hasPrefix("http://") else { throw .notAnAddress(text) }
    var rest = text.dropFirst(secure ? 8 : 7)
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = HostName.normalised(Array(parts[0].utf8)), parts.count == 1 || Int(parts[1]) != nil
    else {
      throw .notAnAddress(text)
    }
    let port = parts.count == 2 ? Int(parts[1]) : nil
    guard port.map((1...65_535).contains) ?? true else { throw .notAnAddress(text) }
    guard secure || host == "localhost" || host.hasSuffix(".localhost") else { throw .plainHTTP(host: host) }
    isSecure = secure
    self.host = host
    self.port = port == (secure ? 443 : 80) ? nil : port
  }

  /// `https://portal.example.com`, without a slash at the end.
  package var text: String { origin(of: host) }

  /// The origin of one of the installation's hosts: same scheme, same port.
  package func origin(of host: String) -> String {
    "\(isSecure ? "https" : "http")://\(host)\(port.map { ":\($0)" } ?? "")"
  }
}
