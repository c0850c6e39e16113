import Foundation
import PorticoCrypto
import Testing

@testable import Vault

@Suite("Files that come in pieces")
struct PartialTests {
  private let temporary: TemporaryVault
  private var partials: Partials { temporary.vault.partials }

  init() throws { temporary = try TemporaryVault() }

  @Test("the hash is the same whether all came by one hand or by several, over a restart too")
  func hash() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let one = try partials.create("one", limit: .max)
    try one.append(bytes)
    let two = { () throws -> Stored in
      do {
        let first = try partials.create("two", limit: .max)
        try first.append(Array(bytes.prefix(12_345)))
      }
      let again = try Vault(at: temporary.vault.root).partials.open("two", limit: .max)
      #expect(again.size == 12_345)
      try again.append(Array(bytes.dropFirst(12_345)))
      return try again.seal()
    }
    #expect(try one.seal().sha256 == SHA256.digest(of: bytes))
    let stored = try two()
    #expect(stored.sha256 == SHA256.digest(of: bytes) && stored.size == 100_000)
  }

  @Test("one at a time adds to a file, and never beyond its limit")
  func rules() throws {
    let partial = try partials.create("one", limit: 5)
    try partial.append([1, 2, 3])
    #expect(throws: VaultError.busy("one")) { try partials.open("one", limit: 5) }
    #expect(throws: VaultError.tooLarge(limit: 5)) { try partial.append([4, 5, 6]) }
    #expect(partial.size == 3)
    #expect(try partials.size(of: "one") == 3)
    #expect(try partials.size(of: "other") == nil)
    #expect(throws: VaultError.missing("other")) { try partials.open("other", limit: 5) }
  }

  @Test("who is turned away because somebody else adds to a file holds nothing open")
  func turnedAway() throws {
    let partial = try partials.create("one", limit: 5)
    for _ in 0..<50 {
      #expect(throws: VaultError.busy("one")) { try partials.open("one", limit: 5) }
    }
    let folder = temporary.vault.root
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?
        .hasSuffix("\(URL(filePath: folder).lastPathComponent)/partial/one") == true
        && (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?
          .contains(temporary.folder.lastPathComponent) == true
    }
    #expect(open.count == 1)
    withExtendedLifetime(partial) {}
  }

  @Test("a kept file is in the vault and can be let go of; before that it is in both places")
  func kept() throws {
    let partial = try partials.create("one", limit: 5)
    try partial.append([1, 2, 3])
    let stored = try partial.seal()
    let whole = try partials.whole("one", stored.sha256)
    #expect(whole.stored == stored)
    try whole.keep()
    try whole.keep()
    #expect(try partials.ids() == ["one"])
    partials.remove("one")
    #expect(try partials.ids() == [])
    #expect(try temporary.vault.open(stored.sha256).read(at: 0, count: 10) == [1, 2, 3])
    #expect(throws: VaultError.missing("partial/one")) { try partials.whole("one", stored.sha256) }
  }
}
