/// More of what was approved and stays: who was asked, and what is known of its bytes.
enum ApprovedLocks {
  static let sql = reviewers + blobs

  /// Whoever is named, or no longer, after the approval would make it look as if somebody had not decided.
  private static let reviewers: [String] = {
    let why = "this deliverable is approved: who was asked stays as it was"
    let isApproved = { (row: String) in
      """
      EXISTS (SELECT 1 FROM deliverable WHERE workspace = \(row).workspace AND id = \(row).deliverable \
      AND status = 'approved')
      """
    }
    return [
      Locks.refuse("reviewer_insert", "BEFORE INSERT ON reviewer", when: isApproved("NEW"), why),
      Locks.refuse("reviewer_delete", "BEFORE DELETE ON reviewer", when: isApproved("OLD"), why),
      Locks.refuse(
        "reviewer_update", "BEFORE UPDATE ON reviewer", when: "\(isApproved("OLD")) OR \(isApproved("NEW"))",
        why),
    ]
  }()

  /// That bytes were purged, and are there again, is said of them; nothing else.
  private static let blobs: [String] = {
    let why = "these bytes are part of an approved version"
    let isApproved = """
      EXISTS (SELECT 1 FROM version_file INDEXED BY version_file_blob CROSS JOIN approval \
      ON approval.workspace = version_file.workspace AND approval.version = version_file.version \
      WHERE version_file.workspace = OLD.workspace AND version_file.sha256 = OLD.sha256)
      """
    let facts = ["workspace", "sha256", "size", "media_type", "width", "height", "duration"]
    let differs = facts.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
    return [
      Locks.refuse("blob_update", "BEFORE UPDATE ON blob", when: "(\(differs)) AND \(isApproved)", why),
      Locks.refuse("blob_delete", "BEFORE DELETE ON blob", when: isApproved, why),
      Locks.refuse(
        "blob_replace", "BEFORE INSERT ON blob", when: isApproved.replacing("OLD.", with: "NEW."), why),
    ]
  }()
}
