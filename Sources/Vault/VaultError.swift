import Foundation

/// What can go wrong with uploaded files.
package enum VaultError: Error, Equatable, CustomStringConvertible {
  /// Nothing is stored under this digest.
  case missing(String)
  /// What is stored is not what was: shorter, longer, other bytes, or no file.
  case damaged(String)
  /// More bytes than are allowed.
  case tooLarge(limit: Int64)
  /// Somebody else is adding to this file.
  case busy(String)
  case full(path: String)
  case failed(what: String, path: String, reason: String)

  /// From `errno`, right after the call that failed.
  init(_ what: String, _ path: String, code: Int32 = errno) {
    self =
      switch code {
      case ENOSPC, EDQUOT: .full(path: path)
      default: .failed(what: what, path: path, reason: String(cString: strerror(code)))
      }
  }

  package var description: String {
    switch self {
    case .missing(let name): "the vault has no file \(name). Restore it from a backup."
    case .damaged(let name): "the file \(name) in the vault is not what was stored. Restore it from a backup."
    case .tooLarge(let limit): "the file has more than \(limit) bytes"
    case .busy(let name): "somebody else is sending \(name)"
    case .full(let path): "no space left to write \(path). Make room; nothing was stored."
    case .failed(let what, let path, let reason): "cannot \(what) \(path): \(reason)"
    }
  }
}
