import PorticoCrypto

/// The hash of a version, which an approval names: of what was approved, whole.
///
/// - One file: the SHA-256 of its bytes, which is the file's own.
/// - Several: the SHA-256 of one line for each in their order, the file's hash in small hexadecimal digits, two spaces,
///   its name, a line feed. That is what `sha256sum` prints (but for names with a backslash, which it escapes), so that
///   anybody can work it out.
/// - A link: the SHA-256 of its bytes in UTF-8.
enum VersionHash {
  static func text(files: [(sha256: String, name: String)]) -> String {
    if files.count == 1 { return files[0].sha256 }
    let lines = files.map { "\($0.sha256)  \($0.name)\n" }.joined()
    return SHA256.digest(of: lines.utf8).hex
  }

  static func text(link: String) -> String { SHA256.digest(of: link.utf8).hex }
}
