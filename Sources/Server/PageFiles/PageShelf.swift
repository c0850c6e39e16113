import NIOCore
import PorticoCrypto
import Synchronization

/// A published file in memory, with everything that an answer needs made once.
final class ShelvedFile: Sendable {
  let stamp: FileStamp
  /// False for what may be half a page.
  let isWhole: Bool
  /// Strong: the hash of the bytes (RFC 9110 §8.8.3), with its quotes.
  let etag: String
  /// Shares its bytes with `page`.
  let body: ByteBuffer
  /// What follows the `Date` line in the answer with the page: the other fields, an empty line, the page.
  let page: ByteBuffer
  /// The same without the page.
  let head: ByteBuffer
  /// What follows the `Date` line where the reader has the page already.
  let unchanged: ByteBuffer

  init(_ file: PublishedFile, gate: ResponseGate) {
    stamp = file.stamp
    isWhole = file.isWhole
    // 128 bits of it.
    etag = "\"\(Base64URL.text(SHA256.digest(of: file.bytes).bytes.prefix(16)))\""
    head = gate.block(of: .page(length: file.bytes.count, etag: etag))
    var page = ByteBuffer()
    page.reserveCapacity(head.readableBytes + file.bytes.count)
    page.writeImmutableBuffer(head)
    page.writeBytes(file.bytes)
    self.page = page
    body = page.getSlice(at: head.readableBytes, length: file.bytes.count) ?? ByteBuffer()
    unchanged = gate.block(of: .unchanged(etag: etag))
  }
}

/// Published files that were asked for lately. Bounded, and never stale: each time the file system is asked whether the
/// file is still the one, and what is not is read anew.
final class PageShelf: Sendable {
  private let root: String
  private let gate: ResponseGate
  private let half: Int
  private let files = Mutex(Generations())

  /// Two generations instead of a list in the order of use: what is found in the old one moves to the young one; when
  /// that has its share of the room, the old one goes.
  private struct Generations {
    var young: [String: ShelvedFile] = [:]
    var old: [String: ShelvedFile] = [:]
    var youngBytes = 0
  }

  /// - Parameters:
  ///   - root: the output folder.
  ///   - capacity: in bytes.
  init(root: String, capacity: Int, gate: ResponseGate) {
    self.root = root
    self.gate = gate
    half = capacity / 2
  }

  /// - Parameter path: below the output folder, beginning with a slash, of segments that were checked.
  func file(_ path: String) throws(PublishedFile.Failure) -> ShelvedFile {
    let full = root + path
    if let file = shelved(path) {
      if let stamp = FileStamp(path: full), stamp == file.stamp { return file }
    }
    do throws(PublishedFile.Failure) {
      let file = ShelvedFile(try PublishedFile(String(path.dropFirst()), in: root), gate: gate)
      shelve(file, path)
      return file
    } catch {
      remove(path)
      throw error
    }
  }

  private func shelved(_ path: String) -> ShelvedFile? {
    files.withLock { files in
      if let file = files.young[path] { return file }
      guard let file = files.old.removeValue(forKey: path) else { return nil }
      add(file, path, to: &files)
      return file
    }
  }

  private func shelve(_ file: ShelvedFile, _ path: String) {
    files.withLock { files in
      files.old[path] = nil
      add(file, path, to: &files)
    }
  }

  private func remove(_ path: String) {
    files.withLock { files in
      files.old[path] = nil
      if let file = files.young.removeValue(forKey: path) { files.youngBytes -= Self.size(file) }
    }
  }

  private func add(_ file: ShelvedFile, _ path: String, to files: inout Generations) {
    let size = Self.size(file)
    guard size <= half else { return }
    if files.youngBytes + size > half {
      files.old = files.young
      files.young = [:]
      files.youngBytes = 0
    }
    if let replaced = files.young.updateValue(file, forKey: path) { files.youngBytes -= Self.size(replaced) }
    files.youngBytes += size
  }

  /// With something for the two heads and the places in the tables.
  private static func size(_ file: ShelvedFile) -> Int { file.page.storageCapacity + 4096 }
}
