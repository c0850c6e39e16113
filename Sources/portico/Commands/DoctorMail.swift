import GRDB
import Portal
import Post
import Store

extension Examination {
  /// So long a mail may wait before it is worth a word, in seconds.
  private static let patience: Int64 = 15 * 60

  /// How mail leaves, and whether it does.
  func mail(_ installation: Installation) async throws -> [Finding] {
    [try await mailServer(installation)] + (try outbox(installation))
  }

  private func mailServer(_ installation: Installation) async throws -> Finding {
    guard let server = settings.smtp else {
      return Finding(
        state: .good, subject: "mail server",
        detail: "no SMTP_URL: mail is written to \(installation.outbox) as .eml files")
    }
    do {
      try await Mailer.check(server, hello: settings.baseURL.host)
      let login = server.login == nil ? "without a login" : "with the login"
      return Finding(state: .good, subject: "mail server", detail: "\(server) takes us in, \(login)")
    } catch {
      return Finding(
        state: .bad, subject: "mail server",
        detail: "\(error). Mail waits and is tried again; correct SMTP_URL or the server")
    }
  }

  private func outbox(_ installation: Installation) throws -> [Finding] {
    let now = settings.now()
    let state = try installation.store.read { db in
      try OutboxState.take(lateSince: now.adding(seconds: -Self.patience), db)
    }
    var findings: [Finding] = []
    if state.failed > 0 {
      findings.append(
        Finding(
          state: .bad, subject: "mail",
          detail:
            "\(state.failed) mails failed, the last one: \(state.problem). `portico outbox` shows them; "
            + "correct what is wrong, then `portico outbox retry NUMBER`"))
    }
    if state.late > 0 {
      findings.append(
        Finding(
          state: .warning, subject: "mail",
          detail: "\(state.late) mails have waited for more than \(Self.patience / 60) minutes. Is a "
            + "`portico serve` with `post` running, and does the mail server answer?"))
    }
    if findings.isEmpty {
      findings.append(Finding(state: .good, subject: "mail", detail: "none is late, none failed"))
    }
    return findings
  }
}
