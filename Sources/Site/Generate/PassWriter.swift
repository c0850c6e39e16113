import Dispatch
import Store
import Synchronization

/// The writing half of a pass: takes rendered batches in order on a thread of its own.
final class PassWriter: Sendable {
  private let site: Site
  private let queue = DispatchQueue(label: "portico.pass.writer")
  private let room: DispatchSemaphore
  private let settleEvery: Int
  /// Touched on the queue only; the lock is never waited for.
  private let state: Mutex<State>
  /// Why writing stopped. Apart from the state, so that the renderer can ask while a batch is being written.
  private let failure = Mutex<(any Error)?>(nil)

  private struct State: ~Copyable {
    let publisher: Publisher
    var report = Report()
    var unsettled: [Settlement] = []
  }

  init(site: Site, distrustsManifests: Bool, queueLength: Int, settleEvery: Int) throws {
    self.site = site
    self.settleEvery = settleEvery
    room = DispatchSemaphore(value: queueLength)
    state = Mutex(
      State(
        publisher: try site.publisher(
          distrustingManifests: distrustsManifests, on: Stage(in: site.output))))
  }

  /// Waits while the queue is full. Throws what an earlier batch failed with.
  func write(_ batch: [Rendered]) throws {
    room.wait()
    queue.async {
      defer { self.room.signal() }
      if self.failure.withLock({ $0 != nil }) { return }
      self.state.withLock { state in
        do {
          for rendered in batch {
            let settlement = try self.site.publish(rendered, through: state.publisher)
            state.report.add(settlement)
            state.unsettled.append(settlement)
          }
          if state.unsettled.count >= self.settleEvery { try self.settle(&state) }
        } catch {
          self.failure.withLock { $0 = error }
        }
      }
    }
    try throwFailure()
  }

  /// Waits for everything that was handed over, makes it durable, and tells what was done.
  func finish() throws -> Report {
    try queue.sync {
      try throwFailure()
      return try state.withLock { state in
        try settle(&state)
        return state.report
      }
    }
  }

  private func throwFailure() throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// Waits until nothing is being written any more. What was written stays and is settled by the next pass.
  func abandon() {
    queue.sync {}
  }

  private func settle(_ state: inout State) throws {
    try site.settle(state.unsettled)
    state.unsettled = []
  }
}
