import Foundation
import Portal
import Testing

@testable import Vault

@Suite("U-06 hostile files and tools", .serialized)
struct HostilePreviewTests {
  /// Ends in time, makes nothing, leaves nothing.
  private func fails(
    _ workshop: Workshop, within seconds: Int = 20, _ bytes: [UInt8], as type: String? = nil
  ) {
    let start = ContinuousClock.now
    #expect(throws: (any Error).self) { try workshop.make(bytes, as: type) }
    #expect(ContinuousClock.now - start < .seconds(seconds))
    #expect(workshop.left.isEmpty, "\(workshop.left)")
    // A process that was ended is gone when the kernel has come to it.
    for _ in 0..<100 where !workshop.processes.isEmpty { usleep(20_000) }
    #expect(workshop.processes.isEmpty)
  }

  @Test(
    "nothing, a picture with nothing in it, a drawing, two things at once: no preview",
    arguments: [
      ("image/png", ""), ("application/pdf", ""), ("video/mp4", ""), ("video/webm", "\u{1A}E"),
      (
        "image/svg+xml",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>1</script></svg>"
      ),
      (
        "image/png",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
      ),
      ("image/gif", "GIF89a=1;/*<script>alert(1)</script>*/"), ("image/jpeg", "%PDF-1.4\n%%EOF"),
      ("application/pdf", "%PDF-1.4 <html><script>1</script>"),
      ("video/mp4", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
    ])
  func nonsense(type: String, text: String) throws {
    fails(try Workshop(), Array(text.utf8), as: type)
  }

  @Test("a header that promises 50,000 × 50,000 pixels is not even tried, and one of fewer fails")
  func header() throws {
    fails(try Workshop.with(.vipsthumbnail, "exit 0"), within: 1, Samples.png(width: 50_000, height: 50_000))
    fails(try Workshop(), Samples.png(width: 15_000, height: 15_000))
  }

  @Test("a PDF whose page draws ten thousand million things ends when its time is over")
  func bomb() throws {
    var objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects.append(
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>")
    objects.append("<</Length 5>>stream\n/X Do\nendstream")
    for level in 5..<15 {
      let content = level == 14 ? "0 0 9 9 re f" : String(repeating: "/X Do ", count: 10)
      objects.append(
        "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length \(content.utf8.count)"
          + "/Resources<</XObject<</X \(level + 1) 0 R>>>>>>stream\n\(content)\nendstream")
    }
    var text = "%PDF-1.4\n"
    for (index, object) in objects.enumerated() { text += "\(index + 1) 0 obj\(object)endobj\n" }
    text += "trailer<</Root 1 0 R/Size \(objects.count + 1)>>\n%%EOF"
    fails(try Workshop { $0.patience = 2 }, within: 6, Array(text.utf8))
    fails(try Workshop { $0.processor = 1 }, within: 20, Array(text.utf8))
  }

  @Test("a tool that never ends, and what it started, end when their time is over")
  func endless() throws {
    let film = try Workshop.demo("winter-film.mp4")
    let script = #"sh -c "sleep 600; : $PWD" & sleep 600"#
    fails(try .with(.ffmpeg, script) { $0.patience = 1 }, within: 4, film)
  }

  @Test(
    "a tool that takes all memory, writes without end, or is broken, makes nothing",
    arguments: [
      "a=x; while :; do a=$a$a; done", "cat /dev/zero >small.jpg", "kill -SEGV $$", "exit 1", "exit 0",
      ": >small.jpg", "ln -s /etc/passwd small.jpg", "mkdir small.jpg", "mkfifo small.jpg",
      "echo '<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>' >small.jpg",
      "echo '<!doctype html><script>1</script>' >small.jpg",
    ])
  func broken(script: String) throws {
    let workshop = try Workshop.with(.ffmpeg, script) {
      $0.memory = 64 << 20
      $0.output = 1 << 20
    }
    fails(workshop, try Workshop.demo("winter-film.mp4"))
  }

  @Test("a tool sees no network, none of our settings, and of our files the one that it is given")
  func walls() throws {
    let tools = PreviewTools.find()
    try #require(tools.isConfined, "bwrap makes no namespaces here")
    let workshop = try Workshop(tools: tools)
    let stored = try workshop.temporary.store([1])
    let other = try workshop.temporary.store([2])
    setenv("PORTICO_TEST_SECRET", "s", 1)
    defer { unsetenv("PORTICO_TEST_SECRET") }
    let (input, folder) = (workshop.temporary.path(of: stored), workshop.temporary.folder.path + "/out")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = """
      test -r \(input) && ! test -e \(workshop.temporary.path(of: other)) && ! test -e /etc/passwd \
      && ! (echo >>\(input)) && test -z "$PORTICO_TEST_SECRET" && test "$(ls /sys/class/net 2>/dev/null)" = "" \
      && test $(grep -c : /proc/net/dev) = 1 && touch \(folder)/x
      """
    let command = tools.confined(["/bin/sh", "-c", script], input: input, folder: folder)
    let ending = ToolRun(command: command, folder: folder, limits: ToolLimits()).run(isStopped: { false })
    #expect(ending == .done)
    #expect(FileManager.default.fileExists(atPath: "\(folder)/x"))
  }

  @Test("what a process that died left is swept out")
  func sweep() throws {
    let workshop = try Workshop()
    let folder = "\(workshop.previews.root)/making/left"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/page-1.jpg"))
    workshop.maker.sweep()
    #expect(workshop.left.isEmpty)
  }
}
