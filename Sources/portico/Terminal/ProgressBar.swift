import Foundation

/// A bar on standard error while something long goes on; nothing where standard error is no terminal.
final class ProgressBar {
  private let label: String
  private let isShown = Terminal.isInteractive
  private let start = ContinuousClock.now
  private var drawnAt: ContinuousClock.Instant?

  private static let width = 30

  init(_ label: String) {
    self.label = label
  }

  /// - Parameter detail: what is counted, such as `1,204 of 10,000 clients`.
  func show(done: Int, of total: Int, detail: @autoclosure () -> String) {
    guard isShown, total > 0 else { return }
    let now = ContinuousClock.now
    if let drawnAt, now - drawnAt < .milliseconds(80), done < total { return }
    drawnAt = now
    let share = min(1, Double(done) / Double(total))
    let full = Int(share * Double(Self.width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full)
    draw("\(label) \(bar) \(Int(share * 100))% \(detail())\(remaining(share, now - start))")
  }

  /// Takes the bar away, so that what follows stands alone.
  func finish() {
    if isShown, drawnAt != nil { draw("") }
  }

  private func remaining(_ share: Double, _ elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds)
    guard share > 0.02, seconds >= 2 else { return "" }
    let rest = Int(seconds / share - seconds)
    return rest < 60 ? ", \(rest) s left" : ", \(rest / 60) min left"
  }

  private func draw(_ line: String) {
    Stream.error.write("\r\u{1B}[2K\(line)")
  }
}
