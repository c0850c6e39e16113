import Portal
import PorticoCrypto
import Store

@testable import Actions

extension ActionOutside {
  /// A world in which it is always the same moment.
  static func sample(at moment: Instant = Instant(seconds: 1_795_000_000)) throws -> ActionOutside {
    let key = try SigningKey.generate()
    let box = try SealedBox(key: Secret(try RandomBytes.system.bytes(SealedBox.keyLength)))
    return ActionOutside(
      random: .system, now: { moment }, receiptKey: { key }, sealing: { box }, host: "portal.test")
  }
}
