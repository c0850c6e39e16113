import Foundation

/// Python as a second opinion and as the maker of large files.
enum Python {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL
  static let hasSchemas = (try? run(["-c", "from jsonschema import Draft202012Validator"])) != nil
  static let isThere = (try? run(["-c", "pass"])) != nil

  static func sample() throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: "Tests/ActionsTests/Import/Samples/agency.json")))
  }

  /// Where the files that the sample names lie.
  static let sampleFolder = root.appending(path: "Tests/ActionsTests/Import/Samples").path

  struct Failure: Error {
    let output: String
  }

  /// The agency of the benchmarks, with that many clients.
  static func writeAgency(clients: Int, to file: URL) throws {
    try run([root.appending(path: "scripts/bench.d/make_import.py").path, String(clients), file.path])
  }

  /// What it writes to standard output; anything but exit code 0 is an error.
  @discardableResult
  static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw Failure(output: text) }
    return text
  }
}
