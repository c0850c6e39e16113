import Actions
import Foundation
import Vault

/// `key=value`, as somebody wrote it after an action's name.
struct GivenFields {
  private(set) var values: [String: String] = [:]
  private var paths: [String] = []

  /// - Throws: for what is no field, a field given twice, and a file that cannot be read.
  init(_ fields: [String], for action: any TeamAction.Type) throws {
    let file = (action as? any FileAction.Type)?.fileInput.name
    for field in fields {
      guard let equals = field.firstIndex(of: "="), equals != field.startIndex else {
        throw Failure("\(field) is no field: write key=value.")
      }
      let name = String(field[..<equals])
      let value = String(field[field.index(after: equals)...])
      if name == file {
        paths.append(value)
      } else if values.updateValue(try Self.read(value), forKey: name) != nil {
        throw Failure("\(name) was given twice.")
      }
    }
  }

  /// What stands after an @ is the name of a file with the text, `@@` an @ itself.
  private static func read(_ value: String) throws -> String {
    guard value.hasPrefix("@") else { return value }
    let path = String(value.dropFirst())
    if path.hasPrefix("@") { return path }
    let data =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
    guard let data else { throw Failure("cannot read \(path). Check the name and whether you may read it.") }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure("\(path) is not text in UTF-8.")
    }
    return text
  }

  /// Puts the named files into the vault, one piece at a time.
  func takeFiles(into vault: Vault, limit: Int64) throws -> [Arrival] {
    try paths.map { path in
      guard let file = FileHandle(forReadingAtPath: path) else {
        throw Failure("cannot read \(path). Check the name and whether you may read it.")
      }
      defer { try? file.close() }
      let bar = ProgressBar(URL(filePath: path).lastPathComponent)
      let total = Int((try? file.seekToEnd()) ?? 0)
      try file.seek(toOffset: 0)
      let intake = try vault.begin(limit: limit)
      var taken = 0
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
        try intake.append(Array(piece))
        taken += piece.count
        bar.show(done: taken, of: total, detail: "bytes")
      }
      bar.finish()
      return Arrival(try intake.finish(), named: URL(filePath: path).lastPathComponent)
    }
  }
}
