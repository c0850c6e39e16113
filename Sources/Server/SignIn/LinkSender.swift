import Logging
import Pages
import Portal
import PorticoCrypto
import Post
import Store

/// Sends sign-in links by mail, after the request that asked for one was answered: whether there is such a client makes
/// no difference that anybody could see or measure (threats.md, M-02).
struct LinkSender: Sendable {
  let records: Records
  let catalogue: Catalogue
  let issuer: LinkIssuer
  let settings: ServerSettings
  let mailer: Mailer
  let random: RandomBytes
  let zones: ZoneCache
  let now: @Sendable () -> Instant
  let logger: Logger

  /// Who is to get a link.
  enum Addressee: Sendable {
    case email(String)
    /// Named by a page's address or by a link of theirs.
    case client(Client.ID)
  }

  /// - Parameters:
  ///   - host: where it was asked for, and where the link leads.
  ///   - destination: as it came; kept only if it is a page of the client's own.
  func send(to addressee: Addressee, destination: String, host: Host) async {
    do {
      guard let standing = try await standing(addressee, host.workspace) else { return }
      switch standing {
      case .open(let account): try await sendLink(account, destination, host)
      case .ended(let account): try await sendEnd(account, host)
      // Mail pauses while the portal is switched off.
      case .closed: break
      }
    } catch {
      logger.error(
        "a sign-in mail was not sent",
        metadata: ["workspace": "\(host.workspace.text)", "error": "\(error)"])
    }
  }

  private func standing(_ addressee: Addressee, _ workspace: Workspace.ID) async throws -> Standing? {
    let now = now()
    return try await records.read { db in
      let key =
        switch addressee {
        case .email(let email): try SignInPeople.client(email: email, in: workspace, db)
        case .client(let id): ClientKey(workspace: workspace, client: id)
        }
      return try key.flatMap { try Standing.of($0, zones: zones, at: now, db) }
    }
  }

  private func sendLink(_ account: Standing.Account, _ destination: String, _ host: Host) async throws {
    let now = now()
    let key = ClientKey(workspace: account.workspace.id, client: account.client.id)
    let link = try await records.write { db in
      try issuer.issue(for: key, kind: .signIn, destination: destination, host: host.name, at: now, db)
    }
    guard let link else { return }
    let content = try catalogue.signInMail(
      to: account.client.name, brand: catalogue.brand(of: account.workspace), locale: account.client.locale,
      link: link.url.reveal(), minutes: Int(LinkIssuer.seconds(.signIn) / 60))
    try await send(content, to: account, at: now)
  }

  private func sendEnd(_ account: Standing.Account, _ host: Host) async throws {
    let content = try catalogue.accessEndedMail(
      to: account.client.name, brand: catalogue.brand(of: account.workspace), locale: account.client.locale)
    try await send(content, to: account, at: now())
  }

  private func send(_ content: MailContent, to account: Standing.Account, at now: Instant) async throws {
    let workspace = account.workspace.id
    let sender = try await records.read { db in try SignInPeople.sender(of: workspace, db) }
    let address = sender.flatMap { $0.address.isEmpty ? nil : $0.address } ?? settings.mailFrom
    guard let from = Mailbox(name: sender?.name ?? "", address: address) else {
      throw UnusableAddress(whose: "the sender's (MAIL_FROM, or the workspace's)")
    }
    guard let to = Mailbox(name: account.client.name, address: account.client.email) else {
      throw UnusableAddress(whose: "client \(account.client.id.text)'s")
    }
    let replyTo = sender.flatMap { Mailbox(name: $0.name, address: $0.replyTo) }
    let id = try MessageID.fresh(at: settings.baseURL.host, random: random)
    try await mailer.send(
      Mail(messageID: id, from: from, to: to, replyTo: replyTo, date: now, content: content))
  }
}

/// An address that no mail can be sent to or from.
struct UnusableAddress: Error, CustomStringConvertible {
  let whose: String
  var description: String { "\(whose) address cannot be used in a mail" }
}
