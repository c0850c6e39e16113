import Foundation
import Portal
import PorticoCrypto
import Store
import Synchronization
import Vault

/// Makes smaller pictures of what clients are shown, one after the other and behind everything else, while the product
/// runs. What it has written down changes pages like anything else that is in the database.
///
/// Whatever becomes of a file is written down once, together with its pictures: it is not tried again. What was under
/// way when the process ended is.
package final class PreviewWorker: Sendable {
  package enum Event: Sendable {
    case made(Previews.Wanted, pictures: Int, seconds: Double)
    /// There will be none.
    case failed(Previews.Wanted, reason: String)
    /// Nothing is lost: it is tried again.
    case trouble(String)
  }

  private let store: Store
  private let maker: PreviewMaker
  private let now: @Sendable () -> Instant
  private let tell: @Sendable (Event) -> Void
  private let wake = Wake()
  private let isStopping = Atomic<Bool>(false)

  /// So often it is looked for something to do, in milliseconds.
  private static let heartbeat = 1000
  /// Where looking takes long, for there are very many files, it is done less often: so many times as long as it took is
  /// waited.
  private static let share = 20
  /// So long after trouble.
  private static let pause = 30_000

  package init(
    store: Store, maker: PreviewMaker, now: @escaping @Sendable () -> Instant,
    tell: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.store = store
    self.maker = maker
    self.now = now
    self.tell = tell
  }

  /// Runs until the surrounding task is cancelled; a tool that runs then is ended.
  package func run() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // On one thread throughout: the kernel ends a sandbox with the thread that began it.
        let thread = Thread {
          self.work()
          continuation.resume()
        }
        thread.name = "portico.previews"
        thread.stackSize = 4 << 20
        thread.start()
      }
    } onCancel: {
      isStopping.store(true, ordering: .relaxed)
      wake.signal()
    }
  }

  private var isStopped: Bool { isStopping.load(ordering: .relaxed) }

  private func work() {
    maker.sweep()
    var isChecked = false
    var last: Int64?
    while !isStopped {
      do {
        if !isChecked {
          try forgetMissing()
          isChecked = true
        }
        // Whatever gives something to do is a change of pages.
        let position = try store.read(ChangeLog.position)
        let start = ContinuousClock.now
        let made = position == last ? 0 : try makeAll()
        last = position
        let looking = made > 0 ? 0 : Int((ContinuousClock.now - start) / .milliseconds(1))
        wake.wait(milliseconds: max(Self.heartbeat, min(looking * Self.share, Self.pause)))
      } catch PreviewError.stopped {
        return
      } catch {
        tell(.trouble("\(error)"))
        wake.wait(milliseconds: Self.pause)
      }
    }
  }

  /// Makes what there is to make, and returns.
  /// - Returns: of how many files or moments.
  @discardableResult
  package func makeAll() throws -> Int {
    var count = 0
    let (types, films) = (maker.tools.types, maker.tools.films)
    while !isStopped,
      let wanted = try store.read({ db in
        try Previews.next(of: types, db) ?? Previews.nextMoment(of: films, db)
      })
    {
      try make(wanted)
      count += 1
    }
    return count
  }

  private func make(_ wanted: Previews.Wanted) throws {
    let start = ContinuousClock.now
    var made: [Previews.Made] = []
    var problem = ""
    do {
      made = try maker.make(
        of: wanted.original, wanted.blob, moment: wanted.moment, isStopped: { isStopped },
        fellShort: { problem = $0 }
      ).map {
        Previews.Made(
          $0.preview, hash: $0.stored.sha256, size: $0.stored.size,
          mediaType: $0.stored.recognition.mediaType)
      }
    } catch PreviewError.stopped {
      throw PreviewError.stopped
    } catch let error as VaultError where error.isAboutTheDisk {
      throw error
    } catch {
      problem = "\(error)"
    }
    let now = now()
    try store.write { [made, problem] db in
      try Previews.note(made, of: wanted, problem: problem, at: now, db)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    tell(
      problem.isEmpty
        ? .made(wanted, pictures: made.count, seconds: seconds) : .failed(wanted, reason: problem))
  }

  /// The folder of previews can be deleted at any time: what is gone from it is made again.
  private func forgetMissing() throws {
    for hash in try store.read(Previews.all) where !maker.has(hash) {
      try store.write { db in try Previews.forget(hash, db) }
    }
  }
}

extension VaultError {
  /// Not the file's fault.
  fileprivate var isAboutTheDisk: Bool {
    switch self {
    case .full, .failed: true
    case .missing, .damaged, .tooLarge, .busy: false
    }
  }
}
