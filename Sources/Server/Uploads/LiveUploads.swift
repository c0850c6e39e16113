import Portal
import Synchronization

/// Who is sending which upload now. A browser whose line broke without a word comes back over another one, while the old
/// connection still seems to be there: it gives way to the new one once it has been quiet for a while.
final class LiveUploads: Sendable {
  private struct Live {
    let cancel: @Sendable () -> Void
    var last = ContinuousClock.now
  }

  private let live = Mutex<[Upload.ID: Live]>([:])

  /// - Parameter cancel: ends the reading; called once at most.
  func begin(_ id: Upload.ID, cancel: @escaping @Sendable () -> Void) {
    live.withLock { $0[id] = Live(cancel: cancel) }
  }

  /// More bytes have come.
  func came(_ id: Upload.ID) {
    live.withLock { $0[id]?.last = .now }
  }

  func end(_ id: Upload.ID) {
    live.withLock { $0[id] = nil }
  }

  /// - Returns: whether somebody was ended who had been quiet for so long.
  func endQuiet(_ id: Upload.ID, after seconds: Int) -> Bool {
    let found = live.withLock { live -> Live? in
      guard let one = live[id], .now - one.last >= .seconds(seconds) else { return nil }
      return one
    }
    found?.cancel()
    return found != nil
  }
}
