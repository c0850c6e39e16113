import Markup
import Portal

/// How large a file is, in the units that people know: 1,000 bytes are a kilobyte.
enum FileSize: String, CaseIterable {
  case kilobytes
  case megabytes
  case gigabytes

  private var bytes: Int64 {
    switch self {
    case .kilobytes: 1000
    case .megabytes: 1_000_000
    case .gigabytes: 1_000_000_000
    }
  }

  /// `8.2 MB`, `410 kB`, `12 bytes`: one decimal below ten, none from there on.
  static func words(_ size: Int64, _ formats: Formats, _ phrases: Phrases) -> String {
    let size = max(0, size)
    if size < 1000 { return phrases.bytes.text(Int(size)) }
    let unit = allCases.first { rounded(size, $0.bytes) < 1000 } ?? .gigabytes
    let tenths = size < unit.bytes * 10 ? rounded(size * 10, unit.bytes) : 100
    let number =
      tenths < 100
      ? formats.quantity(Quantity(tenThousandths: tenths * 1000))
      : formats.number(rounded(size, unit.bytes))
    return phrases.sizes[unit]?.text(0, [number]) ?? ""
  }

  /// Without leaving 64 bits, however large the number in a row is.
  private static func rounded(_ size: Int64, _ unit: Int64) -> Int64 {
    size / unit + (size % unit >= unit / 2 ? 1 : 0)
  }
}
