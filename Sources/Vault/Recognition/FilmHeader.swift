/// Films, and what else comes in the boxes of ISO/IEC 14496-12 (MP4, M4A, AVIF), and WebM.
enum FilmHeader {
  static func recognise(_ head: [UInt8], _ file: Excerpts) -> Recognition? {
    if head.number(0, bytes: 4) == 0x1A45_DFA3 { return matroska(head) }
    guard head.begins(with: "ftyp", at: 4), let length = head.number(0, bytes: 4), length >= 16 else {
      return nil
    }
    let brands = brands(head, length: min(length, head.count))
    if brands.contains("avif") || brands.contains("avis") { return avif(file) }
    guard !brands.isDisjoint(with: Self.mp4) else { return nil }
    return mp4(file, isSound: brands.contains("M4A ") || brands.contains("M4B "))
  }

  private static let mp4: Set<String> = [
    "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4A ", "M4B ", "dash",
  ]

  private static func brands(_ head: [UInt8], length: Int) -> Set<String> {
    var brands: Set<String> = []
    // The major brand, its version, then those that it is compatible with.
    for offset in [8] + Array(stride(from: 16, to: length - 3, by: 4)) where offset + 4 <= head.count {
      brands.insert(String(decoding: head[offset..<offset + 4], as: UTF8.self))
    }
    return brands
  }

  private static func avif(_ file: Excerpts) -> Recognition {
    let size = Boxes(file).first(at: ["meta", "iprp", "ipco", "ispe"])
    let part = size.map { file.bytes(at: $0.lowerBound, count: 12) } ?? []
    return Recognition("image/avif", width: part.number(4, bytes: 4), height: part.number(8, bytes: 4))
  }

  private static func mp4(_ file: Excerpts, isSound: Bool) -> Recognition {
    let boxes = Boxes(file)
    let duration = boxes.first(at: ["moov", "mvhd"]).flatMap {
      movie(file.bytes(at: $0.lowerBound, count: 32))
    }
    var pictures: (width: Int, height: Int)?
    for track in boxes.all(at: ["moov", "trak"]) {
      guard let handler = boxes.first(at: ["mdia", "hdlr"], in: track),
        file.bytes(at: handler.lowerBound + 8, count: 4).begins(with: "vide")
      else { continue }
      let header = boxes.first(at: ["tkhd"], in: track)
      pictures = header.flatMap { track in size(file.bytes(at: track.lowerBound, count: 96)) } ?? (0, 0)
      break
    }
    guard let pictures, !isSound else { return Recognition("audio/mp4", duration: duration) }
    return Recognition("video/mp4", width: pictures.width, height: pictures.height, duration: duration)
  }

  /// `mvhd`: a length in units of so many a second, in version 1 with more room.
  private static func movie(_ part: [UInt8]) -> Int? {
    let isLong = part.first == 1
    guard let scale = part.number(isLong ? 20 : 12, bytes: 4), scale > 0,
      let length = isLong ? part.number(25, bytes: 7) : part.number(16, bytes: 4), length < 1 << 40
    else { return nil }
    return length * 1000 / scale
  }

  /// `tkhd`: its last two numbers are 16.16 fixed point.
  private static func size(_ part: [UInt8]) -> (Int, Int)? {
    let end = part.first == 1 ? 96 : 84
    guard let width = part.number(end - 8, bytes: 2), let height = part.number(end - 4, bytes: 2) else {
      return nil
    }
    return (width, height)
  }

  /// The document type stands within the first bytes of an EBML header (RFC 8794 §11.2); Matroska has another.
  private static func matroska(_ head: [UInt8]) -> Recognition? {
    let start = head.prefix(64)
    let names = start.indices.filter { head.number($0, bytes: 2) == 0x4282 }
    return names.contains { head.begins(with: "webm", at: $0 + 3) } ? Recognition("video/webm") : nil
  }
}
