import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("The team and its clients")
struct ConversationTests {
  private let room: TeamRoom

  init() throws { room = try TeamRoom() }

  @Test("an answer is mailed to the client, and answers the conversation; the next message opens it again")
  func reply() throws {
    let thread = try room.run(SendFeedback.self, ["message": "Hello"], as: room.ada).text
    try room.run(
      ReplyToFeedback.self, ["thread": thread, "message": "Good day"], files: [TeamRoom.file("a.pdf")])
    #expect(try room.text("SELECT state FROM feedback WHERE id = $1", [thread]) == "answered")
    #expect(
      try room.mails() == ["feedback \(room.agency.owner)", "reply \(room.agency.ada)"])
    try room.run(SendFeedback.self, ["thread": thread, "message": "Thanks"], as: room.ada)
    #expect(try room.text("SELECT state FROM feedback WHERE id = $1", [thread]) == "open")
    try room.run(SettleFeedback.self, ["thread": thread, "state": "closed"])
    #expect(try room.text("SELECT state FROM feedback WHERE id = $1", [thread]) == "closed")
  }

  @Test(
    "a file request is mailed to whom it asks, answered by them with a task and a mail for the lead, then settled"
  )
  func fileRequest() throws {
    let request = try room.run(
      RequestFiles.self,
      ["project": room.agency.website.text, "title": "Logo", "client": room.agency.ada.text]
    ).text
    #expect(try room.mails() == ["file-request \(room.agency.ada)"])
    #expect(throws: ActionError.self) {
      try room.run(
        AnswerFileRequest.self, ["request": request], files: [TeamRoom.file("logo.svg")],
        as: .client(room.agency.ben, workspace: room.agency.workspace))
    }
    #expect(throws: ActionError.self) {
      try room.run(AnswerFileRequest.self, ["request": request], as: room.ada)
    }
    try room.run(
      AnswerFileRequest.self, ["request": request], files: [TeamRoom.file("logo.svg")], as: room.ada)
    #expect(try room.mails().last == "files-sent \(room.agency.jonas)")
    #expect(
      try room.count("SELECT count(*) FROM task WHERE kind = 'files' AND subject = $1", [request]) == 1)
    try room.run(SettleFileRequest.self, ["request": request])
    #expect(throws: ActionError.self) {
      try room.run(
        AnswerFileRequest.self, ["request": request], files: [TeamRoom.file("more.svg", "more")],
        as: room.ada)
    }
  }

  @Test("whoever is asked for files must be able to see the project")
  func strangerIsNotAsked() throws {
    #expect(throws: ActionError.self) {
      try room.run(
        RequestFiles.self,
        ["project": room.agency.website.text, "title": "Logo", "client": room.agency.cleo.text])
    }
  }

  @Test("an answer to a remark is mailed to the clients in that thread, and to no other")
  func answer() throws {
    let comment = try #require(
      try room.text(
        "SELECT id FROM comment WHERE client IS NOT NULL AND version = $1",
        [
          room.review.openVersion
        ]))
    try room.run(
      AnswerComment.self,
      ["version": room.review.openVersion, "text": "Done", "reply-to": comment])
    #expect(try room.mails() == ["comment \(room.agency.ada)"])
    #expect(throws: ActionError.self) {
      try room.run(
        AnswerComment.self,
        ["version": room.review.approvedVersion, "text": "Elsewhere", "reply-to": comment])
    }
    #expect(throws: ActionError.self) {
      try room.run(
        AnswerComment.self,
        ["version": room.review.openVersion, "text": "x", "pin": #"{"file":2,"x":0.5,"y":0.5}"#])
    }
  }

  @Test("documents go to exactly one circle, and are taken back")
  func share() throws {
    let files = [TeamRoom.file("a.pdf"), TeamRoom.file("b.pdf", "b")]
    #expect(throws: ActionError.self) { try room.run(ShareFiles.self, [:], files: files) }
    #expect(throws: ActionError.self) {
      try room.run(
        ShareFiles.self, ["client": room.agency.ada.text, "everybody": "yes"], files: files)
    }
    let ids = try room.run(ShareFiles.self, ["client": room.agency.ada.text], files: files)
    #expect(
      try room.count(
        "SELECT count(*) FROM file WHERE client = $1 AND name IN ('a.pdf', 'b.pdf')",
        [
          room.agency.ada.text
        ]) == 2)
    try room.run(UnshareFile.self, ["file": ids[0].text])
    #expect(try room.count("SELECT count(*) FROM file WHERE name = 'a.pdf' ") == 0)
  }

  @Test("an update is mailed to the clients of its project")
  func update() throws {
    try room.run(PostUpdate.self, ["project": room.agency.app.text, "text": "News"])
    #expect(try room.mails() == ["update \(room.agency.cleo)"])
  }
}
