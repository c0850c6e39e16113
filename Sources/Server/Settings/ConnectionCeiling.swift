#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many connections may be open: as configured, but never so many that no file is left for anything else
/// (threats.md, F-10).
enum ConnectionCeiling {
  /// Files that the process needs besides connections: the database's readers, listeners, logs, a page being read.
  private static let reserve = 48

  static func of(_ configured: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return configured }
    let files = Int(clamping: limit.rlim_cur)
    return max(8, min(configured, files - reserve))
  }
}
