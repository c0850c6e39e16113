import Foundation
import Portal

@testable import Vault

/// A vault, a folder of previews beside it, and the tools of this machine or of a test.
struct Workshop {
  let temporary: TemporaryVault
  let previews: Vault
  let maker: PreviewMaker

  /// - Parameter tools: nil for those of this machine.
  init(tools: PreviewTools? = nil, change: (inout ToolLimits) -> Void = { _ in }) throws {
    temporary = try TemporaryVault()
    previews = try Vault(at: temporary.folder.appending(path: "previews").path)
    var limits = ToolLimits()
    change(&limits)
    maker = try PreviewMaker(
      originals: temporary.vault, previews: previews, tools: tools ?? .find(), limits: limits)
  }

  /// With shell scripts in place of tools: what goes wrong is chosen.
  static func with(
    _ tool: PreviewTools.Tool, _ script: String, change: (inout ToolLimits) -> Void = { _ in }
  ) throws -> Workshop {
    let folder = FileManager.default.temporaryDirectory.appending(path: "portico-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: tool.rawValue).path
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return try Workshop(tools: .find(in: [folder.path]), change: change)
  }

  /// - Parameter type: as which it is to be treated, whatever it is.
  func make(_ bytes: [UInt8], as type: String? = nil, moment: Int? = nil) throws -> [PreviewMaker.Made] {
    let stored = try temporary.store(bytes, limit: 1 << 30)
    let blob = Blob(
      size: stored.size, mediaType: type ?? stored.recognition.mediaType, width: stored.recognition.width,
      height: stored.recognition.height, duration: stored.recognition.duration)
    return try maker.make(of: stored.sha256, blob, moment: moment, isStopped: { false })
  }

  /// What lies in the folder of previews besides its own folders.
  var left: [String] {
    (FileManager.default.enumerator(atPath: previews.root)?.allObjects as? [String] ?? [])
      .filter { !["making", "incoming", "partial"].contains($0) }.sorted()
  }

  /// Processes that have to do with this folder, by what they were started with.
  var processes: [String] {
    let folder = temporary.folder.lastPathComponent
    return (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.filter { Int32($0) != nil }
      .compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
      .map { String(decoding: $0, as: UTF8.self) }.filter { $0.contains(folder) } ?? []
  }

  /// Of the demo.
  static func demo(_ name: String) throws -> [UInt8] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return Array(try Data(contentsOf: root.appending(path: "site-templates/demo/\(name)")))
  }
}
