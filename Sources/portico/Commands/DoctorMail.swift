import GRDB
import Portal
import Store

extension Examination {
  /// So long a mail may wait before it is worth a word, in seconds.
  private static let patience: Int64 = 15 * 60

  /// How mail leaves, and whether it does.
  func mail(_ installation: Installation) throws -> [Finding] {
    let way =
      settings.smtp.map { "mail goes to the server \($0)" }
      ?? "no SMTP_URL: mail is written to \(installation.outbox) as .eml files"
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
      findings.append(Finding(state: .good, subject: "mail", detail: "\(way); none is late, none failed"))
    }
    return findings
  }
}
