import Foundation
import GRDB
import PorticoCrypto
import Testing

@testable import Actions

@Suite("Import of work to review, files and letters")
struct ReviewImportTests {
  private func loaded() throws -> (TemporaryImport, ReviewDocument) {
    let place = try TemporaryImport()
    let review = try ReviewDocument()
    try place.load(review.document, files: review.folder.path)
    return (place, review)
  }

  @Test("every record is stored, whatever the order of the lists", arguments: [false, true])
  func stored(isBackwards: Bool) throws {
    let place = try TemporaryImport()
    let review = try ReviewDocument()
    defer { review.remove() }
    let document = isBackwards ? review.document.backwards : review.document
    let result = try place.load(document, files: review.folder.path)
    let rows = try place.rows()
    let expected = [
      "deliverable": 2, "reviewer": 1, "version": 3, "version_file": 3, "comment": 3, "approval": 1,
      "change_request": 2, "file": 2, "file_request": 1, "file_request_file": 1, "feedback": 1,
      "feedback_message": 2, "feedback_attachment": 1, "blob": 2,
    ]
    for (table, count) in expected { #expect(rows[table] == count, "\(table)") }
    for count in result.counts where expected[count.table] != nil {
      #expect(count.added == expected[count.table], "\(count.table)")
      #expect(count.updated == 0 && count.unchanged == 0, "\(count.table)")
    }
    #expect(
      try place.value("SELECT group_concat(status) FROM (SELECT status FROM deliverable ORDER BY title)")
        == "approved,changes_requested")
    #expect(try place.value("SELECT pin FROM comment WHERE body = 'Hm'") == #"{"x":0.5,"y":0.25}"#)
    #expect(try place.value("SELECT name FROM version_file ORDER BY name DESC") == "two.txt")
    #expect(try place.value("SELECT count(*) FROM pragma_foreign_key_check") == 0)
  }

  @Test("the same file twice changes nothing", arguments: [false, true])
  func again(isBackwards: Bool) throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let before = try place.everything()
    let document = isBackwards ? review.document.backwards : review.document
    #expect(try place.load(document, files: review.folder.path).isUnchanged)
    let after = try place.everything()
    #expect(after == before, "\(Set(after).symmetricDifference(before))")
  }

  @Test("a second import with a mistake tells of that mistake, and of no file that is the same")
  func againWithMistake() throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let spoiled = try #require(
      review.document.replacing("ada@acme.example", with: "nobody", in: "clients")
        ?? review.document.replacing(#""email":""#, with: #""email":"@"#, in: "clients"))
    let problems = try place.problems(of: spoiled, files: review.folder.path)
    #expect(problems.count == 1 && problems[0].hasPrefix("clients[0].email"), "\(problems)")
  }

  @Test("the bytes are in the vault, under the hash that the rows name, with what they are")
  func bytes() throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let hash = SHA256.digest(of: "two".utf8)
    let file = try place.vault.open(hash)
    #expect(try file.read(at: 0, count: 10) == Array("two".utf8))
    #expect(try place.value("SELECT size FROM blob WHERE sha256 = '\(hash.hex)'") == 3)
    #expect(try place.value("SELECT sha256 FROM file WHERE scope = 'project'") == hash.hex)
  }

  @Test(
    "a version's hash is its file's, that of sha256sum's lines, or that of its link; an approval names it")
  func versionHash() throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let (one, two) = (SHA256.digest(of: "one".utf8).hex, SHA256.digest(of: "two".utf8).hex)
    let both = SHA256.digest(of: "\(one)  One.txt\n\(two)  two.txt\n".utf8).hex
    let hashes = try place.temporary.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT version.sha256 FROM version JOIN deliverable ON deliverable.id = version.deliverable
          ORDER BY title, number
          """)
    }
    #expect(hashes == [one, both, SHA256.digest(of: "https://app.example/p".utf8).hex])
    #expect(
      try place.value("SELECT sha256 || name || email || receipt FROM approval")
        == "\(both)Adaada@fjell.example")
  }

  @Test("what is wrong is told with its path, and nothing is stored", arguments: Spoiled.review)
  func told(_ spoiled: Spoiled) throws {
    let place = try TemporaryImport()
    let review = try ReviewDocument()
    defer { review.remove() }
    let document = try #require(
      review.document.replacing(spoiled.old, with: spoiled.new, in: spoiled.part))
    let problems = try place.problems(of: document, files: review.folder.path)
    #expect(problems.contains(spoiled.problem), "\(problems)")
    #expect(try place.isEmpty())
  }

  @Test(
    "records are not changed by a later file",
    arguments: [
      (
        #""title":"Poster""#, #""title":"Placard""#,
        "deliverables[0].title: cannot be changed: the deliverable is approved"
      ),
      (
        #"[{"file":"one.txt"}]"#, #"[{"file":"papers/two.txt"}]"#,
        "deliverables[0].versions[0].files[0].file: cannot be changed: a version is a record, make a new one"
      ),
      (
        #""note":"Again""#, #""note":"Never mind""#,
        "deliverables[0].changeRequests[0].note: cannot be changed: a request for changes is a record"
      ),
      (
        #""approvedAt":"2026-11-11"#, #""approvedAt":"2026-11-12"#,
        "deliverables[0].approvals[0].approvedAt: cannot be changed: an approval is a record"
      ),
    ])
  func frozen(old: String, new: String, problem: String) throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let before = try place.everything()
    let document = try #require(review.document.replacing(old, with: new, in: "deliverables"))
    #expect(try place.problems(of: document, files: review.folder.path).contains(problem))
    #expect(try place.everything() == before)
  }

  @Test("a later file adds the next version and the approval that ends it")
  func nextVersion() throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let result = try place.load(
      """
      {"format":"portico/1","workspace":{"slug":"acme"},
       "deliverables":[{"id":"d2","project":"app","title":"Prototype","status":"approved",
         "versions":[{"id":"v4","number":2,"author":"max@acme.example","createdAt":"2026-11-13T09:00:00Z",
           "files":[{"file":"one.txt"}]}],
         "approvals":[{"id":"a2","version":"v4","client":"ben","approvedAt":"2026-11-14T09:00:00Z"}]}]}
      """, files: review.folder.path)
    #expect(try place.value("SELECT status FROM deliverable WHERE external_id = 'd2'") == "approved")
    let changed = result.counts.first { $0.table == "deliverable" }
    #expect(changed?.updated == 1 && changed?.added == 0 && changed?.unchanged == 0)
  }

  @Test("what another workspace has is not found")
  func otherWorkspace() throws {
    let (place, review) = try loaded()
    defer { review.remove() }
    let version: String? = try place.value("SELECT version FROM approval")
    let problems = try place.problems(
      of: Array(
        """
        {"format":"portico/1","workspace":{"slug":"other","name":"O","timeZone":"Europe/Rome","locale":"it","currency":"EUR"},
         "members":[{"email":"o@o.example","name":"O","role":"owner"}],"projects":[{"id":"p","name":"P"}],
         "deliverables":[{"id":"d","project":"p","title":"D","status":"draft","approvals":[
           {"id":"a","version":"\(version ?? "")","client":"ada","approvedAt":"2026-11-14T09:00:00Z"}]}]}
        """.utf8))
    #expect(
      problems == [
        "deliverables[0].approvals[0].version: there is no version “\(version ?? "")”",
        "deliverables[0].approvals[0].client: there is no client “ada”",
      ])
  }
}
