/// Sound, and how long it is where its header says.
enum SoundHeader {
  static func recognise(_ head: [UInt8], _ file: Excerpts) -> Recognition? {
    if head.begins(with: "RIFF"), head.begins(with: "WAVE", at: 8) { return wave(head, file) }
    if head.begins(with: "OggS") {
      // RFC 7845 §5.1, Vorbis I §4.2.1: the first packet names the codec; Ogg may also hold films.
      return head.begins(with: "OpusHead", at: 28) || head.begins(with: "\u{01}vorbis", at: 28)
        ? Recognition("audio/ogg") : nil
    }
    if head.begins(with: "ID3") || isLayer3(head) { return Recognition("audio/mpeg") }
    return nil
  }

  /// A frame's first bits (ISO/IEC 11172-3 §2.4.2.3), with a version, a layer, a bit rate and a sampling rate that exist,
  /// and a second frame right behind it: eleven bits alone prove nothing.
  private static func isLayer3(_ head: [UInt8]) -> Bool {
    guard let length = frameLength(head, at: 0) else { return false }
    return frameLength(head, at: length) != nil
  }

  private static func frameLength(_ head: [UInt8], at offset: Int) -> Int? {
    guard let bits = head.number(offset, bytes: 4), bits >> 21 == 0x7FF, bits >> 17 & 3 == 1,
      let sampling = sampling[bits >> 19 & 3], bits >> 10 & 3 < 3
    else { return nil }
    let isFirst = bits >> 19 & 3 == 3
    let rate = (isFirst ? rates1 : rates2)[bits >> 12 & 15]
    guard rate > 0 else { return nil }
    return (isFirst ? 144 : 72) * rate * 1000 / sampling[bits >> 10 & 3] + (bits >> 9 & 1)
  }

  /// By version: MPEG-1, MPEG-2, and 2.5, which is nobody's standard.
  private static let sampling = [
    3: [44100, 48000, 32000], 2: [22050, 24000, 16000], 0: [11025, 12000, 8000],
  ]

  /// Kilobits a second.
  private static let rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
  private static let rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]

  private static func wave(_ head: [UInt8], _ file: Excerpts) -> Recognition {
    guard head.begins(with: "fmt ", at: 12), let rate = head.number(28, bytes: 4, bigEndian: false), rate > 0
    else {
      return Recognition("audio/wav")
    }
    return Recognition("audio/wav", duration: Int(min(file.size, 1 << 50)) * 1000 / rate)
  }
}
