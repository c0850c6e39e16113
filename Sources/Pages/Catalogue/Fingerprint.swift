import Markup
import PorticoCrypto

/// One name for all that pages are made from.
enum Fingerprint {
  static func of(
    templates: [String: TemplateSource], locales: [String: [UInt8]], assets: [String: [UInt8]]
  ) -> String {
    var digest = SHA256()
    var parts = locales.merging(assets) { locale, _ in locale }
    for (name, source) in templates { parts[name] = source.bytes }
    for (name, bytes) in parts.sorted(by: { $0.key < $1.key }) {
      // With their lengths, so that moving a byte from one file to the next is a change too.
      digest.update("\(name) \(bytes.count)\n".utf8)
      digest.update(bytes)
    }
    return digest.finish().hex
  }
}
