import CPosix
import Foundation

/// A tool, run to its end or to that of our patience.
struct ToolRun {
  /// What became of it.
  enum Ending: Equatable, Sendable {
    case done
    /// Its exit status, or the signal that ended it.
    case failed(Int32)
    case tooSlow
    /// We were asked to end.
    case stopped
    case notStarted(Int32)
  }

  let command: [String]
  /// Where it works and writes.
  let folder: String
  let limits: ToolLimits

  /// Blocks; the thread that starts a tool waits for it, as the kernel ends a sandbox with the thread that began it.
  /// Whatever the tool started is gone afterwards.
  func run(isStopped: () -> Bool) -> Ending {
    let words = ["/bin/sh", "-c", limits.script, "sh"] + command
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    var environment: [UnsafeMutablePointer<CChar>?] = Self.environment.map { strdup($0) }
    defer { for text in arguments + environment { free(text) } }
    arguments.append(nil)
    environment.append(nil)
    let process = portico_spawn("/bin/sh", arguments, environment, folder)
    guard process > 0 else { return .notStarted(-process) }
    defer { kill(-process, SIGKILL) }
    let deadline = ContinuousClock.now + .seconds(limits.patience)
    var status: Int32 = 0
    while true {
      let waited = waitpid(process, &status, WNOHANG)
      if waited == process { return Self.ending(status) }
      if waited < 0, errno != EINTR { return .failed(errno) }
      let isLate = ContinuousClock.now >= deadline
      if isLate || isStopped() {
        kill(-process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return isLate ? .tooSlow : .stopped
      }
      usleep(20_000)
    }
  }

  /// Nothing of ours: settings hold secrets. libvips opens no format whose reader its makers do not trust.
  private static let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/tmp", "LC_ALL=C.UTF-8", "VIPS_BLOCK_UNTRUSTED=1",
    "VIPS_CONCURRENCY=1",
  ]

  private static func ending(_ status: Int32) -> Ending {
    let signal = status & 0x7F
    if signal != 0 { return .failed(signal) }
    let code = status >> 8 & 0xFF
    return code == 0 ? .done : .failed(code)
  }
}
