import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("A-07 receipts")
struct ReceiptCheckTests {
  private let room: TeamRoom
  private let bytes: [UInt8]
  private let keys: [VerifyingKey]

  init() throws {
    room = try TeamRoom()
    let id = try room.run(
      CreateDeliverable.self, ["project": room.agency.website.text, "title": "Plakat „Ä\u{202E}“"]
    ).text
    let version = try room.run(
      AddVersion.self, ["deliverable": id],
      files: [TeamRoom.file("a.pdf", "front"), TeamRoom.file("b.pdf", "back")]
    ).text
    try room.run(MarkReady.self, ["deliverable": id])
    let key = try SigningKey.generate()
    let now = Instant(seconds: 1_795_000_000)
    let runner = ActionRunner(
      store: room.temporary.store,
      outside: ActionOutside(
        random: .system, now: { now }, receiptKey: { key },
        sealing: { try SealedBox(key: Secret([UInt8](repeating: 0, count: SealedBox.keyLength))) },
        host: "portal.test"))
    _ = try runner.run(
      try ApproveDeliverable.read(["deliverable": id, "version": version, "note": "ja"], isStrict: true),
      as: room.ada)
    let text = try #require(try room.text("SELECT receipt FROM approval WHERE deliverable = $1", [id]))
    bytes = Array(text.utf8)
    keys = [key.publicKey]
  }

  @Test("says who approved what and when, and knows the approved bytes by any name")
  func genuine() throws {
    let check = try ReceiptCheck(bytes, keys: keys)
    #expect(check.text("by.name") == "Ada Lind" && check.text("portal") == "portal.test")
    #expect(check.version == 1 && check.files.map(\.name) == ["a.pdf", "b.pdf"])
    #expect(check.file(SHA256.digest(of: "back".utf8))?.name == "b.pdf")
    #expect(check.file(SHA256.digest(of: "bacK".utf8)) == nil)
    #expect(try ReceiptCheck(bytes + [0x0A], keys: keys).kid == keys[0].kid)
  }

  @Test("fails when any one byte of it is another, is missing, or is one too many")
  func tampered() {
    for place in bytes.indices {
      for change in [UInt8(1), 0x20, 0x80] {
        var other = bytes
        other[place] ^= change
        #expect(throws: ReceiptCheck.Failure.self, "byte \(place)") { try ReceiptCheck(other, keys: keys) }
      }
      var shorter = bytes
      shorter.remove(at: place)
      #expect(throws: ReceiptCheck.Failure.self, "without byte \(place)") {
        try ReceiptCheck(shorter, keys: keys)
      }
      #expect(throws: ReceiptCheck.Failure.self, "more at \(place)") {
        try ReceiptCheck(Array(bytes[..<place]) + [0x20] + bytes[place...], keys: keys)
      }
    }
  }

  @Test("is not genuine by another's key, nor by none")
  func keysOfOthers() throws {
    let other = try SigningKey.generate().publicKey
    #expect(throws: ReceiptCheck.Failure.self) { try ReceiptCheck(bytes, keys: [other]) }
    #expect(throws: ReceiptCheck.Failure.self) { try ReceiptCheck(bytes, keys: []) }
  }
}
