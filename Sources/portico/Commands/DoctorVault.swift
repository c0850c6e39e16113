import PorticoCrypto
import Store
import Vault

extension Examination {
  private static let longest = 5

  /// Every uploaded file held against its hash: all of them are read, so it takes its time (threats.md, D-09, A-04).
  func files(_ installation: Installation) throws -> [Finding] {
    let vault = try installation.vault()
    let kept = try installation.store.read(Blobs.kept)
    let bar = ProgressBar("Checking files")
    var problems: [String] = []
    for (index, hash) in kept.enumerated() {
      bar.show(done: index, of: kept.count, detail: "\(index) of \(kept.count)")
      do {
        guard let digest = Digest(hex: hash) else { throw VaultError.missing(hash) }
        try vault.verify(digest)
      } catch {
        problems.append("\(error)")
      }
    }
    bar.finish()
    guard !problems.isEmpty else {
      return [Finding(state: .good, subject: "vault", detail: "\(kept.count) files are what was stored")]
    }
    let more = problems.count - Self.longest
    return problems.prefix(Self.longest).map { Finding(state: .bad, subject: "vault", detail: $0) }
      + (more > 0 ? [Finding(state: .bad, subject: "vault", detail: "and \(more) more files")] : [])
  }
}
