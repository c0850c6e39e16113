import Pages
import PorticoCrypto

extension Mail {
  /// The message as it goes out (RFC 5322): a text and an HTML part, the better one last (RFC 2046 §5.1.4).
  package var message: [UInt8] {
    let boundary = boundary
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
      "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
      "",
    ]
    var bytes = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    append(content.text, type: "text/plain", boundary, to: &bytes)
    append(content.html, type: "text/html", boundary, to: &bytes)
    bytes += "--\(boundary)--\r\n".utf8
    return bytes
  }

  private func append(_ text: String, type: String, _ boundary: String, to bytes: inout [UInt8]) {
    let head = [
      "--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
      "", "",
    ]
    bytes += head.joined(separator: "\r\n").utf8
    bytes += QuotedPrintable.encode(text)
  }

  /// `=_` cannot stand in quoted-printable text, so no part can contain it (RFC 2045 §6.7).
  private var boundary: String {
    "=_portico_\(SHA256.digest(of: messageID.text.utf8).hex.prefix(24))"
  }
}
