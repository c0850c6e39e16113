import NIOCore
import Synchronization

@testable import Server

/// The time by which doors measure connections, moved by a test. An alarm rings when `advance` passes it, on its own event
/// loop, and everything that it does is done when `advance` returns.
final class TestDoorClock: Sendable {
  private struct Pending {
    let moment: NIODeadline
    let loop: any EventLoop
    let ring: @Sendable () -> Void
  }

  private struct Waiter {
    let isDone: @Sendable (View) -> Bool
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = NIODeadline.uptimeNanoseconds(1 << 40)
    var count = 0
    var alarms: [Int: Pending] = [:]
    var looks = 0
    var waiters: [Int: Waiter] = [:]

    var view: View {
      View(moments: alarms.values.map { ($0.moment - now).nanoseconds / 1_000_000 }, looks: looks)
    }

    mutating func wake() {
      let view = view
      for (number, waiter) in waiters where waiter.isDone(view) {
        waiters[number] = nil
        waiter.continuation.resume()
      }
    }
  }

  /// What doors have done with the clock.
  struct View {
    /// For when alarms are set, in milliseconds from now.
    let moments: [Int64]
    /// How often somebody looked what time it is: doors do with everything that they take.
    let looks: Int
  }

  private let state = Mutex(State())

  var clock: DoorClock {
    DoorClock(now: { self.look() }, set: { self.set($0, $1, $2) })
  }

  private func look() -> NIODeadline {
    state.withLock { state in
      state.looks += 1
      state.wake()
      return state.now
    }
  }

  private func set(_ moment: NIODeadline, _ loop: any EventLoop, _ ring: @escaping @Sendable () -> Void)
    -> DoorClock.Alarm
  {
    let number = state.withLock { state in
      state.count += 1
      state.alarms[state.count] = Pending(moment: moment, loop: loop, ring: ring)
      state.wake()
      return state.count
    }
    return DoorClock.Alarm { self.state.withLock { $0.alarms[number] = nil } }
  }

  func advance(seconds: Int64) async throws { try await advance(milliseconds: seconds * 1000) }

  func advance(milliseconds: Int64) async throws {
    state.withLock { $0.now = $0.now + .milliseconds(milliseconds) }
    while true {
      let due = state.withLock { state in
        let due = state.alarms.filter { $0.value.moment <= state.now }
        for number in due.keys { state.alarms[number] = nil }
        return due.values.sorted { $0.moment < $1.moment }
      }
      if due.isEmpty { return }
      for alarm in due { try await alarm.loop.submit(alarm.ring).get() }
    }
  }

  /// Waits until doors have done something with the clock; a test that waits for what never comes ends with its time.
  @discardableResult
  func until(_ isDone: @escaping @Sendable (View) -> Bool) async -> View {
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDone = state.withLock { state in
          if Task.isCancelled || isDone(state.view) { return true }
          state.waiters[number] = Waiter(isDone: isDone, continuation: continuation)
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume()
    }
    return state.withLock { $0.view }
  }

  /// Sends, and waits until a door has seen it: with whatever comes it looks what time it is.
  func send(_ bytes: [UInt8], over wire: Wire) async {
    let before = state.withLock { $0.looks }
    wire.send(bytes)
    await until { $0.looks > before }
  }

  /// Waits until so many connections are open, each with its alarm.
  func connections(_ count: Int) async { await until { $0.moments.count >= count } }
}
