import CQpdf

/// What makes Cairo's file one for an archive (PDF/A-3b, ISO 19005-3): metadata in XMP, what colours are meant, ids, a
/// language, and the attachment with its relation to the document.
struct ArchivedFile {
  private let document: Document
  private let sheets: [UInt8]

  init(_ document: Document, sheets: [UInt8]) {
    self.document = document
    self.sheets = sheets
  }

  func bytes() throws(PrintError) -> [UInt8] {
    let file = try QPDFFile(sheets)
    file.describe(document)
    file.mend()
    let root = file.root
    root.set("Metadata", file.stream(XMP(document).bytes, #"<< /Type /Metadata /Subtype /XML >>"#))
    root.set("OutputIntents", file.parse("[]").appending(outputIntent(in: file)))
    root.set("Lang", file.text(document.language))
    let direction = document.isRightToLeft ? " /Direction /R2L" : ""
    root.set("ViewerPreferences", file.parse("<< /DisplayDocTitle true\(direction) >>"))
    if let attachment = document.attachment { attach(attachment, to: root, in: file) }
    return try file.written()
  }

  /// The colours of Cairo's red, green and blue (ISO 19005-3 §6.2.3).
  private func outputIntent(in file: QPDFFile) -> QPDFFile.Object {
    let intent = file.parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        + "/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) >>")
    intent.set("DestOutputProfile", file.stream(SRGBProfile.bytes, "<< /N 3 >>"))
    return file.indirect(intent)
  }

  /// ISO 19005-3 §6.8, and Factur-X 1.0 §6.2: the file says the same as the sheets, in another form.
  private func attach(_ attachment: Attachment, to root: QPDFFile.Object, in file: QPDFFile) {
    let subtype = attachment.mediaType.replacing("/", with: "#2F")
    let stream = file.stream(
      attachment.bytes,
      """
      << /Type /EmbeddedFile /Subtype /\(subtype) \
      /Params << /Size \(attachment.bytes.count) /ModDate (\(FileDate(document.dated).pdf)) >> >>
      """)
    let files = file.parse("<< >>")
    files.set("F", stream)
    files.set("UF", stream)
    let specification = file.parse("<< /Type /Filespec /AFRelationship /Alternative >>")
    specification.set("F", file.text(attachment.name))
    specification.set("UF", file.text(attachment.name))
    specification.set("Desc", file.text(attachment.about))
    specification.set("EF", files)
    let reference = file.indirect(specification)
    root.set("AF", file.parse("[]").appending(reference))
    let names = file.parse("[]").appending(file.text(attachment.name)).appending(reference)
    let tree = file.parse("<< >>")
    tree.set("Names", names)
    let trees = file.parse("<< >>")
    trees.set("EmbeddedFiles", tree)
    root.set("Names", trees)
  }
}

extension QPDFFile {
  /// What Cairo leaves out: that numbers of glyphs are what the embedded font has them by (ISO 19005-3 §6.2.11.3.2). And
  /// what a drawing may have brought along: no reader is asked to smooth pictures (§6.2.8).
  fileprivate func mend() {
    for object in all {
      if object.names("Subtype", "CIDFontType2") { object.set("CIDToGIDMap", parse("/Identity")) }
      if object.names("Subtype", "Image") { object.set("Interpolate", parse("false")) }
    }
  }

  /// The old form of what XMP says too; the two have to agree (ISO 19005-3 §6.6.3).
  fileprivate func describe(_ document: Document) {
    let date = text(FileDate(document.dated).pdf)
    for (key, value) in [
      ("Title", text(document.title)), ("Author", text(document.author)),
      ("Creator", text(XMP.program)), ("Producer", text(XMP.program)),
      ("CreationDate", date), ("ModDate", date),
    ] {
      info.set(key, value)
    }
  }
}
