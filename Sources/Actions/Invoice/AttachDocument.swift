import Portal
import Store

/// The PDF that the agency's accounting made: clients get it in place of ours, and it is locked with the invoice.
package struct AttachDocument: TeamAction, FileAction {
  package static let name = "invoice.attach-document"
  package static let summary = "give a draft the PDF that one's own accounting made, in place of ours"

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  package static let inputs = [invoice.about]
  package static let fileInput = FileInput(name: "document", limit: 1, note: "a PDF")

  let invoice: Invoice.ID
  package var files: [Arrival] = []

  package init(_ inputs: inout Inputs) { invoice = inputs(Self.invoice) }

  package func authorize(_ context: ActionContext) throws { _ = try context.draftInvoice(invoice) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let problems = Self.fileInput.problems(of: files, least: 1)
    // By its bytes, not by its name (threats.md, U-01).
    guard problems.isEmpty, files.contains(where: { $0.blob.mediaType != "application/pdf" }) else {
      return problems
    }
    return [Problem(Self.fileInput.name, "is no PDF: choose another file", kind: .billing(.noPDF))]
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    guard let file = files.first else { throw ActionError.invalid(try validate(context)) }
    let isChange = try context.draftInvoice(invoice).invoice.document != file.blob.hash.hex
    if isChange {
      try Blobs.add(file.blob, to: workspace, at: context.now, context.db)
      try Invoices.setDocument(file.blob.hash, of: invoice, in: workspace, context.db)
    }
    return Done(invoice, workspace: workspace, subject: invoice.text, isChange: isChange)
  }
}
