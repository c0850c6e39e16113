import Foundation
import Testing

@testable import Vault

@Suite("What a file is, by its own bytes")
struct RecognitionTests {
  private func recognise(_ bytes: [UInt8]) -> Recognition {
    Recognition(
      of: Excerpts(size: Int64(bytes.count)) { offset, count in
        Array(bytes.dropFirst(Int(offset)).prefix(count))
      })
  }

  @Test("pictures, with their size", arguments: Samples.pictures)
  func pictures(sample: Sample) {
    #expect(
      recognise(sample.bytes) == Recognition(sample.mediaType, width: sample.width, height: sample.height))
  }

  @Test("films and sound, with their length", arguments: Samples.films)
  func films(sample: Sample) {
    #expect(
      recognise(sample.bytes)
        == Recognition(
          sample.mediaType, width: sample.width, height: sample.height, duration: sample.duration))
  }

  @Test(
    "U-01 everything else is unknown, whatever it pretends: only ever downloaded",
    arguments: [
      "<!doctype html><script>alert(1)</script>", "<html><body>%PDF-1.7", " %PDF-1.7", "<svgx>", "<svg",
      "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "<!-- <svg> --><script/>", "",
      "\0\0\0\0",
      "MIME-Version: 1.0", "FWS\u{05}", "CWS", "+ADw-script+AD4-", "#!/bin/sh\n", "PK\u{3}\u{4}", "{\"a\":1}",
      "OggS",
      "RIFF\0\0\0\0AVI ", "ftyp", "\0\0\0\u{18}ftypqt  \0\0\0\0qt  qt  ", "<!DOCTYPE svg><p>", "<!", "<?",
      "BM", "II*\0",
    ])
  func unknown(text: String) {
    #expect(recognise(Array(text.utf8)).mediaType == Recognition.unknown)
  }

  @Test("a header that lies about its size gives none")
  func insane() {
    let png = recognise(Samples.png(width: 4_000_000_000, height: 1))
    #expect(png == Recognition("image/png"))
    #expect(recognise(Samples.png(width: 0, height: 10)).width == nil)
  }

  @Test("no bytes make it crash, hang or read beyond: 20,000 mutations of every sample")
  func mutations() {
    var generator = SystemRandomNumberGenerator()
    let seed =
      ProcessInfo.processInfo.environment["PORTICO_TEST_SEED"].flatMap { UInt64($0) } ?? generator.next()
    print("seed \(seed)")
    var random = SplitMix(state: seed)
    let samples = (Samples.pictures + Samples.films).map(\.bytes)
    for round in 0..<20_000 {
      var bytes = samples[round % samples.count]
      for _ in 0...Int(random.next() % 6) where !bytes.isEmpty {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      if random.next() % 4 == 0 { bytes = Array(bytes.prefix(Int(random.next() % UInt64(bytes.count + 1)))) }
      let found = recognise(bytes)
      #expect((found.width ?? 1) > 0 && (found.duration ?? 1) > 0)
    }
  }
}

/// Steele, Lea, Flood: enough for choosing bytes.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
