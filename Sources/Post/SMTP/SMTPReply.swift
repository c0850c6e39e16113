/// What a mail server answered, and to what.
struct SMTPReply: Hashable, Sendable {
  /// How far a conversation is (RFC 5321 §3).
  enum Stage: Int, Comparable, Sendable {
    /// Greeting, EHLO, STARTTLS, AUTH: about us, and not about one mail.
    case opening
    case sender
    case recipient
    /// From DATA to the end of the mail.
    case content
    /// We take our leave; what is said to that says nothing of a mail.
    case closing

    static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }

    /// The stage that a line of ours begins, nil where it goes on with the one before.
    init?(command line: some Collection<UInt8>) {
      let begins: [(String, Stage)] = [
        ("EHLO ", .opening), ("HELO ", .opening), ("STARTTLS", .opening), ("AUTH ", .opening),
        ("MAIL FROM:", .sender), ("RCPT TO:", .recipient), ("DATA\r", .content), ("QUIT", .closing),
      ]
      guard let stage = begins.first(where: { line.starts(with: $0.0.utf8) })?.1 else { return nil }
      self = stage
    }
  }

  let stage: Stage
  let code: Int
  /// One line, without control characters.
  let text: String

  /// Nil for what is no line of a reply.
  init?(_ line: some Collection<UInt8>, at stage: Stage) {
    let bytes = Array(line)
    let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits.count == 3 else { return nil }
    self.stage = stage
    code = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(400) {
      text.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    while text.last == " " { text.removeLast() }
    self.text = String(text)
  }

  /// A 5xx to a mail, its sender or its reader is for good. To a greeting or a password it is about us: somebody mends
  /// the settings, and every mail that waits goes out. The same with codes that ask for a login (RFC 4954 §6).
  var isPermanent: Bool {
    let asksForLogin = [530, 534, 535, 538].contains(code)
    return (500...599).contains(code) && stage != .opening && !asksForLogin
  }
}
