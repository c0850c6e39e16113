/// How much a tool may take before it is ended: its input is hostile (threats.md, U-06).
package struct ToolLimits: Sendable {
  /// Of wall-clock time, in seconds.
  package var patience = 60
  /// Of one processor's time, in seconds.
  package var processor = 40
  /// Of address space, in bytes; less of it is ever in memory.
  package var memory: Int64 = 2 << 30
  /// Of one file that it writes, in bytes.
  package var output: Int64 = 16 << 20

  package init() {}

  /// POSIX only: what a shell is told before it becomes the tool. No core is dumped, and others come first.
  var script: String {
    "ulimit -c 0; ulimit -t \(processor); ulimit -v \(memory >> 10); ulimit -f \(output >> 9); "
      + #"exec nice -n 19 "$@""#
  }
}
