import Portal
import Store

/// The next round of a deliverable: up to 20 files, or a link. A version made while its deliverable is ready starts the
/// decision over; one that is made after changes were asked for is a draft until it is marked ready.
package struct AddVersion: TeamAction, FileAction {
  package static let name = "deliverable.addVersion"
  package static let summary = "the next version: files, or a link"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "what it is a version of")
  private static let link = Input.word(
    "link", .link, form: "https://…", "a prototype or a staging site, in place of files")
  private static let notes = Input.text("notes", 0...20_000, "about this version, in Markdown")
  package static let inputs = [deliverable.about, link.about, notes.about]
  package static let fileInput = FileInput(
    name: "file", limit: 20, note: "what it consists of, in this order")

  let deliverable: Deliverable.ID
  let link: String
  let notes: String?
  package var files: [Arrival] = []

  package init(_ inputs: inout Inputs) {
    deliverable = inputs(Self.deliverable)
    link = inputs(Self.link)
    notes = inputs.given(Self.notes)
  }

  package func authorize(_ context: ActionContext) throws {
    guard try context.deliverable(deliverable).status != .approved else {
      throw ActionError.conflict(.decided(deliverable))
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    if !link.isEmpty {
      return files.isEmpty
        ? [] : [Problem("link", "stands in place of files: give one or the other", kind: .both)]
    }
    if files.isEmpty { return [Problem("file", "is missing: a version is files, or a link", kind: .missing)] }
    return Self.fileInput.problems(of: files, least: 1)
  }

  package func perform(_ context: ActionContext) throws -> Done<Version.ID> {
    let (member, workspace) = try context.team()
    let facts = try context.deliverable(deliverable)
    let db = context.db
    for file in files { try Blobs.add(file.blob, to: workspace, at: context.now, db) }
    let hashes = files.map(\.blob.hash.hex)
    let version = Version(
      id: try context.freshID(), number: (facts.newest?.number ?? 0) + 1, link: link,
      sha256: link.isEmpty
        ? VersionHash.text(files: zip(hashes, files).map { ($0, $1.name) }) : VersionHash.text(link: link),
      author: "", createdAt: context.now, files: try versionFiles(context))
    try Deliverables.add(version, hashes: hashes, by: member, to: deliverable, in: workspace, db)
    if let notes {
      var patch = Patch()
      patch.set("notes", notes)
      try patch.apply(to: "deliverable", deliverable.text, in: workspace, db)
    }
    switch facts.status {
    case .ready: try context.markReady(deliverable, of: facts.project, in: workspace)
    case .changesRequested: try Deliverables.setStatus(.draft, of: deliverable, in: workspace, db)
    case .draft, .approved: break
    }
    return Done(version.id, workspace: workspace, subject: version.id.text)
  }

  private func versionFiles(_ context: ActionContext) throws -> [VersionFile] {
    try files.enumerated().map { index, file in
      VersionFile(
        id: try context.freshID(), position: index + 1, name: file.name,
        blob: Blob(size: file.blob.size, mediaType: file.blob.mediaType))
    }
  }
}
