import Actions
import GRDB
import Logging
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Store
import Stripe

/// The pages of a payment: with Stripe's form in it, on the way to Stripe's own page, and back. Made for one answer each.
struct PayDesk: Sendable {
  let records: Records
  let till: Till
  let refusals: Refusals
  let catalogue: Catalogue
  let state: PortalState
  let zones: ZoneCache
  /// At payments whose end Stripe has not told yet.
  let looks: RecentRequests
  /// The address of Stripe.js.
  let script: String
  let logger: Logger

  private enum Found: Sendable {
    case nobody
    case closed
    case stranger(Session.ID)
    case client(ClientSnapshot, Session, today: Day, Checkout?)
  }

  /// What is to be paid, with Stripe's form.
  func form(_ visit: Visit) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return refusals.closed(workspace) }
    guard let secret = visit.credentials.session else { return refusals.nobody(visit) }
    switch try await records.read({ db in try client(in: visit, secret, db) }) {
    case .nobody: return refusals.nobody(visit)
    case .closed: return refusals.closed(workspace)
    case .stranger(let session): return refusals.stranger(session, visit)
    case .client(let snapshot, let session, let today, _):
      let given = ["invoice": visit.query["invoice"] ?? "", "part": visit.query["part"] ?? ""]
      guard let wanted = try? BeginCheckout.read(given, isStrict: false), snapshot.workspace.takesCards else {
        return refusals.stranger(session.id, visit)
      }
      guard let parts = try? wanted.parts(in: snapshot, on: today) else {
        // Paid meanwhile, or not by card: the page of all of them says how it stands.
        return .see("/c/\(session.key.client.text)/billing/")
      }
      let step = CheckoutPage.Step.form(script: script)
      var answer = try page(step, parts, isDeposit: wanted.isForDeposit, snapshot, today, visit)
      answer.mountsStripe = true
      return answer
    }
  }

  /// Back from Stripe, or on the way there. What the address says of the payment is not believed: Stripe is asked.
  func checkout(_ visit: Visit) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return refusals.closed(workspace) }
    guard let secret = visit.credentials.session else { return .see("/sign-in/") }
    switch try await records.read({ db in try anyClient(visit, secret, db) }) {
    case .nobody: return .see("/sign-in/")
    case .closed: return refusals.closed(workspace)
    case .stranger(let session): return refusals.stranger(session, visit)
    case .client(let snapshot, let session, let today, let checkout):
      guard let checkout else { return refusals.stranger(session.id, visit) }
      return try await follow(checkout, snapshot, session, today, visit)
    }
  }

  private func follow(
    _ checkout: Checkout, _ snapshot: ClientSnapshot, _ session: Session, _ today: Day, _ visit: Visit
  ) async throws -> Answer {
    let bills = "/c/\(session.key.client.text)/billing/"
    let after = checkout.parts.count == 1 ? "\(bills)\(checkout.parts[0].invoice.text)/" : bills
    if visit.query["back"] != nil { return .see(after) }
    // The page that waits looks again more slowly than that.
    let asksTooOften = looks.isLoop(session.id.text, visit.path, at: visit.now)
    let open = checkout.state == .open && !asksTooOften ? try await look(at: checkout, visit) : nil
    if checkout.state != .open || open.map({ $0.status != .open }) ?? false {
      await till.publishing.publish(session.key)
      return .see(after)
    }
    let parts = checkout.parts.map {
      ($0.invoice, Money(minor: $0.amount, currency: checkout.amount.currency))
    }
    if visit.query["paid"] == nil, let address = open?.url,
      address.hasPrefix("https://") || till.isLocal(address)
    {
      return try page(.leave(address), parts, snapshot, today, visit)
    }
    return try page(.confirm, parts, snapshot, today, visit)
  }

  /// Nil where Stripe does not say.
  private func look(at checkout: Checkout, _ visit: Visit) async throws -> CheckoutSession? {
    do {
      return try await till.look(at: checkout, in: visit.host.workspace)
    } catch let error as StripeError {
      logger.warning("Stripe was asked in vain", metadata: ["error": "\(error)", "request": "\(visit.id)"])
      return nil
    }
  }

  private func page(
    _ step: CheckoutPage.Step, _ parts: [(Invoice.ID, Money)], isDeposit: Bool = false,
    _ snapshot: ClientSnapshot, _ today: Day, _ visit: Visit
  ) throws -> Answer {
    let brand = catalogue.brand(of: snapshot.workspace)
    let parts = parts.map { (invoice: $0.0, amount: $0.1) }
    guard
      let bytes = try catalogue.checkoutPage(
        step, parts, isDeposit: isDeposit, of: snapshot, on: today, brand: brand)
    else { return refusals.messages.answer(404, .notFound, visit.host.workspace) }
    return Answer(200, html: ByteBuffer(bytes: bytes))
  }

  private func client(in visit: Visit, _ secret: OneTimeToken, _ db: Database) throws -> Found {
    switch try ClientSight(secret, visit, zones: zones, db) {
    case .nobody: .nobody
    case .closed: .closed
    case .stranger(let session): .stranger(session)
    case .client(let snapshot, let session, let today): .client(snapshot, session, today: today, nil)
    }
  }

  /// Whoever is signed in, where they see something of what is paid: a colleague may come back from a session that another
  /// began.
  private func anyClient(_ visit: Visit, _ secret: OneTimeToken, _ db: Database) throws -> Found {
    let workspace = visit.host.workspace
    guard
      let session = try Sessions.live(secret.hash, in: workspace, host: visit.host.name, at: visit.now, db),
      let settings = try SnapshotReader.workspace(workspace, zones: zones, db)
    else { return .nobody }
    if !settings.isPortalEnabled { return .closed }
    let today = settings.zone.day(of: visit.now)
    guard
      let snapshot = try SnapshotReader.client(session.key.client, of: settings, on: today, db)?.snapshot
        .get(),
      snapshot.hasPortal, let id = Checkout.ID(visit.part("checkout")),
      let checkout = try Checkouts.find(id, in: workspace, db),
      checkout.parts.contains(where: { part in snapshot.invoices.contains { $0.id == part.invoice } })
    else { return .stranger(session.id) }
    return .client(snapshot, session, today: today, checkout)
  }
}
