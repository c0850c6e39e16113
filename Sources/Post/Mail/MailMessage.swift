import Foundation
import Pages
import PorticoCrypto

extension Mail {
  /// The message as it goes out (RFC 5322): a text and an HTML part, the better one last (RFC 2046 §5.1.4); before the
  /// attachments where there are any.
  package var message: [UInt8] {
    let words = boundary("words")
    let whole = boundary("whole")
    let outer = attachments.isEmpty ? multipart("alternative", words) : multipart("mixed", whole)
    var bytes = Array((headers + [outer, ""]).joined(separator: "\r\n").utf8) + Self.lineEnd
    if !attachments.isEmpty {
      bytes += lines("--\(whole)", multipart("alternative", words), "")
    }
    append(content.text, type: "text/plain", words, to: &bytes)
    append(content.html, type: "text/html", words, to: &bytes)
    bytes += lines("--\(words)--")
    for attachment in attachments { append(attachment, whole, to: &bytes) }
    if !attachments.isEmpty { bytes += lines("--\(whole)--") }
    return bytes
  }

  private var headers: [String] {
    var lines = [
      "From: \(HeaderText.mailbox(from))",
      "To: \(HeaderText.mailbox(to))",
    ]
    if let replyTo { lines.append("Reply-To: \(HeaderText.mailbox(replyTo))") }
    lines += [
      "Subject: \(HeaderText.unstructured(content.subject, after: "Subject"))",
      "Date: \(InternetDate.mail(date))",
      "Message-ID: <\(messageID.text)>",
      // Nobody's holiday answer is wanted (RFC 3834 §5).
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
    ]
    return lines
  }

  private static let lineEnd = Array("\r\n".utf8)

  private func lines(_ lines: String...) -> [UInt8] {
    lines.flatMap { Array($0.utf8) + Self.lineEnd }
  }

  private func multipart(_ kind: String, _ boundary: String) -> String {
    "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\""
  }

  private func append(_ text: String, type: String, _ boundary: String, to bytes: inout [UInt8]) {
    bytes += lines(
      "--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
      "")
    bytes += QuotedPrintable.encode(text)
  }

  private func append(_ attachment: Attachment, _ boundary: String, to bytes: inout [UInt8]) {
    bytes += lines(
      "--\(boundary)", "Content-Type: \(attachment.mediaType)",
      "Content-Disposition: attachment;\r\n \(AttachmentName.parameters(attachment.name))",
      "Content-Transfer-Encoding: base64", "")
    let options: Data.Base64EncodingOptions = [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    bytes += Data(attachment.bytes).base64EncodedString(options: options).utf8
    bytes += Self.lineEnd
  }

  /// `=_` cannot stand in quoted-printable text nor in base 64, so no part can contain it (RFC 2045 §6.7).
  private func boundary(_ part: String) -> String {
    "=_portico_\(SHA256.digest(of: "\(part) \(messageID.text)".utf8).hex.prefix(24))"
  }
}
