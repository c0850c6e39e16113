/// Why the keys cannot be used. Each sentence tells the operator what to do.
package enum KeyRingError: Error, Equatable {
  /// A file or the directory cannot be opened, read or written.
  case system(operation: String, path: String, code: Int32)
  /// Others than the owner may read or write it.
  case exposed(path: String, mode: UInt32, isDirectory: Bool)
  /// Something else than a file of a few hundred bytes stands under a key's name.
  case notAKeyFile(path: String)
  /// A key that exists since the first start is gone.
  case missing(path: String)
  /// The content is not a key.
  case damaged(path: String, reason: String)
  /// The file holds another key than its name says.
  case misnamed(path: String, kid: String)
  case crypto(CryptoError)
}

extension KeyRingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let operation, let path, let code):
      "Cannot \(operation) \(path): \(KeyDirectory.reason(code))."
    case .exposed(let path, let mode, let isDirectory):
      "\(path) is open to others than its owner (mode \(octal(mode))), so its keys may be known to them. "
        + "Close it with: chmod \(isDirectory ? "700" : "600") '\(path)'"
    case .notAKeyFile(let path): "\(path) is not a plain file with a key. Move it away."
    case .missing(let path):
      "\(path) is missing, though this installation has used one. Put it back from a backup: "
        + "what it sealed or signed cannot be read or checked with a new key."
    case .damaged(let path, let reason): "\(path) is damaged (\(reason)). Put it back from a backup."
    case .misnamed(let path, let kid): "\(path) holds the key \(kid), not the one in its name."
    case .crypto(let error): error.description
    }
  }

  private func octal(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
