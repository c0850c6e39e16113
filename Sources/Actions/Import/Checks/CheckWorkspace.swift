import GRDB

extension Checker {
  /// Whether the workspace exists, and what the file has to say about one that does not.
  mutating func checkWorkspace() throws {
    let kind = ImportFormat.workspace
    guard let row = try Row.fetchOne(scratch, sql: "SELECT slug, own_id, mask FROM workspace"),
      let slug = row[0] as String?
    else { return }
    let wanted: String? = row[1]
    let existing = try String.fetchOne(
      main, sql: "SELECT id FROM workspace WHERE slug = $1", arguments: [slug])
    workspace = WorkspaceMatch(id: existing ?? wanted, slug: slug, isNew: existing == nil)
    if let existing {
      if let wanted, wanted != existing {
        problems.add("workspace.id", "is \(wanted), but the workspace \(slug) is \(existing)")
      }
      return
    }
    for (index, field) in kind.fields.enumerated()
    where field.need == .requiredOfNew && (row[2] as Int64) & kind.bit(field: index) == 0 {
      problems.add("workspace.\(field.name)", "is missing: there is no workspace \(slug) yet")
    }
    if let wanted, let other = try slugOfWorkspace(wanted) {
      problems.add("workspace.id", "is the id of the workspace \(other)")
    }
    if try Row.fetchOne(scratch, sql: "SELECT 1 FROM member WHERE role = 'owner'") == nil {
      problems.add("members", "holds no owner: a new workspace needs one")
    }
  }

  private func slugOfWorkspace(_ id: String) throws -> String? {
    try String.fetchOne(main, sql: "SELECT slug FROM workspace WHERE id = $1", arguments: [id])
  }
}
