import GRDB
import NIOCore
import NIOPosix
import Pages
import Portal
import PorticoCrypto
import Site
import Store

/// Makes an invoice's files for whoever was found to see it.
struct DocumentMaker: Sendable {
  let records: Records
  let site: Site
  let sender: FileSender
  let turns: Turns

  enum Kind: Sendable {
    case pdf
    case xml
    /// The code that banking apps read.
    case transfer

    /// What of a sent invoice is kept: the code is for what is still to be paid.
    fileprivate var issued: Site.IssuedFile? {
      switch self {
      case .pdf: .pdf
      case .xml: .xml
      case .transfer: nil
      }
    }

    var mediaType: String {
      switch self {
      case .pdf: "application/pdf"
      case .xml: "application/xml"
      case .transfer: "image/svg+xml"
      }
    }
  }

  /// Nil where there is none: no e-invoice, because something is missing for it, or a file that was purged.
  /// - Throws: `Turns.TooMany`.
  func answer(
    _ kind: Kind, of invoice: Invoice, from workspace: Workspace, to company: Company, locale: String,
    on today: Day, _ visit: Visit
  ) async throws -> Answer? {
    if kind == .pdf, let hash = invoice.document {
      return try await uploaded(hash, invoice, workspace.id, visit)
    }
    let file = try await turns.take {
      try await NIOThreadPool.singleton.runIfActive { () -> (name: String, bytes: [UInt8])? in
        if invoice.stage != .draft, let issued = kind.issued {
          // The document that the agency made elsewhere is the invoice, and has no e-invoice beside it.
          if invoice.document != nil { return nil }
          return try site.issued(issued, of: invoice.id, from: workspace, locale: locale)
            .map { (invoice.fileName("\(issued)"), $0) }
        }
        let document = try site.document(
          of: invoice, from: workspace, to: company, locale: locale, on: today)
        switch kind {
        case .pdf: return (document.name("pdf"), try document.pdf())
        case .xml: return (try? document.xml.get()).map { (document.name("xml"), $0) }
        case .transfer: return document.transferPicture.map { (document.name("svg"), $0) }
        }
      }
    }
    guard let file else { return nil }
    var answer = Answer(200)
    answer.type = kind.mediaType
    answer.body = ByteBuffer(bytes: file.bytes)
    // It holds what people typed: it gets no more than what they uploaded.
    let isShown = kind == .transfer
    answer.upload = isShown ? .drawing : .saved
    answer.fields = [Field("Content-Disposition", Disposition.text(name: file.name, isInline: isShown))]
    return answer
  }

  /// The document that the agency made elsewhere.
  private func uploaded(_ hash: String, _ invoice: Invoice, _ workspace: Workspace.ID, _ visit: Visit)
    async throws -> Answer?
  {
    guard let digest = Digest(hex: hash),
      let blob = try await records.read({ db in try Blobs.find(digest, workspace, db) }), !blob.isPurged
    else { return nil }
    return try sender.send(invoice.fileName("pdf"), blob, digest, isInline: false, visit)
  }
}
