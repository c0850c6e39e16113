import Actions
import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The console's pages of what is at Stripe: a payment with its refunds and disputes, an event that waits for the team.
/// What the team does about them is written down first; then, outside of any transaction, Stripe is asked.
struct StripeDesk: Sendable {
  let gate: TeamGate
  let actions: TeamActionDesk
  let till: Till

  /// - Parameter refusal: a form that was refused, to be shown again.
  func payment(_ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal? = nil) async throws -> Answer
  {
    guard entry.session.role.handlesMoney, let id = Payment.ID(visit.part("payment")) else {
      return gate.notFound(visit)
    }
    let workspace = entry.workspace.id
    let board = try await gate.records.read { db in try PaymentBoards.board(id, in: workspace, db) }
    guard let board else { return gate.notFound(visit) }
    let page = try gate.console(entry).payment(board, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: page))
  }

  func event(_ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal? = nil) async throws -> Answer {
    guard entry.session.role.handlesMoney else { return gate.notFound(visit) }
    let (id, workspace) = (visit.part("event"), entry.workspace.id)
    let board = try await gate.records.read { db in try EventReader.board(id, in: workspace, db) }
    guard let board else { return gate.notFound(visit) }
    let page = try gate.console(entry).event(board, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: page))
  }

  /// Gives back what came through Stripe. What it says is known, as a rule, when the page is answered; else the watch goes
  /// on asking.
  func refund(_ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String]) async throws -> Answer {
    guard let id = Payment.ID(visit.part("payment")) else { return gate.notFound(visit) }
    let given = given.merging(["payment": id.text]) { _, fixed in fixed }
    let answer = try await actions.answer(
      visit, entry, AskRefund.self, given: given, to: "\(TeamGate.billing)payments/\(id)/",
      refused: { problems in
        try await payment(visit, entry, refusal: ConsoleRefusal(AskRefund.name, given, problems))
      })
    guard isDone(answer) else { return answer }
    let workspace = entry.workspace.id
    do {
      try await till.giveBack(of: id, in: workspace)
    } catch {
      // It is written down: the watch asks again.
      till.logger.error(
        "a refund could not be asked for now", metadata: ["error": "\(error)", "request": "\(visit.id)"])
    }
    let last = try await gate.records.read { db in try Refunds.of(id, in: workspace, db).last }
    guard let last, last.state == .refused else { return answer }
    if visit.wantsJSON { return .json(409, ["error": last.problem]) }
    return try await payment(visit, entry, refusal: ConsoleRefusal(AskRefund.name, given, []))
  }

  func settle(_ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String]) async throws -> Answer {
    let (id, workspace) = (visit.part("event"), entry.workspace.id)
    let given = given.merging(["event": id]) { _, fixed in fixed }
    let board = try await gate.records.read { db in try EventReader.board(id, in: workspace, db) }
    let answer = try await actions.answer(
      visit, entry, SettleEvent.self, given: given, to: "\(TeamGate.billing)events/\(id)/",
      refused: { problems in
        try await event(visit, entry, refusal: ConsoleRefusal(SettleEvent.name, given, problems))
      })
    if isDone(answer), let board { await hearRefunds(of: board, in: workspace) }
    return answer
  }

  /// What went back of money that was not ours so far was nobody's business; now it is.
  private func hearRefunds(of board: EventBoard, in workspace: Workspace.ID) async {
    do {
      let payments = try await gate.records.read { db in
        try board.ids.compactMap { try StripePayments.find(intent: $0, in: workspace, db)?.payment.id }
      }
      for payment in payments { try await till.hearRefunds(of: payment, in: workspace) }
    } catch {
      till.logger.warning("Stripe was asked in vain", metadata: ["error": "\(error)"])
    }
  }

  private func isDone(_ answer: Answer) -> Bool { answer.status == 303 || answer.status == 200 }

  /// - Parameter destination: the page that the form is on.
  func end(
    _ visit: Visit, _ entry: TeamGate.Entry, to destination: String
  ) async throws -> Answer {
    guard let id = Checkout.ID(visit.part("checkout")) else { return gate.notFound(visit) }
    let answer = try await actions.answer(
      visit, entry, EndCheckout.self, given: ["checkout": id.text], to: destination)
    guard isDone(answer) else { return answer }
    let workspace = entry.workspace.id
    do {
      let checkout = try await gate.records.read { db in try Checkouts.find(id, in: workspace, db) }
      if let checkout, checkout.state == .open { _ = try await till.end(checkout, in: workspace) }
    } catch {
      till.logger.error(
        "a checkout could not be ended now", metadata: ["error": "\(error)", "request": "\(visit.id)"])
    }
    return answer
  }
}

extension TeamRoutes {
  private var desk: StripeDesk { StripeDesk(gate: gate, actions: actions, till: till) }

  var stripePages: [Route] {
    [
      page("/team/billing/payments/{payment}/") { visit, entry in try await desk.payment(visit, entry) },
      page("/team/billing/events/{event}/") { visit, entry in try await desk.event(visit, entry) },
    ]
  }

  var stripeForms: [Route] {
    [
      form("/team/billing/payments/{payment}/give-back") { visit, entry, given in
        try await desk.refund(visit, entry, given)
      },
      form("/team/billing/events/{event}/settle") { visit, entry, given in
        try await desk.settle(visit, entry, given)
      },
      form("/team/billing/checkouts/{checkout}/end") { visit, entry, given in
        try await desk.end(visit, entry, to: back(given))
      },
    ]
  }
}
