import Foundation

/// What a tool sees: the system's programs, its input, and the folder that it writes to. No network, no other processes,
/// no other files.
struct Sandbox {
  let bwrap: String

  /// - Parameters:
  ///   - input: read only, at the path that it has outside.
  ///   - folder: written to, likewise.
  func command(_ command: [String], input: String?, folder: String) -> [String] {
    var words = [bwrap, "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr"]
    for name in ["bin", "lib", "lib64", "sbin"] {
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/\(name)") {
        words += ["--symlink", target, "/\(name)"]
      } else {
        words += ["--ro-bind-try", "/\(name)", "/\(name)"]
      }
    }
    // Where libraries are, which of several is meant, and what letters look like.
    for path in ["/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/var/cache/fontconfig"] {
      words += ["--ro-bind-try", path, path]
    }
    words += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
    if let input { words += ["--bind", folder, folder, "--ro-bind", input, input, "--chdir", folder] }
    return words + ["--"] + command
  }
}
