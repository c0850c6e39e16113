import Foundation

extension Mailer {
  /// Hands mail to a mail server, each on a connection and a thread of its own: libcurl blocks, and the threads of the
  /// concurrency pool must not. A cancelled task gives up what the server has not begun to take.
  /// - Parameter hello: how we call ourselves, a name under the installation's control.
  package static func smtp(_ server: SMTPServer, hello: String) -> Mailer {
    Mailer { mail in
      let stopping = Stopping()
      try await withTaskCancellationHandler {
        try await onThread {
          do {
            try SMTPConversation.send(
              mail.message, from: mail.from.address, to: mail.to.address, hello: hello, server: server,
              stopping: stopping)
          } catch let problem as DeliveryProblem {
            throw problem.withoutAddress(of: mail.to)
          }
        }
      } onCancel: {
        stopping.ask()
      }
    }
  }

  /// Whether a mail server takes us in, with our login where we have one. Sends nothing.
  package static func check(_ server: SMTPServer, hello: String) async throws {
    try await onThread { try SMTPConversation.check(server, hello: hello) }
  }

  private static func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let thread = Thread { continuation.resume(with: Result { try body() }) }
      thread.name = "portico.smtp"
      thread.start()
    }
  }
}

extension DeliveryProblem {
  /// Servers like to repeat whom they refuse. Addresses live in the client's row and nowhere else (mission.md, A person's
  /// data).
  fileprivate func withoutAddress(of reader: Mailbox) -> DeliveryProblem {
    let strip = { (reason: String) in
      reason.replacingOccurrences(of: reader.address, with: "…", options: .caseInsensitive)
    }
    return switch self {
    case .temporary(let reason): .temporary(strip(reason))
    case .permanent(let reason): .permanent(strip(reason))
    }
  }
}
