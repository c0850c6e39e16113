import GRDB
import Logging
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Store

/// The second factor: asked of who has one, set up by who needs one. The key of an app that is being set up travels
/// sealed in the form itself, so that looking at the page writes nothing.
struct SecondFactorDesk: Sendable {
  let gate: TeamGate
  let opener: MemberSessionOpener
  let sealing: SealedBox
  let limits: Limits
  let random: RandomBytes
  let logger: Logger

  private static let formLimit = 4 << 10
  private static let recoveryCodes = 10

  func form(_ visit: Visit) async throws -> Answer {
    try await enter(visit) { entry in try page(entry, try fresh(for: entry), status: 200) }
  }

  func show(_ visit: Visit) async throws -> Answer {
    let form = try await visit.form(upTo: Self.formLimit)
    let code = (form["code"] ?? "").filter { $0 != " " }
    return try await enter(visit) { entry in
      if entry.session.isEnrolled { return try await check(code, entry, visit) }
      return try await enrol(code, sealed: form["sealed"] ?? "", entry, visit)
    }
  }

  /// For who has the first factor and not the second.
  private func enter(_ visit: Visit, _ answer: (TeamGate.Entry) async throws -> Answer) async throws -> Answer
  {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    guard let entry = try await gate.session(visit) else { return .see(TeamGate.signIn) }
    if entry.session.hasSecondFactor { return .see(TeamGate.home) }
    return try await answer(entry)
  }

  // MARK: Asking

  /// What a try came to. Counted in the same transaction, whatever it came to.
  private struct Try: Sendable {
    enum Kind: Sendable {
      case right
      case wrong
      case tooMany
    }

    let kind: Kind
  }

  private func check(_ code: String, _ entry: TeamGate.Entry, _ visit: Visit) async throws -> Answer {
    let secret = try OneTimeToken(random: random)
    let id = try opener.freshID()
    let outcome = try await gate.records.write { db in try raise(code, id, secret, entry, visit, db) }
    switch outcome.kind {
    case .right:
      opener.log(id, visit)
      return Answer.see(TeamGate.home).adding([opener.cookie(secret)])
    case .wrong: return try wrong(entry, nil, visit)
    case .tooMany: throw tooMany(entry, visit)
    }
  }

  private func raise(
    _ code: String, _ id: MemberSession.ID, _ secret: OneTimeToken, _ entry: TeamGate.Entry, _ visit: Visit,
    _ db: Database
  ) throws -> Try {
    guard try isAllowed(entry, db) else { return Try(kind: .tooMany) }
    guard try isRight(code, entry, db) else { return Try(kind: .wrong) }
    try opener.raise(entry.session, to: id, secret, visit, db)
    return Try(kind: .right)
  }

  private func isRight(_ code: String, _ entry: TeamGate.Entry, _ db: Database) throws -> Bool {
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    guard let kept = try SecondFactors.of(member, in: workspace, db) else { return false }
    if let recovery = RecoveryCode(typed: code) {
      return try SecondFactors.use(recovery.hash, of: member, in: workspace, at: entry.now, db)
    }
    let app = TimePassword(key: try sealing.open(kept.sealed, place: Self.place(member, workspace)))
    guard let step = app.step(of: code, at: entry.now.seconds, after: kept.lastStep) else { return false }
    return try SecondFactors.take(step: step, of: member, in: workspace, db)
  }

  private func isAllowed(_ entry: TeamGate.Entry, _ db: Database) throws -> Bool {
    let count = try Attempts.count(
      "codes of \(entry.session.member.text)", at: entry.now, windowSeconds: limits.windowSeconds, db)
    return count <= limits.codesPerMember
  }

  // MARK: Setting up

  private func fresh(for entry: TeamGate.Entry) throws -> Enrolment? {
    entry.session.isEnrolled ? nil : try enrolment(of: try TimePassword.fresh(random), entry)
  }

  private func enrolment(of app: TimePassword, _ entry: TeamGate.Entry) throws -> Enrolment? {
    let sealed = try sealing.seal(app.key, place: Self.form(entry), random: random)
    return Enrolment(
      sealed: Hex.text(sealed), key: app.text.reveal(),
      address: app.address(issuer: entry.workspace.name, account: entry.session.name).reveal())
  }

  /// Everything that an enrolment writes, worked out before anything is written.
  private struct Prepared: Sendable {
    let app: TimePassword
    /// The key as the database keeps it.
    let kept: [UInt8]
    let codes: [RecoveryCode]
    let secret: OneTimeToken
    let id: MemberSession.ID
  }

  /// Nil for a form of another session, or one that was changed.
  private func prepare(_ sealed: String, _ entry: TeamGate.Entry) throws -> Prepared? {
    let key: Secret<[UInt8]>
    do {
      guard let bytes = Hex.bytes(sealed) else { return nil }
      key = try sealing.open(bytes, place: Self.form(entry))
    } catch {
      return nil
    }
    var codes: [RecoveryCode] = []
    for _ in 0..<Self.recoveryCodes { codes.append(try RecoveryCode(random: random)) }
    return Prepared(
      app: TimePassword(key: key),
      kept: try sealing.seal(
        key, place: Self.place(entry.session.member, entry.workspace.id), random: random),
      codes: codes, secret: try OneTimeToken(random: random), id: try opener.freshID())
  }

  private func enrol(_ code: String, sealed: String, _ entry: TeamGate.Entry, _ visit: Visit) async throws
    -> Answer
  {
    guard let new = try prepare(sealed, entry) else {
      return try page(entry, try fresh(for: entry), status: 422, isRefused: true)
    }
    let outcome = try await gate.records.write { db in try write(new, code, entry, visit, db) }
    switch outcome.kind {
    case .right: return try enrolled(new, entry, visit)
    case .wrong: return try wrong(entry, try enrolment(of: new.app, entry), visit)
    case .tooMany: throw tooMany(entry, visit)
    }
  }

  private func write(
    _ new: Prepared, _ code: String, _ entry: TeamGate.Entry, _ visit: Visit, _ db: Database
  ) throws -> Try {
    guard try isAllowed(entry, db) else { return Try(kind: .tooMany) }
    guard let step = new.app.step(of: code, at: entry.now.seconds, after: nil),
      try SecondFactors.enrol(
        entry.session.member, sealed: new.kept, step: step, codes: new.codes.map(\.hash),
        in: entry.workspace.id, db)
    else { return Try(kind: .wrong) }
    try opener.raise(entry.session, to: new.id, new.secret, visit, db)
    return Try(kind: .right)
  }

  /// The codes are shown this one time.
  private func enrolled(_ new: Prepared, _ entry: TeamGate.Entry, _ visit: Visit) throws -> Answer {
    SecurityEvent.enrolled.log(
      logger, workspace: entry.workspace.id, actor: entry.session.member.text, network: visit.from)
    let page = try gate.console(entry).recoveryCodes(new.codes.map { $0.text.reveal() })
    return Answer(200, html: ByteBuffer(bytes: page)).adding([opener.cookie(new.secret)])
  }

  /// Where a member's key is kept.
  private static func place(_ member: Member.ID, _ workspace: Workspace.ID) -> String {
    "\(workspace.text)/\(member.text)/totp"
  }

  /// A form that sets one up is good in its own session.
  private static func form(_ entry: TeamGate.Entry) -> String {
    "\(place(entry.session.member, entry.workspace.id))/form/\(entry.session.id.text)"
  }

  // MARK: Answers

  private func wrong(_ entry: TeamGate.Entry, _ enrolment: Enrolment?, _ visit: Visit) throws -> Answer {
    SecurityEvent.wrongCode.log(
      logger, workspace: entry.workspace.id, actor: entry.session.member.text, network: visit.from)
    return try page(entry, enrolment, status: 422, isRefused: true)
  }

  private func tooMany(_ entry: TeamGate.Entry, _ visit: Visit) -> Rejected {
    SecurityEvent.rateLimit.log(
      logger, workspace: entry.workspace.id, actor: entry.session.member.text, network: visit.from)
    return Rejected(429)
  }

  private func page(_ entry: TeamGate.Entry, _ enrolment: Enrolment?, status: Int, isRefused: Bool = false)
    throws
    -> Answer
  {
    Answer(
      status,
      html: ByteBuffer(bytes: try gate.console(entry).secondFactor(enrolment, isRefused: isRefused)))
  }
}
