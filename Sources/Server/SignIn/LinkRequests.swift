import GRDB
import Portal
import PorticoCrypto
import Post
import Store

/// Takes requests for links: each becomes one row of the outbox in the transaction that counts it, the same row for
/// every address. Whether there is such a client is found out when it is answered, and makes no difference that anybody
/// could see or measure (threats.md, M-02); and whoever was told to look at their mail gets one, whatever happens to this
/// process.
struct LinkRequests: Sendable {
  let sealing: SealedBox
  /// The installation's own name, for the names of mails.
  let installation: String
  let random: RandomBytes
  let wakePost: @Sendable () -> Void

  /// One that is ready to be written down.
  struct Prepared: Sendable {
    fileprivate let sealed: [UInt8]
    fileprivate let messageID: String
    fileprivate let workspace: Workspace.ID

    func add(at now: Instant, _ db: Database) throws {
      try Outbox.add(
        signIn: sealed, in: workspace, messageID: messageID, at: now,
        expires: now.adding(seconds: LinkComposer.latestSeconds), db)
    }
  }

  func request(to addressee: LinkRequest.Addressee, destination: String, from host: Host) throws -> Prepared {
    let messageID = try MessageID.fresh(at: installation, random: random).text
    let request = LinkRequest(
      addressee: addressee, destination: destination, host: host.name, token: try OneTimeToken(random: random)
    )
    return Prepared(
      sealed: try request.sealed(by: sealing, messageID, in: host.workspace, random: random),
      messageID: messageID, workspace: host.workspace)
  }
}
