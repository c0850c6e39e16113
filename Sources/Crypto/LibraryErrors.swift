import COpenSSL

/// OpenSSL's queue of errors, one for each thread. It is emptied after every failure, so that one operation's
/// reason is never reported for another.
enum LibraryErrors {
  /// The error with the reason that OpenSSL gave first.
  static func take(in operation: String) -> CryptoError {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0, let reason = ERR_reason_error_string(code) else {
      return .library(operation: operation, reason: "no reason given")
    }
    return .library(operation: operation, reason: String(cString: reason))
  }

  /// After a failure that is an answer, such as a signature that is not valid.
  static func discard() {
    ERR_clear_error()
  }
}
