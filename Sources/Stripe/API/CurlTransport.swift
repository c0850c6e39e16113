import CCurl
import Foundation

extension StripeTransport {
  /// By libcurl, each question on a thread of its own: libcurl blocks, and the threads of the concurrency pool must not.
  /// - Parameters:
  ///   - base: `https://api.stripe.com`; plain http only where that is this machine.
  ///   - seconds: after which nobody waits any more.
  package static func curl(base: String, seconds: Int = 20) -> StripeTransport {
    StripeTransport { question throws(StripeError) in
      let result: Result<Reply, StripeError> = await withCheckedContinuation { done in
        let thread = Thread {
          done.resume(
            returning: Result { () throws(StripeError) in
              try CurlConversation(base: base, seconds: seconds).ask(question)
            })
        }
        thread.name = "portico.stripe"
        thread.start()
      }
      return try result.get()
    }
  }
}

/// One question and its answer. Blocks its thread, and belongs to it.
private final class CurlConversation {
  private let base: String
  private let seconds: Int
  private var body: [UInt8] = []
  private var isTooLong = false

  /// Lists of a hundred events are some hundred kilobytes.
  private static let longest = 8 << 20
  private static let connectSeconds = 5
  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init(base: String, seconds: Int) {
    self.base = base
    self.seconds = seconds
  }

  func ask(_ question: StripeTransport.Question) throws(StripeError) -> StripeTransport.Reply {
    guard Self.isReady, let curl = curl_easy_init() else {
      throw .unreachable("libcurl could not be started")
    }
    defer { curl_easy_cleanup(curl) }
    var fields: UnsafeMutablePointer<curl_slist>?
    for field in question.fields { fields = curl_slist_append(fields, "\(field.name): \(field.value)") }
    // Stripe is never asked whether it wants a body.
    fields = curl_slist_append(fields, "Expect:")
    defer { curl_slist_free_all(fields) }
    prepare(curl, question, fields)
    let code = withExtendedLifetime(self) { curl_easy_perform(curl) }
    guard code == CURLE_OK else {
      throw .unreachable(isTooLong ? "the answer is too long" : String(cString: curl_easy_strerror(code)))
    }
    return StripeTransport.Reply(status: portico_curl_status(curl), body: body)
  }

  private func prepare(
    _ curl: UnsafeMutableRawPointer, _ question: StripeTransport.Question,
    _ fields: UnsafeMutablePointer<curl_slist>?
  ) {
    portico_curl_set_text(curl, CURLOPT_URL, base + question.path)
    portico_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, base.hasPrefix("https:") ? "https" : "http")
    portico_curl_set_long(curl, CURLOPT_FOLLOWLOCATION, 0)
    portico_curl_set_list(curl, CURLOPT_HTTPHEADER, fields)
    if question.isPost {
      portico_curl_set_long(curl, CURLOPT_POST, 1)
      let body = question.body ?? []
      portico_curl_set_long(curl, CURLOPT_POSTFIELDSIZE, body.count)
      // Copied by libcurl: the bytes need not stay.
      _ = body.withUnsafeBytes {
        portico_curl_set_context(
          curl, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
      }
    }
    portico_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
    portico_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, Self.connectSeconds)
    portico_curl_set_long(curl, CURLOPT_TIMEOUT, seconds)
    portico_curl_set_context(curl, CURLOPT_WRITEDATA, Unmanaged.passUnretained(self).toOpaque())
    portico_curl_set_write(curl) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let conversation = Unmanaged<CurlConversation>.fromOpaque(context).takeUnretainedValue()
      return conversation.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
  }

  /// - Returns: how many bytes were taken; fewer than there are ends the conversation.
  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= Self.longest else {
      isTooLong = true
      return 0
    }
    body += bytes
    return bytes.count
  }
}
