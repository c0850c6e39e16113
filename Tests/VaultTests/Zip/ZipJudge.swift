import Foundation
import PorticoCrypto
import Synchronization

@testable import Vault

/// A zip in a file of its own, gone with the test, and those who know zips better than we do.
final class ZipJudge {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "portico-\(UUID().uuidString).zip").path
  }

  deinit {
    unlink(path)
  }

  /// Writes what the zip says around the contents of its files; a file without contents is a hole in the disk's file.
  /// - Returns: how long it became.
  func write(_ zip: Zip, _ contents: [[UInt8]?]) throws -> Int64 {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var sums: [UInt32] = []
    var waiting: [UInt8] = []
    for (index, content) in contents.enumerated() {
      var crc = CRC32()
      crc.update(content ?? [])
      sums.append(crc.value)
      waiting += zip.header(index)
      if let content {
        waiting += content
      } else {
        try file.write(contentsOf: waiting)
        waiting = []
        try file.seek(toOffset: try file.offset() + UInt64(zip.entries[index].size))
      }
      waiting += zip.descriptor(index, crc: crc.value)
    }
    for index in contents.indices { waiting += zip.record(index, crc: sums[index]) }
    try file.write(contentsOf: waiting + zip.end)
    let length = Int64(try file.offset())
    try file.close()
    return length
  }

  /// What a program writes; nil where it says that something is wrong.
  static func run(_ program: [String]) throws -> String? {
    try turn.withLock { _ in try runAlone(program) }
  }

  /// One after the other: two of Foundation's processes that end at once have brought a whole run of tests down.
  private static let turn = Mutex(())

  private static func runAlone(_ program: [String]) throws -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = program
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
  }

  func python(_ script: String) throws -> String? {
    try Self.run(["python3", "-c", "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\n" + script, path])
  }

  func unzip(_ options: String...) throws -> String? { try Self.run(["unzip"] + options + [path]) }
}
