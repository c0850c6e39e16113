import CPosix
import Foundation
import Portal
import Store

/// The folder that pages are published to, and where things are in it.
///
/// ```
/// <root>/<workspace>/public/…             sign-in, messages, assets
/// <root>/<workspace>/clients/<client>/…   one client's private pages
/// <root>/hosts/<host> -> ../<workspace>   the only links
/// <root>/.stage/…, <root>/.state/…        never served
/// ```
package struct OutputFolder: Sendable {
  package let root: String

  package init(root: String) {
    self.root = root
  }

  package func workspace(_ id: Workspace.ID) -> String { "\(root)/\(id.text)" }
  package func publicFolder(_ id: Workspace.ID) -> String { "\(root)/\(id.text)/public" }
  package func clients(_ id: Workspace.ID) -> String { "\(root)/\(id.text)/clients" }
  package func client(_ key: ClientKey) -> String {
    "\(root)/\(key.workspace.text)/clients/\(key.client.text)"
  }
  var hosts: String { "\(root)/hosts" }
  var stage: String { "\(root)/.stage" }
  var state: String { "\(root)/.state" }
  /// Says what the pages are made of besides the data.
  var madeWith: String { "\(state)/made-with" }

  /// Creates what is missing and proves that files can be made, so that an error comes before any work. A disk that is
  /// full is none yet: what nobody may see any more can still be removed from it.
  package func prepare() throws(OutputError) {
    try Files.makeFolder(root)
    try Files.makeFolder(stage)
    try Files.makeFolder(state)
    try probe(bytes: 0)
  }

  /// Whether a file can be written here now; one with something in it, for an empty one can be made on a full disk.
  package func checkWritable() throws(OutputError) { try probe(bytes: 4096) }

  private func probe(bytes count: Int) throws(OutputError) {
    let path = "\(stage)/.probe-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let made = Result { () throws(OutputError) in
      try Files.create(path, [UInt8](repeating: 0, count: count))
    }
    try Files.remove(path)
    try made.get()
  }

  /// Makes everything written so far survive a power loss: one call, however many files.
  func sync() throws(OutputError) {
    let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw OutputError("open", root) }
    defer { close(folder) }
    guard portico_sync_filesystem(folder) == 0 else { throw OutputError("make durable what is in", root) }
  }
}
