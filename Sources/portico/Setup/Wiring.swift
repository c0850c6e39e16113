import Actions
import PorticoCrypto

extension Installation {
  /// The keys, made on the first start.
  func keys() throws -> KeyRing {
    try KeyRing.open(directory: keysFolder, now: settings.now().seconds, random: .system)
  }

  var actions: ActionRunner {
    ActionRunner(store: store, random: .system, now: settings.now)
  }
}
