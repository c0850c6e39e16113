import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Writers that share a commit")
struct GroupCommitTests {
  private struct Refused: Error {}

  private enum Outcome: Sendable, Equatable {
    case done(ClientKey, destination: String)
    case nobody
  }

  @Test("each hears of its own outcome, all that went well is kept, and nothing of what did not")
  func each() async throws {
    let temporary = try TemporaryStore()
    let commits = GroupCommit(store: temporary.store)
    let results = await withTaskGroup(of: (Int, Result<String, any Error>).self) { group in
      for number in 0..<300 {
        group.addTask {
          do {
            let text = try await commits.write { db in
              try db.execute(
                sql: """
                  INSERT INTO rate_limit (bucket, since, count) VALUES ($1, '2026-01-01T00:00:00.000Z', 1)
                  """,
                arguments: ["bucket \(number)"])
              if number % 3 == 0 { throw Refused() }
              return "written \(number)"
            }
            return (number, .success(text))
          } catch { return (number, .failure(error)) }
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let kept = try temporary.read { db in
      Set(try String.fetchAll(db, sql: "SELECT bucket FROM rate_limit"))
    }
    for number in 0..<300 {
      let isKept = number % 3 != 0
      #expect(kept.contains("bucket \(number)") == isKept)
      switch results[number] {
      case .success(let text): #expect(isKept && text == "written \(number)")
      case .failure(let error): #expect(!isKept && error is Refused)
      case nil: Issue.record("\(number) heard nothing")
      }
    }
  }

  @Test("outcomes of any shape come through whole")
  func shapes() async throws {
    let temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    let commits = GroupCommit(store: temporary.store)
    for number in 0..<200 {
      let key = agency.key(agency.ada)
      let outcome: Outcome = try await commits.write { db in
        number % 2 == 0 ? .done(key, destination: "/c/\(key.client)/deliverables/\(number)/") : .nobody
      }
      let wanted: Outcome =
        number % 2 == 0 ? .done(key, destination: "/c/\(key.client)/deliverables/\(number)/") : .nobody
      #expect(outcome == wanted)
    }
  }
}
