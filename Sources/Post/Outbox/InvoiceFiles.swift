import Pages
import Portal

/// Makes the file of an invoice that goes with its mail. Handed in: the post knows nothing of documents.
package struct InvoiceFiles: Sendable {
  /// Which invoice, as one client sees it.
  package struct Request: Sendable {
    package let invoice: Invoice
    package let workspace: Workspace
    /// What the client reads.
    package let locale: String
  }

  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// In bytes. A third more in a mail, and many mail servers take no more than ten million.
  package static let limit = 7_000_000

  private let make: @Sendable (Request) async throws -> File?

  /// - Parameter make: nil where it is larger than `limit`.
  package init(make: @escaping @Sendable (Request) async throws -> File?) {
    self.make = make
  }

  /// Invoices are on their pages alone.
  package static let none = InvoiceFiles { _ in nil }

  enum Outcome: Sendable {
    case attached(Mail.Attachment)
    /// The mail goes with its link.
    case link
    /// The same, and somebody has to look at it.
    case failed(Composition.Remark)
  }

  /// - Throws: only where the worker is to end: a mail goes, with its file or without.
  func outcome(_ request: Request) async throws -> Outcome {
    do {
      guard let file = try await make(request), file.bytes.count <= Self.limit else { return .link }
      return .attached(
        Mail.Attachment(name: file.name, mediaType: "application/pdf", bytes: file.bytes))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      let number = request.invoice.number
      return .failed(
        Composition.Remark(
          subject: request.invoice.id.text,
          title: "The PDF of \(number) could not be made, so its mail went with a link alone: \(error)"))
    }
  }
}
