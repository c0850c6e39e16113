import Foundation
import PorticoCrypto

/// The mail server that mail is handed to, as `SMTP_URL` names it:
/// `smtp://user:password@mail.example.com:587`, or `smtps://…` for one that speaks TLS from the first byte.
package struct SMTPServer: Sendable {
  /// How the line is protected.
  package enum Protection: Hashable, Sendable {
    /// TLS from the first byte.
    case tls
    /// STARTTLS, or nothing is sent.
    case startTLS
    /// Nothing: for a server on this machine, or one in a network that somebody trusts.
    case none
  }

  package struct Login: Sendable {
    package let user: String
    package let password: Secret<String>
  }

  package let host: String
  package let port: Int
  package let protection: Protection
  /// Nil where the server takes mail without.
  package let login: Login?
  /// A file with the certificates of the authorities to believe; the system's where nil.
  package let authorities: String?

  package init(_ url: String) throws(SMTPURLProblem) {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased() else {
      throw .notAnAddress
    }
    guard scheme == "smtp" || scheme == "smtps" else { throw .scheme(scheme) }
    guard let host = parts.host, Self.isHost(host), parts.path.isEmpty || parts.path == "/",
      parts.fragment == nil
    else { throw .notAnAddress }
    self.host = host
    port = parts.port ?? (scheme == "smtps" ? 465 : 587)
    guard (1...65_535).contains(port) else { throw .notAnAddress }
    var options = try Self.options(parts.queryItems ?? [])
    authorities = options.removeValue(forKey: "ca")
    protection = try Self.protection(scheme, host, options.removeValue(forKey: "tls"))
    if let option = options.keys.sorted().first { throw .option(option) }
    login = try Self.login(parts.user, parts.password)
    if login != nil, protection == .none, !Self.isLocal(host) { throw .passwordInTheClear(host) }
  }

  private static func options(_ items: [URLQueryItem]) throws(SMTPURLProblem) -> [String: String] {
    var options: [String: String] = [:]
    for item in items {
      guard let value = item.value, !value.isEmpty, options.updateValue(value, forKey: item.name) == nil
      else { throw .option(item.name) }
    }
    return options
  }

  private static func protection(_ scheme: String, _ host: String, _ tls: String?) throws(SMTPURLProblem)
    -> Protection
  {
    switch (scheme, tls) {
    case ("smtps", nil), ("smtps", "required"): .tls
    case ("smtp", "required"): .startTLS
    case ("smtp", "none"): .none
    // A mail server on this machine has, as a rule, no certificate that anybody would believe.
    case ("smtp", nil): isLocal(host) ? .none : .startTLS
    default: throw .option("tls")
    }
  }

  private static func login(_ user: String?, _ password: String?) throws(SMTPURLProblem) -> Login? {
    guard let user, !user.isEmpty else { return nil }
    guard let password, !password.isEmpty else { throw .noPassword }
    let isPlain = (user.unicodeScalars + password.unicodeScalars).allSatisfy { $0.value >= 0x20 }
    guard isPlain else { throw .notAnAddress }
    return Login(user: user, password: Secret(password))
  }

  /// A name or an address; it becomes a part of a URL again.
  private static func isHost(_ host: String) -> Bool {
    !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
          UInt8(ascii: "["), UInt8(ascii: "]"):
          true
        default: false
        }
      }
  }

  private static func isLocal(_ host: String) -> Bool {
    ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host.lowercased())
  }
}

extension SMTPServer: CustomStringConvertible {
  /// Without user and password.
  package var description: String { "\(host):\(port)" }
}

/// What is wrong with `SMTP_URL`. Never says what stands in it: a password may.
package enum SMTPURLProblem: Error, Hashable, CustomStringConvertible {
  case notAnAddress
  case scheme(String)
  case option(String)
  case noPassword
  case passwordInTheClear(String)

  package var description: String {
    switch self {
    case .notAnAddress:
      "SMTP_URL is not an address like smtp://user:password@mail.example.com:587 (no path; write @, : and / in a "
        + "user's name or a password as %40, %3A and %2F)."
    case .scheme(let scheme): "SMTP_URL begins with \(scheme): instead of smtp:// or smtps://."
    case .option(let name):
      "SMTP_URL has an option \(name) that is not understood. There are: tls=required, tls=none, ca=FILE."
    case .noPassword: "SMTP_URL names a user without a password: smtp://user:password@host."
    case .passwordInTheClear(let host):
      "SMTP_URL would send a password to \(host) without encryption. Leave out tls=none, or the user."
    }
  }
}
