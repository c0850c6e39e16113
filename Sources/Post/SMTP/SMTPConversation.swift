import CCurl
import Foundation
import PorticoCrypto
import Synchronization

/// Tells a conversation that runs on another thread to end.
final class Stopping: Sendable {
  private let flag = Atomic<Bool>(false)
  var isAsked: Bool { flag.load(ordering: .relaxed) }
  func ask() { flag.store(true, ordering: .relaxed) }
}

/// One mail handed to a mail server by libcurl, which speaks SMTP with all its extensions. Blocks its thread, and belongs
/// to it.
final class SMTPConversation {
  private let server: SMTPServer
  private let stopping: Stopping
  private let message: [UInt8]
  private var sent = 0
  private var stage = SMTPReply.Stage.opening
  private var last: SMTPReply?

  /// In seconds. Until the server has greeted us and let us in; it may say its name late, but not that late.
  static let openingSeconds = 30
  /// In seconds. RFC 5321 §4.5.3.2 would wait ten minutes for the last answer, servers answer in one.
  static let wholeSeconds = 300

  private init(_ server: SMTPServer, _ message: [UInt8], _ stopping: Stopping) {
    self.server = server
    self.message = message
    self.stopping = stopping
  }

  /// What curl needs once in a process, before any thread uses it.
  static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// - Parameters:
  ///   - from: the addresses of the envelope, plain ones (`Mailbox`).
  ///   - hello: how we call ourselves.
  /// - Throws: `DeliveryProblem`, or `CancellationError` where it was told to stop before the mail was handed over.
  static func send(
    _ message: [UInt8], from: String, to: String, hello: String, server: SMTPServer, stopping: Stopping
  ) throws {
    let recipients = curl_slist_append(nil, "<\(to)>")
    defer { curl_slist_free_all(recipients) }
    try SMTPConversation(server, message, stopping).perform(hello: hello) { curl in
      portico_curl_set_long(curl, CURLOPT_UPLOAD, 1)
      portico_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(from)>")
      portico_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
    }
  }

  /// Whether the server answers, its certificate is good and the login is right. Sends nothing.
  static func check(_ server: SMTPServer, hello: String) throws {
    try SMTPConversation(server, [], Stopping()).perform(hello: hello) { curl in
      portico_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, "NOOP")
      portico_curl_set_long(curl, CURLOPT_NOBODY, 1)
    }
  }

  private func perform(hello: String, _ request: (UnsafeMutableRawPointer) -> Void) throws {
    guard Self.isReady, let curl = curl_easy_init() else {
      throw DeliveryProblem.temporary("libcurl could not be started")
    }
    defer { curl_easy_cleanup(curl) }
    prepare(curl, hello: hello)
    request(curl)
    try withExtendedLifetime(self) { try judge(curl_easy_perform(curl)) }
  }

  private func prepare(_ curl: UnsafeMutableRawPointer, hello: String) {
    let scheme = server.protection == .tls ? "smtps" : "smtp"
    portico_curl_set_text(curl, CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(hello)")
    portico_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Not from the environment: a proxy for the web is none for mail.
    portico_curl_set_text(curl, CURLOPT_PROXY, "")
    let protection = server.protection == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
    portico_curl_set_long(curl, CURLOPT_USE_SSL, Int(protection.rawValue))
    if let authorities = server.authorities {
      portico_curl_set_text(curl, CURLOPT_CAINFO, authorities)
    }
    if let login = server.login {
      portico_curl_set_text(curl, CURLOPT_USERNAME, login.user)
      portico_curl_set_text(curl, CURLOPT_PASSWORD, login.password.reveal())
    }
    portico_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
    portico_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, Self.openingSeconds)
    portico_curl_set_long(curl, CURLOPT_TIMEOUT, Self.wholeSeconds)
    let context = Unmanaged.passUnretained(self).toOpaque()
    portico_curl_set_context(curl, CURLOPT_READDATA, context)
    portico_curl_set_read(curl) { buffer, size, count, context in
      SMTPConversation.of(context)?.read(into: buffer, upTo: size * count) ?? 0
    }
    portico_curl_set_long(curl, CURLOPT_VERBOSE, 1)
    portico_curl_set_context(curl, CURLOPT_DEBUGDATA, context)
    portico_curl_set_debug(curl) { _, kind, bytes, count, context in
      if let bytes {
        SMTPConversation.of(context)?.hear(kind, UnsafeRawBufferPointer(start: bytes, count: count))
      }
      return 0
    }
    portico_curl_set_long(curl, CURLOPT_NOPROGRESS, 0)
    portico_curl_set_context(curl, CURLOPT_XFERINFODATA, context)
    portico_curl_set_progress(curl) { context, _, _, _, _ in
      SMTPConversation.of(context)?.isToBeBroken == true ? 1 : 0
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> SMTPConversation? {
    context.map { Unmanaged<SMTPConversation>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Once the mail is under way only the server's answer tells whether it has been taken: that is waited for.
  private var isToBeBroken: Bool { stopping.isAsked && stage < .content }

  private func read(into buffer: UnsafeMutablePointer<CChar>?, upTo limit: Int) -> Int {
    guard let buffer else { return 0 }
    let count = min(limit, message.count - sent)
    let place = UnsafeMutableRawBufferPointer(start: buffer, count: count)
    place.copyBytes(from: message[sent..<sent + count])
    sent += count
    return count
  }

  /// Commands tell the stage, replies what became of it. What we say besides (a login, the mail) is not looked at.
  private func hear(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
    switch kind {
    case CURLINFO_HEADER_OUT: if let next = SMTPReply.Stage(command: bytes) { stage = next }
    case CURLINFO_HEADER_IN:
      if stage < .closing, let reply = SMTPReply(bytes, at: stage) { last = reply }
    default: break
    }
  }

  private func judge(_ code: CURLcode) throws {
    switch code {
    case CURLE_OK: return
    case CURLE_ABORTED_BY_CALLBACK: throw CancellationError()
    default: break
    }
    guard let last, last.code >= 400 else {
      throw DeliveryProblem.temporary("\(server): \(String(cString: curl_easy_strerror(code)))")
    }
    throw last.isPermanent
      ? DeliveryProblem.permanent("\(server) said: \(last.text)")
      : DeliveryProblem.temporary("\(server) said: \(last.text)")
  }
}
