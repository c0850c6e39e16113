import Dispatch
import Logging
import PorticoCrypto
import Post
import Server
import ServiceLifecycle
import Site
import Store

extension Installation {
  /// Where mail goes: the mail server of `SMTP_URL`, or files.
  var mailer: Mailer {
    settings.smtp.map { .smtp($0, hello: settings.baseURL.host) } ?? .folder(outbox)
  }

  /// Sends what waits in the outbox.
  func outboxWorker(_ site: Site, _ logger: Logger) throws -> OutboxWorker {
    let links = LinkComposer(
      store: store, catalogue: site.catalogue, baseURL: settings.baseURL, sender: settings.mailFrom,
      sealing: try keys().sealing, random: .system, now: settings.now)
    let letters = LetterComposer(
      store: store, catalogue: site.catalogue,
      addresses: PortalAddresses(base: settings.baseURL.host, origin: settings.baseURL.origin(of:)),
      sender: settings.mailFrom, files: Self.invoiceFiles(site), now: settings.now)
    return OutboxWorker(
      store: store, mailer: mailer, random: .system, now: settings.now,
      composer: Composer(signIn: links.compose, letters: letters),
      reminders: MorningReminders(host: settings.baseURL.host, random: .system)
    ) { PostLog(logger: logger).tell($0) }
  }
}

extension Installation {
  /// Invoices as files for the post, made away from the threads that others wait for.
  fileprivate static func invoiceFiles(_ site: Site) -> InvoiceFiles {
    InvoiceFiles { request in
      try await withCheckedThrowingContinuation { done in
        DispatchQueue.global().async {
          done.resume(
            with: Result {
              try site.pdf(
                of: request.invoice, from: request.workspace, locale: request.locale,
                limit: InvoiceFiles.limit
              ).map { InvoiceFiles.File(name: $0.name, bytes: $0.bytes) }
            })
        }
      }
    }
  }
}

/// The post as a part of a group that ends together.
struct PostService: Service, CustomStringConvertible {
  let worker: OutboxWorker
  let description = "post"

  func run() async throws {
    await cancelWhenGracefulShutdown { await worker.run() }
  }
}

/// A line for every mail: its number in `portico outbox`, its kind, what became of it. No addresses.
struct PostLog: Sendable {
  let logger: Logger

  func tell(_ event: PostEvent) {
    switch event {
    case .sent(let entry): logger.info("mail sent", metadata: about(entry))
    case .delayed(let entry, let seconds, let reason):
      logger.warning("mail not sent, tried again in \(seconds) s: \(reason)", metadata: about(entry))
    case .failed(let entry, let reason):
      logger.error("mail not sent, given up: \(reason)", metadata: about(entry))
    case .dropped(let entry, let reason):
      logger.info("mail not needed any more: \(reason)", metadata: about(entry))
    case .trouble(let reason): logger.error("the outbox cannot be worked on: \(reason)")
    }
  }

  private func about(_ entry: Outbox.Entry) -> Logger.Metadata {
    [
      "mail": "\(entry.id)", "kind": "\(entry.kind)", "workspace": "\(entry.workspace.text)",
      "attempt": "\(entry.attempts)",
    ]
  }
}
