import Portal
import PorticoCrypto
import Store

/// What the receipt of an approval says: who, when, what, down to the bytes, so that it holds without the portal.
struct ApprovalReceipt {
  private let record: CanonicalJSON

  init(_ approval: Approval, _ place: ReviewPlace, _ context: ActionContext) throws {
    let version = place.newest
    let workspace = place.portal.workspace
    let hashes = try Deliverables.fileHashes(of: version.id, in: workspace.id, context.db)
    let files = zip(version.files, hashes).map { file, hash in
      CanonicalJSON.object([
        "name": .text(file.name), "sha256": .text(hash), "size": .number(file.blob.size),
      ])
    }
    var work: [String: CanonicalJSON] = [
      "id": .text(version.id.text), "number": .number(Int64(version.number)), "sha256": .text(version.sha256),
    ]
    if files.isEmpty { work["link"] = .text(version.link) } else { work["files"] = .list(files) }
    record = .object([
      "kind": .text("approval"), "id": .text(approval.id.text), "at": .text(approval.at.iso),
      "by": .object([
        "id": .text(approval.client.text), "name": .text(approval.name), "email": .text(place.client.email),
      ]),
      "deliverable": .object([
        "id": .text(place.deliverable.id.text), "title": .text(place.deliverable.title),
      ]),
      "version": .object(work),
      "project": .object(["id": .text(place.project.id.text), "name": .text(place.project.name)]),
      "agency": .object(["id": .text(workspace.id.text), "name": .text(workspace.name)]),
      "portal": .text(context.outside.host), "note": .text(approval.note),
    ])
  }

  func signed(by key: SigningKey) throws -> SignedReceipt { try SignedReceipt(record, signedBy: key) }
}
