import Portal

/// From what a document says to a PDF file that lasts.
///
/// In: paragraphs, tables, pictures and the words at the foot of each sheet, as values. Out: the bytes of a PDF on A4
/// sheets, set by Pango, drawn by Cairo, finished by QPDF: its text can be selected and read aloud in any script, its
/// fonts are in it, it names its language, its title and its author, and it says of itself what an archive wants to know
/// (PDF/A-3b, ISO 19005-3), with a file attached where one is given. The same document gives the same bytes.
///
/// ```swift
/// let document = Document(
///   title: "Invoice NL-2026-118", author: "Northlight Studio", language: "en", dated: day,
///   blocks: [.text(Text("Invoice", .heading)), .table(lines)], foot: Foot("Northlight") { "\($0) of \($1)" })
/// let bytes = try document.pdf()
/// ```
///
/// Knows nothing of invoices: what stands on the sheets is the business of `Pages/Document`.
package struct Document: Sendable {
  package var title: String
  package var author: String
  /// BCP 47.
  package var language: String
  package var isRightToLeft: Bool
  /// The day that the file says it was made on.
  package var dated: Day
  package var blocks: [Block]
  package var foot: Foot
  /// Large across every sheet, where it is no document to act on.
  package var mark: String?
  package var attachment: Attachment?

  package init(
    title: String, author: String, language: String, isRightToLeft: Bool = false, dated: Day,
    blocks: [Block], foot: Foot, mark: String? = nil, attachment: Attachment? = nil
  ) {
    self.title = title
    self.author = author
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.dated = dated
    self.blocks = blocks
    self.foot = foot
    self.mark = mark
    self.attachment = attachment
  }

  /// Of what stands on a sheet, in points.
  package static let width = Press.width

  /// - Throws: where a library cannot go on (out of memory, no font at all); what text says is never a reason.
  package func pdf() throws(PrintError) -> [UInt8] {
    try ArchivedFile(self, sheets: Press(self).bytes()).bytes()
  }
}

/// What stands at the foot of every sheet.
package struct Foot: Sendable {
  package var words: String
  /// `Page 2 of 3`.
  package var page: @Sendable (_ page: Int, _ pages: Int) -> String

  package init(_ words: String, page: @escaping @Sendable (_ page: Int, _ pages: Int) -> String) {
    self.words = words
    self.page = page
  }
}

/// A file within the document.
package struct Attachment: Sendable {
  package var name: String
  package var mediaType: String
  package var bytes: [UInt8]
  /// What it is, for whoever lists attachments.
  package var about: String
  /// The level of Factur-X that the file follows, as its metadata names it.
  package var conformance: String

  package init(name: String, mediaType: String, bytes: [UInt8], about: String, conformance: String) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
    self.about = about
    self.conformance = conformance
  }
}

/// Why there is no document.
package enum PrintError: Error, Equatable, CustomStringConvertible {
  /// Cairo stopped, and why.
  case drawing(String)
  /// QPDF stopped, and why.
  case finishing(String)

  package var description: String {
    switch self {
    case .drawing(let reason): "the sheets cannot be drawn: \(reason)"
    case .finishing(let reason): "the file cannot be finished: \(reason)"
    }
  }
}
