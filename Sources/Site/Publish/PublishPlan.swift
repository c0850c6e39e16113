import Pages
import Portal

/// What has to be written and removed to get from what was published to what was rendered.
struct PublishPlan {
  struct Write {
    let path: String
    let bytes: [UInt8]
  }

  private(set) var writes: [Write] = []
  private(set) var removals: [String] = []
  /// Nil where nothing is left of the owner.
  private(set) var manifest: Manifest?
  var outcome = Outcome()
  /// Nothing of this owner is on disk.
  var isFresh = false
  private let rendered: Rendered

  /// By the manifest alone. Without one, everything counts as new until it is compared with the files.
  init(_ rendered: Rendered, over manifest: Manifest?) {
    self.rendered = rendered
    var old: [String: PageHash] = [:]
    for page in manifest?.pages ?? [] { old[page.path] = page.hash }
    var pages: [(path: String, hash: PageHash)] = []
    for page in rendered.pages {
      let before = old.removeValue(forKey: page.path)
      switch page.content {
      case .success(let bytes):
        let hash = PageHash(of: bytes)
        pages.append((page.path, hash))
        if hash == before {
          outcome.unchanged += 1
        } else {
          writes.append(Write(path: page.path, bytes: bytes))
        }
      case .failure:
        outcome.failed += 1
        if let before { pages.append((page.path, before)) }
      }
    }
    removals = old.keys.filter { !isKept($0) }.sorted()
    pages.sort { $0.path < $1.path }
    self.manifest =
      rendered.pages.isEmpty ? nil : Manifest(version: rendered.version, pages: pages)
  }

  /// By the files themselves: what is as it should be stays, what is not is written, what nobody made is removed.
  mutating func compare(with present: [String], in folder: String) throws(OutputError) {
    writes = []
    outcome = Outcome()
    var rest = Set(present)
    for page in rendered.pages {
      rest.remove(page.path)
      switch page.content {
      case .success(let bytes):
        if try Files.read("\(folder)/\(page.path)") == bytes {
          outcome.unchanged += 1
        } else {
          writes.append(Write(path: page.path, bytes: bytes))
        }
      case .failure:
        outcome.failed += 1
        try keepPublished(page.path, in: folder)
      }
    }
    removals = rest.filter { !isKept($0) }.sorted()
  }

  /// Where assets lie below the public folder.
  static let assets = "assets/"

  /// Assets outlive the pages that named them (`Site.retireAssets`).
  private func isKept(_ path: String) -> Bool {
    if case .everybody = rendered.owner { path.hasPrefix(Self.assets) } else { false }
  }

  /// A page that cannot be made now keeps its last good version, and the manifest says which that is.
  private mutating func keepPublished(_ path: String, in folder: String) throws(OutputError) {
    guard let bytes = try Files.read("\(folder)/\(path)") else { return }
    manifest?[path] = PageHash(of: bytes)
  }
}
