import Portal
import Synchronization

/// Zones by name, so that their tables are read from the system once.
package final class ZoneCache: Sendable {
  private let zones = Mutex<[String: Zone]>([:])

  package init() {}

  package func zone(_ identifier: String) -> Zone? {
    zones.withLock { zones in
      if let zone = zones[identifier] { return zone }
      let zone = Zone(identifier: identifier)
      zones[identifier] = zone
      return zone
    }
  }
}
