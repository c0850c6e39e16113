import Portal
import Store

/// What a member of the team works on, found in their own workspace: another's is not there for them.
extension ActionContext {
  /// - Throws: `notFound`.
  func project(_ id: Project.ID) throws -> Projects.Facts {
    let (_, workspace) = try team()
    guard let facts = try Projects.facts(id, in: workspace, db) else {
      throw ActionError.notFound("project \(id)")
    }
    return facts
  }

  /// - Throws: `notFound`.
  func deliverable(_ id: Deliverable.ID) throws -> Deliverables.Facts {
    let (_, workspace) = try team()
    guard let facts = try Deliverables.facts(id, in: workspace, db) else {
      throw ActionError.notFound("deliverable \(id)")
    }
    return facts
  }

  /// The day that it is at the agency.
  func today() throws -> Day {
    try workspace(try agency()).zone.day(of: now)
  }
}
