import Actions
import HTTPTypes
import Portal
import Store
import Vault

/// Takes in what comes with forms.
struct UploadDesk: Sendable {
  let vault: Vault
  let records: Records
  let rules: UploadRules

  /// The longest body of a form with such files: what is beyond is not read at all.
  func bodyLimit(_ input: FileInput) -> Int {
    let (files, isOver) = rules.maxUpload.multipliedReportingOverflow(by: Int64(input.limit))
    return isOver ? .max : Int(clamping: files.addingReportingOverflow(1 << 20).partialValue)
  }

  /// Looks at what a form says of itself, before anything else is done for it.
  /// - Throws: `Rejected` for another type of content, and for one that is packed (threats.md, U-08).
  func demandForm(_ visit: Visit) throws {
    let kind = HeaderValue(visit.headers[.contentType] ?? "")?.kind
    guard kind == Self.multipart || kind == "application/x-www-form-urlencoded",
      visit.headers[.contentEncoding] == nil
    else { throw Rejected(415) }
  }

  private static let multipart = "multipart/form-data"

  /// The words and files of a form; one without files may come in the plain form too.
  /// - Parameter textLimit: of all words together.
  func read(_ visit: Visit, _ input: FileInput, textLimit: Int) async throws -> FileForm {
    let type = visit.headers[.contentType] ?? ""
    guard HeaderValue(type)?.kind == Self.multipart else {
      return FileForm(fields: try await visit.form(upTo: textLimit).all)
    }
    let workspace = visit.host.workspace
    let used = try await records.read { db in
      try Blobs.used(in: workspace, db) + Uploads.received(in: workspace, db)
    }
    let reader = FileFormReader(
      input, into: vault, limit: rules.maxUpload, room: rules.quota.map { max(0, $0 - used) } ?? .max,
      textLimit: textLimit)
    return try await reader.read(visit.body, contentType: type)
  }
}

/// How much people may send.
package struct UploadRules: Sendable {
  /// Of one file, in bytes.
  package var maxUpload: Int64
  /// Of all files of one workspace, in bytes; nil: as much as there is room for.
  package var quota: Int64?
  /// Who has sent nothing of an upload for so long gives way to whoever goes on with it.
  package var quietSeconds = 10

  package init(maxUpload: Int64 = 2 << 30, quota: Int64? = nil) {
    self.maxUpload = maxUpload
    self.quota = quota
  }
}
