import Foundation
import TestSupport

/// A sound file with work to review, files and letters, and the folder of what it names.
struct ReviewDocument {
  let folder: URL
  var document: ImportDocument

  init() throws {
    folder = try TemporaryStore.makeFolder()
    try FileManager.default.createDirectory(
      at: folder.appending(path: "papers"), withIntermediateDirectories: true)
    try Data("one".utf8).write(to: folder.appending(path: "one.txt"))
    try Data("two".utf8).write(to: folder.appending(path: "papers/two.txt"))
    document = Self.sound
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  static let sound = ImportDocument.sound
    .with(
      "deliverables",
      """
      [{"id":"d1","project":"site","title":"Poster","status":"approved","readyAt":"2026-11-10T09:00:00Z",
        "reviewers":["ada"],
        "versions":[
          {"id":"v1","number":1,"author":"max@acme.example","createdAt":"2026-11-01T09:00:00Z","files":[{"file":"one.txt"}],
           "comments":[{"id":"c1","client":"ada","body":"Hm","postedAt":"2026-11-02T09:00:00Z","pin":{"x":0.5,"y":0.25}},
             {"id":"c2","member":"max@acme.example","replyTo":"c1","body":"Yes","postedAt":"2026-11-02T10:00:00Z"},
             {"id":"c3","client":"ada","replyTo":"c2","body":"Good","postedAt":"2026-11-02T11:00:00Z"}]},
          {"id":"v2","number":2,"author":"max@acme.example","createdAt":"2026-11-10T09:00:00Z",
           "files":[{"file":"one.txt","name":"One.txt"},{"file":"papers/two.txt"}]}],
        "approvals":[{"id":"a1","version":"v2","client":"ada","approvedAt":"2026-11-11T09:00:00Z"}],
        "changeRequests":[{"id":"r1","version":"v1","client":"ada","note":"Again","requestedAt":"2026-11-03T09:00:00Z"}]},
       {"id":"d2","project":"app","title":"Prototype","status":"changes_requested","readyAt":"2026-11-10T09:00:00Z",
        "versions":[{"id":"v3","number":1,"link":"https://app.example/p","author":"max@acme.example",
          "createdAt":"2026-11-10T09:00:00Z"}],
        "changeRequests":[{"id":"r2","version":"v3","client":"ben","note":"Larger","requestedAt":"2026-11-12T09:00:00Z"}]}]
      """
    )
    .with(
      "files",
      """
      [{"id":"f1","file":"papers/two.txt","scope":"project","project":"site","sharedAt":"2026-11-01T09:00:00Z"},
       {"id":"f2","file":"one.txt","scope":"workspace","author":"max@acme.example","sharedAt":"2026-11-01T09:00:00Z"}]
      """
    )
    .with(
      "fileRequests",
      """
      [{"id":"q1","project":"site","title":"Logo","author":"max@acme.example","askedAt":"2026-11-01T09:00:00Z",
        "files":[{"id":"s1","client":"ada","file":"one.txt","sentAt":"2026-11-02T09:00:00Z"}]}]
      """
    )
    .with(
      "feedback",
      """
      [{"id":"t1","client":"ada","project":"site","state":"answered","openedAt":"2026-11-01T09:00:00Z",
        "messages":[{"id":"m1","body":"Hello","postedAt":"2026-11-01T09:00:00Z","attachments":[{"file":"one.txt"}]},
          {"id":"m2","member":"olga@acme.example","body":"Hello!","postedAt":"2026-11-01T10:00:00Z"}]}]
      """)
}
