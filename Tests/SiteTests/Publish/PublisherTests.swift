import Foundation
import Pages
import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("Publishing")
struct PublisherTests {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }
  private let output: OutputFolder
  private let owner = Owner.client(
    ClientKey(workspace: .init(unchecked: "ws_test"), client: .init(unchecked: "client_test")))

  init() throws {
    temporary = try TemporaryFolder()
    output = OutputFolder(root: temporary.url.appending(path: "output").path)
    try output.prepare()
    try Files.create(output.madeWith, [])
  }

  private func publish(
    _ pages: [String: String], at position: Int64, epoch: Int64 = 0, distrusting: Bool = false
  ) throws -> Outcome {
    let publisher = try Publisher(
      output: output, stage: Stage(in: output), now: { Instant(seconds: 0) }, madeWith: [],
      distrustsManifests: distrusting)
    let pages = pages.map { Page(path: $0.key, content: .success(Array($0.value.utf8))) }
    return try publisher.publish(
      Rendered(
        owner: owner, version: SnapshotVersion(epoch: epoch, position: position), day: nil,
        pages: pages.sorted { $0.path < $1.path }))
  }

  private func onDisk() throws -> [String: String] {
    try TemporarySite.files(of: owner.folder(in: output)).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private var manifest: String { "\(output.state)/\(owner.name)" }

  @Test("only what differs is written")
  func minimal() throws {
    #expect(
      try publish(["a/index.html": "1", "index.html": "2"], at: 1).written.sorted() == [
        "a/index.html", "index.html",
      ])
    let again = try publish(["a/index.html": "1", "index.html": "3"], at: 2)
    #expect(again.written == ["index.html"] && again.unchanged == 1)
    #expect(try onDisk() == ["a/index.html": "1", "index.html": "3"])
  }

  @Test("an unchanged page keeps its file, so that nobody downloads it again")
  func sameFile() throws {
    _ = try publish(["index.html": "1"], at: 1)
    let inode = {
      try FileManager.default.attributesOfItem(atPath: owner.folder(in: output) + "/index.html")[
        .systemFileNumber] as? Int
    }
    let before = try inode()
    _ = try publish(["index.html": "1"], at: 2)
    #expect(try inode() == before)
  }

  @Test("what vanished is removed with its folders")
  func removal() throws {
    _ = try publish(["a/b/index.html": "1", "index.html": "2"], at: 1)
    #expect(try publish(["index.html": "2"], at: 2).removed == ["a/b/index.html"])
    #expect(!FileManager.default.fileExists(atPath: owner.folder(in: output) + "/a"))
    _ = try publish([:], at: 3)
    #expect(!FileManager.default.fileExists(atPath: owner.folder(in: output)))
    #expect(!FileManager.default.fileExists(atPath: manifest))
  }

  @Test("an older snapshot never replaces a newer one, but a later restore does")
  func monotonic() throws {
    _ = try publish(["index.html": "new"], at: 9)
    #expect(try publish(["index.html": "old"], at: 8).written.isEmpty)
    #expect(try onDisk() == ["index.html": "new"])
    _ = try publish(["index.html": "restored"], at: 3, epoch: 1)
    #expect(try onDisk() == ["index.html": "restored"])
  }

  @Test(
    "a manifest that is torn, empty, foreign or lies about its pages is not believed",
    arguments: [
      "", "portico manifest 1 0 1\n", "portico manifest 1 0 1\nend 1\n", "\u{0}\u{0}",
      "portico manifest 2 0 0\nend 0\n",
    ])
  func tornManifest(text: String) throws {
    _ = try publish(["index.html": "1", "gone/index.html": "2"], at: 1)
    try Data(text.utf8).write(to: URL(fileURLWithPath: manifest))
    let outcome = try publish(["index.html": "1"], at: 2)
    #expect(outcome.unchanged == 1 && outcome.removed == ["gone/index.html"])
    #expect(try onDisk() == ["index.html": "1"])
  }

  @Test(
    "killed between a page and its manifest, the next one compares with the files: also when the data went back"
  )
  func killedBetween() throws {
    _ = try publish(["index.html": "1"], at: 1)
    // What a publisher killed half-way leaves: the manifest is gone, one page is new, one nobody knows.
    try FileManager.default.removeItem(atPath: manifest)
    try Data("2".utf8).write(to: URL(fileURLWithPath: owner.folder(in: output) + "/index.html"))
    try Data("3".utf8).write(to: URL(fileURLWithPath: owner.folder(in: output) + "/secret.html"))
    _ = try publish(["index.html": "1"], at: 3)
    #expect(try onDisk() == ["index.html": "1"])
  }

  @Test("while pages are being replaced there is no manifest")
  func manifestOnlyWhileTrue() throws {
    _ = try publish(["index.html": "1"], at: 1)
    // A folder stands where the page has to go: the rename fails half-way.
    let page = owner.folder(in: output) + "/index.html"
    try FileManager.default.removeItem(atPath: page)
    try FileManager.default.createDirectory(atPath: page + "/x", withIntermediateDirectories: true)
    #expect(throws: OutputError.self) { try publish(["index.html": "2"], at: 2) }
    #expect(!FileManager.default.fileExists(atPath: manifest))
    try FileManager.default.removeItem(atPath: page)
    _ = try publish(["index.html": "2"], at: 3)
    #expect(try onDisk() == ["index.html": "2"])
  }

  @Test("after a crash of the machine the manifests are not believed")
  func distrust() throws {
    _ = try publish(["index.html": "1"], at: 1)
    try Data("half".utf8).write(to: URL(fileURLWithPath: owner.folder(in: output) + "/index.html"))
    #expect(try publish(["index.html": "1"], at: 1).written.isEmpty)
    #expect(try publish(["index.html": "1"], at: 1, distrusting: true).written == ["index.html"])
  }

  @Test("what dead publishers left on the stage is swept, what living ones hold is not")
  func sweep() throws {
    let alive = try Stage(in: output)
    try Files.create(alive.fresh(), [1])
    let dead = "\(output.stage)/999999-dead"
    try Files.makeFolder(dead)
    try Files.create("\(dead)/1", [1])
    try Stage.sweep(output)
    #expect(!FileManager.default.fileExists(atPath: dead))
    #expect(try Files.entries(of: alive.path).count == 1)
  }

  @Test("a link in a client's folder is not followed, it is replaced")
  func links() throws {
    let outside = folder.appending(path: "outside")
    try Data("secret".utf8).write(to: outside)
    _ = try publish(["index.html": "1"], at: 1)
    let page = owner.folder(in: output) + "/index.html"
    try FileManager.default.removeItem(atPath: page)
    try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: outside.path)
    #expect(throws: OutputError.self) { try Files.read(page) }
  }

  @Test("many publishers at once leave the newest snapshot's pages whole")
  func parallel() async throws {
    try await withThrowingTaskGroup { group in
      for position in (1...60).shuffled() {
        group.addTask {
          _ = try self.publish(
            ["index.html": "\(position)", "a/index.html": "\(position)"], at: Int64(position))
        }
      }
      try await group.waitForAll()
    }
    #expect(try onDisk() == ["index.html": "60", "a/index.html": "60"])
  }
}
