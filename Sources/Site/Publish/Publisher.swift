import Foundation
import Pages
import Portal

/// Puts pages in place: only those that differ, each by a rename, never an older snapshot's over a newer one's.
///
/// The order (architecture.md, rule 4): complete the files on a stage, move them into place, remove what vanished, write
/// the manifest. Whoever calls makes the batch durable afterwards (`OutputFolder.sync`) and only then forgets the
/// change. Server and generator publish through here. One publisher serves one thread at a time.
struct Publisher: ~Copyable {
  private let output: OutputFolder
  private let stage: Stage
  private let lock: ClientLock
  private let now: @Sendable () -> Instant
  private let madeWith: [UInt8]
  /// Compare with the files themselves, not with the manifest: after a crash of the machine the manifest may have
  /// reached the disk and a page not.
  private let distrustsManifests: Bool

  /// - Parameter madeWith: what the rendered pages are made of besides the data, as `prepare` wrote it down.
  init(
    output: OutputFolder, stage: Stage, now: @escaping @Sendable () -> Instant, madeWith: [UInt8],
    distrustsManifests: Bool
  ) throws(OutputError) {
    lock = try ClientLock(in: output)
    self.output = output
    self.now = now
    self.madeWith = madeWith
    self.distrustsManifests = distrustsManifests
    self.stage = stage
  }

  func publish(_ rendered: Rendered) throws -> Outcome {
    if rendered.problem != nil { return Outcome() }
    return try lock.withLock(on: rendered.owner.name) { try publishLocked(rendered) }
  }

  /// Puts some of an owner's pages in place, ahead of the others, which are to be published next: in the manifest those
  /// stay what they are.
  /// - Returns: false where only all pages together can be published: the first time, when the day has turned, where one
  ///   cannot be made.
  func publishAhead(_ rendered: Rendered) throws -> Bool {
    try lock.withLock(on: rendered.owner.name) { try publishAheadLocked(rendered) }
  }

  private func publishAheadLocked(_ rendered: Rendered) throws -> Bool {
    try refuseOthers()
    let manifestPath = manifestPath(of: rendered.owner)
    guard !isOfAnotherDay(rendered),
      var manifest = try Files.read(manifestPath).flatMap(Manifest.init(bytes:))
    else { return false }
    if manifest.version > rendered.version { return true }
    // What went ahead later may have been another page.
    if let ahead = manifest.ahead, ahead > rendered.version { return false }
    let folder = rendered.owner.folder(in: output)
    let pages = try? rendered.pages.map { (path: $0.path, bytes: try $0.content.get()) }
    guard let pages else { return false }
    try Files.remove(manifestPath)
    for (path, bytes) in pages {
      let hash = PageHash(of: bytes)
      if manifest[path] == hash { continue }
      try replace("\(folder)/\(path)", with: bytes)
      manifest[path] = hash
    }
    manifest.ahead = rendered.version
    try settle(manifest, replacing: nil, at: manifestPath, folder)
    return true
  }

  /// A program that runs on with templates of yesterday must not put its pages over those of today.
  private func refuseOthers() throws {
    guard try Files.read(output.madeWith) == madeWith else { throw OutputError.madeByOthers }
  }

  private func isOfAnotherDay(_ rendered: Rendered) -> Bool {
    guard let (day, zone) = rendered.day else { return false }
    return zone.day(of: now()) != day
  }

  private func manifestPath(of owner: Owner) -> String { "\(output.state)/\(owner.name)" }

  private func publishLocked(_ rendered: Rendered) throws -> Outcome {
    try refuseOthers()
    let manifestPath = manifestPath(of: rendered.owner)
    let manifest = try Files.read(manifestPath).flatMap(Manifest.init(bytes:))
    var outcome = Outcome()
    outcome.isOutdated = isOfAnotherDay(rendered)
    // What is newer on one page is not so on all.
    outcome.isOvertaken = manifest?.ahead.map { $0 > rendered.version } == true
    if outcome.isOutdated || outcome.isOvertaken { return outcome }
    if let manifest, manifest.version > rendered.version {
      outcome.unchanged = manifest.pages.count
      return outcome
    }
    let folder = rendered.owner.folder(in: output)
    var plan = try plan(rendered, over: manifest, in: folder)
    let changes = !(plan.writes.isEmpty && plan.removals.isEmpty)
    // A manifest exists only while it is true: killed from here on, the next publisher compares with the files.
    if manifest != nil, changes { try Files.remove(manifestPath) }
    if plan.isFresh, !plan.writes.isEmpty {
      try writeFreshTree(plan.writes, to: folder)
    } else {
      let written = Result {
        for write in plan.writes { try replace("\(folder)/\(write.path)", with: write.bytes) }
      }
      // What nobody may see any more goes also where there is no room for what is new.
      for path in plan.removals { try remove(path, in: folder) }
      try written.get()
    }
    try settle(plan.manifest, replacing: changes ? nil : manifest, at: manifestPath, folder)
    plan.outcome.written = plan.writes.map(\.path)
    plan.outcome.removed = plan.removals
    return plan.outcome
  }

  /// The whole folder of a new owner appears at once: completed on the stage, then moved. One rename instead of one for
  /// each page.
  private func writeFreshTree(_ writes: [PublishPlan.Write], to folder: String) throws(OutputError) {
    let tree = stage.fresh()
    try Files.makeFolder(tree)
    var made: Set<Substring> = []
    for write in writes {
      if let slash = write.path.lastIndex(of: "/"), made.insert(write.path[..<slash]).inserted {
        try Files.makeFolder("\(tree)/\(write.path[..<slash])")
      }
      try Files.create("\(tree)/\(write.path)", write.bytes)
    }
    if rename(tree, folder) == 0 { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/") else { throw OutputError("publish", folder) }
    try Files.makeFolder(String(folder[..<slash]))
    try Files.move(tree, to: folder)
  }

  private func replace(_ path: String, with bytes: [UInt8]) throws(OutputError) {
    let staged = stage.fresh()
    try Files.create(staged, bytes)
    try Files.makeNewer(staged, than: path)
    if rename(staged, path) == 0 { return }
    let code = errno
    guard code == ENOENT || code == ENOTDIR, let slash = path.lastIndex(of: "/") else {
      try Files.remove(staged)
      throw OutputError("publish", path, code: code)
    }
    try Files.makeFolder(String(path[..<slash]))
    try Files.move(staged, to: path)
  }

  /// Removes a page and the folders that it leaves empty.
  private func remove(_ path: String, in folder: String) throws(OutputError) {
    try Files.remove("\(folder)/\(path)")
    var parent = Substring(path)
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      if rmdir("\(folder)/\(parent)") != 0 { return }
    }
  }

  private func settle(_ new: Manifest?, replacing old: Manifest?, at path: String, _ folder: String) throws {
    guard let new else {
      try Files.removeTree(folder)
      try Files.remove(path)
      return
    }
    if new == old { return }
    let staged = stage.fresh()
    try Files.create(staged, new.bytes)
    if rename(staged, path) == 0 { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/") else { throw OutputError("write", path) }
    try Files.makeFolder(String(path[..<slash]))
    try Files.move(staged, to: path)
  }

  private func plan(
    _ rendered: Rendered, over manifest: Manifest?, in folder: String
  ) throws(OutputError) -> PublishPlan {
    if manifest != nil, !distrustsManifests { return PublishPlan(rendered, over: manifest) }
    var plan = PublishPlan(rendered, over: nil)
    let present = try Files.walk(folder)
    plan.isFresh = present.isEmpty && access(folder, F_OK) != 0
    if !plan.isFresh { try plan.compare(with: present, in: folder) }
    return plan
  }
}
