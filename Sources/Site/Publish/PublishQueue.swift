import Dispatch
import Portal
import Store
import Synchronization

/// Publishes clients' pages for whoever waits for them. Those who come while a pass is being made durable are the next
/// pass together: the disk's sync, which costs more than everything else, is paid once for all of them.
package final class PublishQueue: Sendable {
  private struct Job: Sendable {
    let key: ClientKey
    /// With the error, or nil where the pages are in place.
    let tell: @Sendable ((any Error)?) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    /// Asked for and not in place yet.
    var inHand: [ClientKey: Int] = [:]
    var isPublishing = false
  }

  private let site: Site
  private let state = Mutex(State())
  private let thread = DispatchQueue(label: "portico.publishing")

  /// More would keep the first of them waiting for the pages of the others.
  private static let most = 64

  package init(site: Site) {
    self.site = site
  }

  /// Whether somebody's pages are being published here, or will be next.
  package func has(_ key: ClientKey) -> Bool { state.withLock { $0.inHand[key] != nil } }

  /// Returns when the pages are in place, as new as at the time of the call.
  package func publish(_ key: ClientKey) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let job = Job(key: key) { error in
        if let error { continuation.resume(throwing: error) } else { continuation.resume() }
      }
      let isFirst = state.withLock { state in
        state.waiting.append(job)
        state.inHand[key, default: 0] += 1
        defer { state.isPublishing = true }
        return !state.isPublishing
      }
      if isFirst { thread.async { self.drain() } }
    }
  }

  private func drain() {
    while true {
      let jobs = state.withLock { state in
        let jobs = Array(state.waiting.prefix(Self.most))
        state.waiting.removeFirst(jobs.count)
        state.isPublishing = !jobs.isEmpty
        return jobs
      }
      if jobs.isEmpty { return }
      let problems = pass(Set(jobs.map(\.key)))
      state.withLock { state in
        for job in jobs {
          let left = (state.inHand[job.key] ?? 1) - 1
          state.inHand[job.key] = left == 0 ? nil : left
        }
      }
      for job in jobs { job.tell(problems[job.key]) }
    }
  }

  /// What went wrong, by client. Where a pass fails each is tried alone: one folder that cannot be written is not
  /// everybody's trouble.
  private func pass(_ keys: Set<ClientKey>) -> [ClientKey: any Error] {
    do {
      _ = try site.publish(Array(keys))
      return [:]
    } catch {
      if keys.count == 1, let key = keys.first { return [key: error] }
      var problems: [ClientKey: any Error] = [:]
      for key in keys {
        do { _ = try site.publish([key]) } catch { problems[key] = error }
      }
      return problems
    }
  }
}
