import Foundation

/// A folder of a test's own, removed with all that is in it.
final class TemporaryFolder {
  private let root: URL
  /// Where a key ring goes; not made yet.
  var keys: String { root.appending(path: "keys").path }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "portico-crypto-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func path(_ name: String) -> String { keys + "/" + name }

  /// The files in the folder of keys, hidden ones too.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: keys).sorted()
  }

  func content() throws -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: try names().map { ($0, try read($0)) })
  }

  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  func setMode(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  func read(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path(name))))
  }

  func write(_ name: String, _ bytes: some Sequence<UInt8>, mode: Int = 0o600) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
    try setMode(path(name), mode)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }
}
