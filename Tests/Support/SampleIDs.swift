import Portal
import Synchronization

/// Ids as the product makes them, but the same ones in every run.
package final class SampleIDs: Sendable {
  private let generator: Mutex<SeededGenerator>

  package init(seed: UInt64) {
    generator = Mutex(SeededGenerator(seed: seed))
  }

  package func next<Owner: Identified>(_ owner: Owner.Type = Owner.self) -> Identifier<Owner> {
    Identifier(unchecked: text(Owner.prefix))
  }

  /// For things that have no type of their own yet.
  package func text(_ prefix: String) -> String { "\(prefix)_\(random(IDText.length, of: Self.letters))" }

  /// 64 small hexadecimal digits.
  package func hash() -> String { random(64, of: Self.hexadecimal) }

  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private func random(_ length: Int, of letters: [UInt8]) -> String {
    generator.withLock { generator in
      let bytes = (0..<length).map { _ in letters[Int(generator.next() % UInt64(letters.count))] }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
