import GRDB
import Portal
import TestSupport

extension Database {
  /// What the database says to a statement of a hand, which is taken back whether it worked or not; nil where it worked.
  func attempt(_ sql: String) throws -> DatabaseError? {
    var refusal: DatabaseError?
    try inSavepoint {
      do { try execute(sql: sql) } catch let error as DatabaseError { refusal = error }
      return .rollback
    }
    return refusal
  }
}

/// The sample with every table filled, beside a stranger's.
struct TwoAgencies: Sendable {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency
  let review: Agency.Review
  let strangersReview: Agency.Review

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    stranger = try Agency.stranger(in: temporary)
    let (agency, stranger) = (agency, stranger)
    review = try temporary.write { db in try agency.fillEveryTable(db) }
    strangersReview = try temporary.write { db in try stranger.fillEveryTable(db) }
  }
}
