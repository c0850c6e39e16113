/// A file's metadata (ISO 16684-1): what an archive reads of it, and what a reader of Factur-X looks for.
struct XMP {
  /// Made the file, and made what is on the sheets.
  static let program = "Portico"

  private let document: Document

  init(_ document: Document) {
    self.document = document
  }

  var bytes: [UInt8] { Array((head + description + tail).utf8) }

  private var head: String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">

    """
  }

  private var tail: String {
    """
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  private var description: String {
    let date = FileDate(document.dated).xmp
    return """
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>3</pdfaid:part>
      <pdfaid:conformance>B</pdfaid:conformance>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(document.title))</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>\(escaped(document.author))</rdf:li></rdf:Seq></dc:creator>
      <dc:language><rdf:Bag><rdf:li>\(escaped(document.language))</rdf:li></rdf:Bag></dc:language>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <pdf:Producer>\(Self.program)</pdf:Producer>
      <xmp:CreatorTool>\(Self.program)</xmp:CreatorTool>
      <xmp:CreateDate>\(date)</xmp:CreateDate>
      <xmp:ModifyDate>\(date)</xmp:ModifyDate>
      </rdf:Description>

      """ + (document.attachment.map { Self.extensionSchema + invoice($0) } ?? "")
  }

  private func invoice(_ attachment: Attachment) -> String {
    """
    <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
    <fx:DocumentType>INVOICE</fx:DocumentType>
    <fx:DocumentFileName>\(escaped(attachment.name))</fx:DocumentFileName>
    <fx:Version>1.0</fx:Version>
    <fx:ConformanceLevel>\(escaped(attachment.conformance))</fx:ConformanceLevel>
    </rdf:Description>

    """
  }

  /// What the names of Factur-X mean: PDF/A allows none that are not described (ISO 19005-3 §6.6.2.3).
  private static let extensionSchema: String = {
    let properties = [
      ("DocumentFileName", "The name of the embedded XML document"),
      ("DocumentType", "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER"),
      ("Version", "The actual version of the standard applying to the embedded XML document"),
      ("ConformanceLevel", "The conformance level of the embedded XML document"),
    ].map { name, description in
      """
      <rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>\(name)</pdfaProperty:name>
      <pdfaProperty:valueType>Text</pdfaProperty:valueType>
      <pdfaProperty:category>external</pdfaProperty:category>
      <pdfaProperty:description>\(description)</pdfaProperty:description>
      </rdf:li>

      """
    }
    return """
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>fx</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq>
      \(properties.joined())</rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>

      """
  }()

  /// Characters that XML cannot hold are left out.
  private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
