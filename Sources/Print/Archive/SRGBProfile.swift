import Foundation

/// The colours of screens as an ICC profile (ICC.1:2001-04, version 2, which every reader knows), from the numbers of
/// IEC 61966-2-1: nothing that is shipped has to be found or licensed.
enum SRGBProfile {
  static let bytes: [UInt8] = {
    let tags: [(name: String, data: [UInt8])] = [
      ("desc", description("sRGB IEC61966-2.1")),
      ("cprt", text("No copyright, use freely")),
      ("wtpt", point(0.95045, 1, 1.08905)),
      // The primaries as seen under the profile's own light, D50 (Bradford).
      ("rXYZ", point(0.43607, 0.22249, 0.01392)),
      ("gXYZ", point(0.38515, 0.71687, 0.09708)),
      ("bXYZ", point(0.14307, 0.06061, 0.71410)),
      ("rTRC", curve),
    ]
    var table: [(name: String, offset: Int, size: Int)] = []
    var body: [UInt8] = []
    // The three channels share one curve: three entries, one place.
    let start = 128 + 4 + 12 * (tags.count + 2)
    for tag in tags {
      table.append((tag.name, start + body.count, tag.data.count))
      body += tag.data + [UInt8](repeating: 0, count: (4 - tag.data.count % 4) % 4)
    }
    let shared = table[table.count - 1]
    table += [("gTRC", shared.offset, shared.size), ("bTRC", shared.offset, shared.size)]
    let directory =
      number(table.count) + table.flatMap { Array($0.name.utf8) + number($0.offset) + number($0.size) }
    return header(size: start + body.count) + directory + body
  }()

  private static func header(size: Int) -> [UInt8] {
    var header = number(size) + number(0) + number(0x0210_0000)
    header += Array("mntrRGB XYZ ".utf8)
    // 1 January 2000: it has to say some day.
    header += [2000, 1, 1, 0, 0, 0].flatMap(short)
    header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
    header += fixed(0.9642) + fixed(1) + fixed(0.8249)
    return header + [UInt8](repeating: 0, count: 128 - header.count)
  }

  /// From stored values to light, at 1,024 places.
  private static let curve: [UInt8] = {
    let count = 1024
    var data = Array("curv".utf8) + number(0) + number(count)
    for place in 0..<count {
      let stored = Double(place) / Double(count - 1)
      let light = stored <= 0.04045 ? stored / 12.92 : pow((stored + 0.055) / 1.055, 2.4)
      data += short(Int((light * 65535).rounded()))
    }
    return data
  }()

  private static func point(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    Array("XYZ ".utf8) + number(0) + fixed(x) + fixed(y) + fixed(z)
  }

  private static func text(_ text: String) -> [UInt8] {
    Array("text".utf8) + number(0) + Array(text.utf8) + [0]
  }

  /// With the empty forms for other scripts (§6.5.17).
  private static func description(_ text: String) -> [UInt8] {
    Array("desc".utf8) + number(0) + number(text.utf8.count + 1) + Array(text.utf8) + [0]
      + [UInt8](repeating: 0, count: 4 + 4 + 2 + 1 + 67)
  }

  private static func number(_ value: Int) -> [UInt8] {
    [UInt8(value >> 24 & 255), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }

  /// s15Fixed16Number.
  private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65536).rounded())) }
}
