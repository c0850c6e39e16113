import Foundation
import Portal
import PorticoCrypto

/// Where mail lands when no mail server is set: one `.eml` file each, which mail programs open.
package struct MailFolder: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// Writes the mail, whole or not at all, and durably. Only the owner may read it: it can hold a sign-in link. Its name
  /// is that of its moment and its Message-ID: one that is repeated after a crash takes its own place.
  package func deliver(_ mail: Mail) throws {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw MailFolderError("create the folder", path) }
    let time = mail.date.iso.filter { $0 != "-" && $0 != ":" && $0 != "." }
    let name = "\(time)-\(SHA256.digest(of: mail.messageID.text.utf8).hex.prefix(16)).eml"
    let unfinished = "\(path)/.\(name).unfinished"
    // Left by a process that died; nobody else has this mail now.
    unlink(unfinished)
    do {
      try write(mail.message, to: unfinished)
      guard rename(unfinished, "\(path)/\(name)") == 0 else { throw MailFolderError("write", name) }
    } catch {
      unlink(unfinished)
      throw error
    }
    try sync()
  }

  private func write(_ bytes: [UInt8], to path: String) throws(MailFolderError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw MailFolderError("create", path) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw MailFolderError("write", path) }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0 else { throw MailFolderError("write", path) }
  }

  /// The file's name has to survive a loss of power too.
  private func sync() throws(MailFolderError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw MailFolderError("open", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw MailFolderError("write", path) }
  }
}

/// The folder for mail cannot be written.
package struct MailFolderError: Error, CustomStringConvertible {
  package let description: String

  /// From `errno`, right after the call that failed.
  init(_ what: String, _ path: String) {
    let reason = String(cString: strerror(errno))
    description =
      "cannot \(what) \(path) for mail: \(reason). Make the data folder writable for this user."
  }
}

extension Mailer {
  /// Writes `.eml` files into a folder, which is made where it is missing.
  package static func folder(_ path: String) -> Mailer {
    let folder = MailFolder(path: path)
    return Mailer { mail in try folder.deliver(mail) }
  }
}
