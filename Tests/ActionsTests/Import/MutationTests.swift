import TestSupport
import Testing

@testable import Actions

@Suite("Import of files spoiled at random")
struct MutationTests {
  @Test("whatever is done to a file, it is imported whole or not at all")
  func mutated() throws {
    var random = SeededGenerator.printed()
    let sound = Array(ImportDocument.sound.text.utf8)
    let place = try TemporaryImport()
    var imported = 0
    for _ in 0..<400 {
      let bytes = Self.mutate(sound, &random)
      let before = try place.everything()
      let outcome = Result { () throws(ImportError) in
        try place.importer.importBytes(bytes, named: "mutated")
      }
      let after = try place.everything()
      switch outcome {
      case .success(let result):
        imported += 1
        #expect(result.isUnchanged == (before == after))
      case .failure(let error):
        #expect(after == before, "\(error)")
        // Whatever the database would refuse was refused before, in better words.
        #expect(!error.description.contains("refuses"), "\(error)")
      }
      let faults = try place.value("SELECT count(*) FROM pragma_foreign_key_check", as: Int.self)
      #expect(faults == 0)
    }
    #expect(imported > 0)
  }

  @Test("whatever the bytes, the reader ends, and says the same for every size of its chunks")
  func chunks() throws {
    var random = SeededGenerator.printed()
    let sound = Array(ImportDocument.sound.text.utf8)
    for _ in 0..<300 {
      let bytes = Self.mutate(sound, &random)
      let whole = JSONTrace.of(bytes, chunk: 1 << 16)
      #expect(JSONTrace.of(bytes, chunk: 4) == whole)
      #expect(JSONTrace.of(bytes, chunk: Int.random(in: 5...99, using: &random)) == whole)
    }
  }

  /// One to four small faults: a byte changed, a piece left out, said twice, or put elsewhere.
  private static func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let spice = Array("{}[]\",:\\0-1.eEtfn \n\u{0}é".utf8) + [0xFF, 0xC0, 0xED]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = spice[Int.random(in: 0..<spice.count, using: &random)]
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.insert(spice[Int.random(in: 0..<spice.count, using: &random)], at: place)
      case 4: bytes[place] = UInt8.random(in: 0...255, using: &random)
      default: bytes[place] = bytes[place] == UInt8(ascii: "a") ? UInt8(ascii: "b") : bytes[place] ^ 1
      }
      if bytes.isEmpty { return [0x7B] }
    }
    return bytes
  }
}
