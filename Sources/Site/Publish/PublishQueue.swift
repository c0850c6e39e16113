import Dispatch
import Portal
import Store
import Synchronization

/// Publishes clients' pages for whoever waits for them.
///
/// Who waits for one page gets it first; the client's others follow a moment later, once for several changes, or at once
/// where somebody asks for one of them (`isBehind`, `catchUp`). Those who come while a pass is being made are the next
/// pass together: what a pass costs besides the pages is paid once for all of them.
package final class PublishQueue: Sendable {
  private struct Job: Sendable {
    let key: ClientKey
    /// Below the client's folder; nil for all of them.
    let page: String?
    /// With the error, or nil where the pages are in place.
    let tell: @Sendable ((any Error)?) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    /// Asked for and not in place yet.
    var inHand: [ClientKey: Int] = [:]
    var rests = Rests()
    var isPublishing = false
  }

  private enum Round {
    case jobs([Job])
    case rest(ClientKey)
  }

  private let site: Site
  private let state = Mutex(State())
  /// How many clients have pages that are behind: so that nobody has to ask further while there are none.
  private let behind = Atomic<Int>(0)
  private let thread = DispatchQueue(label: "portico.publishing")
  private let pace: Rests.Pace
  /// Made when it is first needed, and used by the thread alone.
  private let stage = Mutex<Stage?>(nil)

  /// More would keep the first of them waiting for the pages of the others.
  private static let most = 64

  /// - Parameter pace: when the other pages follow those that somebody waited for.
  package init(site: Site, pace: Rests.Pace = .standard) {
    self.site = site
    self.pace = pace
  }

  /// Whether somebody's pages are being published here, or will be next.
  package func has(_ key: ClientKey) -> Bool {
    state.withLock { $0.inHand[key] != nil || $0.rests.has(key) }
  }

  /// Whether some of a client's pages are older than one that was published ahead of them.
  package func isBehind(_ key: ClientKey) -> Bool {
    isAnybodyBehind && state.withLock { $0.rests.has(key) }
  }

  /// Whether this page of theirs is one of those.
  package func isBehind(_ page: String, of key: ClientKey) -> Bool {
    isAnybodyBehind && state.withLock { $0.rests.isBehind(page, of: key) }
  }

  /// Whether that can be so of anybody.
  package var isAnybodyBehind: Bool { behind.load(ordering: .relaxed) > 0 }

  /// Returns when the pages are in place, as new as at the time of the call.
  /// - Parameter page: the one that is waited for, as a path below the client's folder; nil for all.
  package func publish(_ key: ClientKey, first page: String? = nil) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let job = Job(key: key, page: pace.isAhead ? page : nil) { error in
        if let error { continuation.resume(throwing: error) } else { continuation.resume() }
      }
      state.withLock { state in
        state.waiting.append(job)
        state.inHand[key, default: 0] += 1
      }
      start()
    }
  }

  /// Publishes what is behind, and returns when nothing is: before the process ends.
  package func finish() {
    for key in state.withLock({ $0.rests.all }) {
      thread.sync { _ = publishRest(key) }
    }
  }

  /// Keeps the generator from publishing for clients whose change is about to be published here.
  package func claim() -> PublishClaim { PublishClaim(self) }

  fileprivate func hold(_ key: ClientKey) { state.withLock { $0.inHand[key, default: 0] += 1 } }

  fileprivate func letGo(_ key: ClientKey) {
    state.withLock { state in
      let left = (state.inHand[key] ?? 1) - 1
      state.inHand[key] = left == 0 ? nil : left
    }
  }

  private func start() {
    let isFirst = state.withLock { state in
      defer { state.isPublishing = true }
      return !state.isPublishing
    }
    if isFirst { thread.async { self.drain() } }
  }

  private func drain() {
    var mayRest = false
    while let round = next(mayRest: mayRest) {
      switch round {
      case .jobs(let jobs): run(jobs)
      case .rest(let key): _ = publishRest(key)
      }
      if case .jobs = round { mayRest = true } else { mayRest = false }
    }
  }

  /// Those who wait go before what is behind, but for what has been so for too long: that is every second round's.
  private func next(mayRest: Bool) -> Round? {
    let now = ContinuousClock.now
    let (round, pause) = state.withLock { state -> (Round?, Duration?) in
      if mayRest, let key = state.rests.overdue(at: now) { return (.rest(key), nil) }
      let jobs = Array(state.waiting.prefix(Self.most))
      state.waiting.removeFirst(jobs.count)
      if !jobs.isEmpty { return (.jobs(jobs), nil) }
      guard let (key, due) = state.rests.next else {
        state.isPublishing = false
        return (nil, nil)
      }
      if due <= now { return (.rest(key), nil) }
      state.isPublishing = false
      return (nil, due - now)
    }
    if let pause { thread.asyncAfter(deadline: .now() + pause.seconds) { [weak self] in self?.start() } }
    return round
  }

  private func run(_ jobs: [Job]) {
    var wanted: [ClientKey: Set<String>] = [:]
    for job in jobs { if let page = job.page { wanted[job.key, default: []].insert(page) } }
    let whole = Set(jobs.lazy.filter { $0.page == nil }.map(\.key))
    for key in whole { wanted[key] = nil }
    let ahead = publishAhead(wanted)
    let now = ContinuousClock.now
    state.withLock { state in
      for key in ahead { state.rests.add(key, ahead: wanted[key] ?? [], at: now, pace: pace) }
      behind.store(state.rests.count, ordering: .relaxed)
    }
    for job in jobs where ahead.contains(job.key) { end(job, nil) }
    let problems = publish(Set(jobs.map(\.key)).subtracting(ahead))
    for job in jobs where !ahead.contains(job.key) { end(job, problems[job.key]) }
  }

  private func end(_ job: Job, _ problem: (any Error)?) {
    letGo(job.key)
    job.tell(problem)
  }

  /// - Returns: whose wanted pages are in place; where something is wrong, nobody's: publishing all of them tells what.
  private func publishAhead(_ wanted: [ClientKey: Set<String>]) -> Set<ClientKey> {
    if wanted.isEmpty { return [] }
    return (try? stage.withLock { stage in try site.publishAhead(wanted, on: Self.ready(&stage, site)) })
      ?? []
  }

  private func publishRest(_ key: ClientKey) -> (any Error)? { publish([key])[key] }

  /// Publishes all pages of these clients. What was behind of them is not any more; what cannot be published is in the
  /// change log, and the generator's.
  private func publish(_ keys: Set<ClientKey>) -> [ClientKey: any Error] {
    if keys.isEmpty { return [:] }
    let rests = state.withLock { state in keys.compactMap { state.rests.turn(of: $0) } }
    defer {
      state.withLock { state in
        for rest in rests { state.rests.remove(rest) }
        behind.store(state.rests.count, ordering: .relaxed)
      }
    }
    return pass(keys)
  }

  /// What went wrong, by client. Where a pass fails each is tried alone: one folder that cannot be written is not
  /// everybody's trouble.
  private func pass(_ keys: Set<ClientKey>) -> [ClientKey: any Error] {
    stage.withLock { stage in
      do {
        _ = try site.publish(Array(keys), on: Self.ready(&stage, site))
        return [:]
      } catch {
        if keys.count == 1, let key = keys.first { return [key: error] }
        var problems: [ClientKey: any Error] = [:]
        for key in keys {
          do { _ = try site.publish([key], on: Self.ready(&stage, site)) } catch { problems[key] = error }
        }
        return problems
      }
    }
  }

  private static func ready(_ stage: inout Stage?, _ site: Site) throws -> Stage {
    if let stage, stage.exists { return stage }
    let fresh = try Stage(in: site.output)
    stage = fresh
    return fresh
  }
}

/// Clients whose changes somebody is making, and will publish: until it is let go of, the generator leaves them alone.
package final class PublishClaim: Sendable {
  private let queue: PublishQueue
  private let keys = Mutex<[ClientKey]>([])

  fileprivate init(_ queue: PublishQueue) { self.queue = queue }

  package func add(_ key: ClientKey) {
    queue.hold(key)
    keys.withLock { $0.append(key) }
  }

  deinit { for key in keys.withLock({ $0 }) { queue.letGo(key) } }
}
