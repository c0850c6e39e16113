import Foundation

/// What can go wrong where pages are written. The last good pages stay in every case.
package enum OutputError: Error, CustomStringConvertible {
  case notWritable(path: String, reason: String)
  case full(path: String)
  /// Another process publishes here now, with other templates or another build of the program.
  case madeByOthers
  case failed(what: String, path: String, reason: String)

  /// From `errno`, right after the call that failed.
  init(_ what: String, _ path: String, code: Int32 = errno) {
    let reason = String(cString: strerror(code))
    self =
      switch code {
      case ENOSPC, EDQUOT: .full(path: path)
      case EACCES, EPERM, EROFS: .notWritable(path: path, reason: reason)
      default: .failed(what: what, path: path, reason: reason)
      }
  }

  package var description: String {
    switch self {
    case .notWritable(let path, let reason):
      "cannot write to \(path): \(reason). Make the output folder writable for this user, or set PORTICO_OUTPUT; "
        + "the pages published so far stay, and publishing goes on by itself."
    case .full(let path):
      "no space left to write \(path). Make room; the pages published so far stay, and publishing goes on by itself."
    case .madeByOthers:
      "the pages here are made with other templates, or by another build of Portico, since this process has begun: "
        + "restart it."
    case .failed(let what, let path, let reason):
      "cannot \(what) \(path): \(reason)"
    }
  }
}
