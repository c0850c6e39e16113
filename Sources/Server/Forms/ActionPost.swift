import Actions
import GRDB
import Portal
import PorticoCrypto
import Store

/// A post that is to be done, once: in the transaction of its session, counted, and with its form's nonce.
struct ActionPost: Sendable {
  /// Tells this post from others of the same person; two that are alike are one. Nil for what may be done again.
  let nonce: String?
  /// Once it is done for good.
  var settle: @Sendable () -> Void = {}
  /// - Returns: the page that shows what came of it.
  let run: @Sendable (ActionRunner, Actor, _ address: String, Database) throws -> String

  /// What became of it.
  struct Done: Sendable {
    enum Kind: Sendable {
      case done
      case again
      case tooMany
    }

    let kind: Kind
    var destination = ""
  }

  /// - Parameters:
  ///   - by: the id of who posts.
  ///   - limit: so many posts of theirs are done in a window.
  ///   - network: from where, for the audit log.
  /// - Throws: `ActionError` for what is refused; the transaction is to be undone then.
  func perform(
    _ runner: ActionRunner, as actor: Actor, by id: String, limit: Int, windowSeconds: Int64,
    from network: String, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Done {
    if let nonce, let first = try FormNonces.result(of: nonce, by: id, in: workspace, db) {
      return Done(kind: .again, destination: first)
    }
    let count = try Attempts.count("posts of \(id)", at: now, windowSeconds: windowSeconds, db)
    guard count <= limit else { return Done(kind: .tooMany) }
    let destination = try run(runner, actor, network, db)
    if let nonce {
      try FormNonces.add(nonce, by: id, result: destination, in: workspace, at: now, db)
    }
    return Done(kind: .done, destination: destination)
  }

  /// The page says what it was made of (`nonce`); with that, two posts of the same words are the same post, and other
  /// words from the same page are not lost.
  static func nonce(_ action: String, _ sent: FileForm) -> String {
    // Uploads are among the fields: they are the same post also when they are used up.
    let files = sent.files.filter { $0.upload == nil }.enumerated().map { index, file in
      ("file \(index)", "\(file.arrival.blob.hash.hex) \(file.arrival.name)")
    }
    return nonce(action, sent.fields.merging(files) { field, _ in field })
  }

  static func nonce(_ action: String, _ given: [String: String]) -> String {
    let fields = given.sorted { $0.key < $1.key }.map { name, value in
      "\(name.utf8.count):\(name)\(value.utf8.count):\(value)"
    }
    return "\(action) \(SHA256.digest(of: fields.joined().utf8).hex)"
  }
}
