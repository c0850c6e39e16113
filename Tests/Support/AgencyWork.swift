import GRDB
import Portal

extension Agency {
  @discardableResult
  package func addProject(
    _ name: String = "Another Project", status: Project.Status = .inProgress, lead: Member.ID? = nil,
    ends: String? = nil, _ db: Database
  ) throws -> Project.ID {
    let id = ids.next(Project.self)
    try db.insert(
      "project",
      [
        "workspace": workspace.text, "id": id.text, "name": name, "summary": "What *\(name)* is about.",
        "status": status.rawValue, "lead": lead?.text, "starts_on": "2026-09-01", "ends_on": ends,
        "budget": 1_200_000, "internal_notes": "Not for clients.", "created_at": Self.created,
      ])
    return id
  }

  /// - Parameters:
  ///   - due: an ISO date.
  ///   - completed: an ISO date, nil while it is open.
  @discardableResult
  package func addMilestone(
    to project: Project.ID, _ title: String = "Another milestone", position: Int = 100, due: String? = nil,
    weight: Int = 1, completed: String? = nil, _ db: Database
  ) throws -> Milestone.ID {
    let id = ids.next(Milestone.self)
    try db.insert(
      "milestone",
      [
        "workspace": workspace.text, "id": id.text, "project": project.text, "position": position,
        "title": title, "note": "About \(title.lowercased()).", "due_on": due, "weight": weight,
        "completed_on": completed,
      ])
    return id
  }

  /// - Parameter at: an ISO moment with milliseconds.
  @discardableResult
  package func addUpdate(
    to project: Project.ID, by author: Member.ID? = nil, at: String = "2026-11-20T09:30:00.000Z",
    _ body: String = "We are **moving**.", _ db: Database
  ) throws -> Update.ID {
    let id = ids.next(Update.self)
    try db.insert(
      "project_update",
      [
        "workspace": workspace.text, "id": id.text, "project": project.text, "author": (author ?? owner).text,
        "posted_at": at, "body": body,
      ])
    return id
  }
}
