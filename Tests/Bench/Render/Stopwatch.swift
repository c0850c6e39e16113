import Foundation

/// How often something can be done in a second of one core's time. Counted is the processor time of this process, which
/// has one thread at work: whatever else runs on the machine slows both engines' clocks, not their work.
enum Stopwatch {
  /// - Parameter seconds: at least so long; the clock is looked at after every tenth time.
  static func rate(seconds: Double, _ body: () throws -> Void) rethrows -> Double {
    let start = processorSeconds
    var times = 0
    while true {
      for _ in 0..<10 { try body() }
      times += 10
      let elapsed = processorSeconds - start
      if elapsed >= seconds { return Double(times) / elapsed }
    }
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
