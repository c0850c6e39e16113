import Logging
import Portal
import PorticoCrypto
import Store
import Vault

/// Takes files in pieces, before the form that they belong to is sent (draft-ietf-httpbis-resumable-upload): a line that
/// drops costs nothing of what has come. An upload is its member's alone; to everybody else there is none.
struct ResumableDesk: Sendable {
  let records: Records
  let partials: Partials
  let rules: UploadRules
  let limits: Limits
  let random: RandomBytes
  let logger: Logger
  let live = LiveUploads()

  static let address = "/team/uploads"
  private static let pieces = ["application/partial-upload", "application/octet-stream"]

  /// The longest body of one request.
  var bodyLimit: Int { Int(clamping: rules.maxUpload) }

  /// Begins one, with or without its first bytes.
  func create(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let head = try UploadHead(visit.headers)
    try UploadHead.demandBytes(visit, Self.pieces)
    let hasBody = head.bodyLength != 0 && visit.headers[.contentType] != nil
    guard let name = UploadHead.fileName(visit) else { throw Rejected(400) }
    return try await begin(named: name, head, isComplete: head.isComplete, hasBody: hasBody, visit, entry) {
      var answer = UploadAnswers.progress(201, offset: $1, isComplete: false)
      answer.fields += [
        Field("Location", "\(Self.address)/\($0)"),
        Field("Upload-Limit", "max-size=\(rules.maxUpload), max-age=\(Upload.keptSeconds)"),
      ]
      return answer
    }
  }

  /// A whole file at once; what does not arrive whole is not kept, for nobody knows its address.
  func put(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let head = try UploadHead(visit.headers)
    try UploadHead.demandBytes(visit, Self.pieces)
    guard let name = UploadHead.fileName(visit) else { throw Rejected(400) }
    return try await begin(named: name, head, isComplete: true, hasBody: true, visit, entry, otherwise: nil)
  }

  /// How it stands.
  func look(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let known = try await find(visit, entry), let size = try partials.size(of: known.id.text) else {
      return UploadAnswers.gone
    }
    var answer = UploadAnswers.progress(204, offset: size, isComplete: known.hash != nil)
    if let length = known.length { answer.fields.append(Field("Upload-Length", String(length))) }
    return answer
  }

  /// Goes on where it stopped.
  func append(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let known = try await find(visit, entry) else { return UploadAnswers.gone }
    let head = try UploadHead(visit.headers)
    guard visit.headers[.contentType] != nil else { throw Rejected(415) }
    try UploadHead.demandBytes(visit, Self.pieces)
    guard let offset = head.offset else { throw Rejected(400) }
    if known.hash != nil { return UploadAnswers.completed }
    if let told = head.length, let length = known.length, told != length { return UploadAnswers.inconsistent }
    let length = known.length ?? head.length
    let room = try await room(entry, but: known.id)
    let limit = min(length ?? .max, rules.maxUpload, room)
    let open = { Result { () throws(VaultError) in try partials.open(known.id.text, limit: limit) } }
    var opened = open()
    if case .failure(.busy) = opened, live.endQuiet(known.id, after: rules.quietSeconds) {
      for _ in 0..<40 {
        try await Task.sleep(for: .milliseconds(50))
        opened = open()
        guard case .failure(.busy) = opened else { break }
      }
    }
    if case .failure(.busy) = opened { return UploadAnswers.busy }
    if case .failure(.missing) = opened { return UploadAnswers.gone }
    let partial = try opened.get()
    guard offset == partial.size else {
      return UploadAnswers.mismatch(expected: partial.size, provided: offset)
    }
    let end = head.bodyLength.map { offset + $0 }
    if let refusal = refusal(end: end, length: length, isComplete: head.isComplete, room: room) {
      return refusal
    }
    let taking = UploadTaking(
      desk: self, id: known.id, length: length, isComplete: head.isComplete, room: room, partial: partial)
    return try await taking.take(visit, entry, status: 200) {
      UploadAnswers.progress(204, offset: $0, isComplete: false)
    }
  }

  func cancel(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let id = Upload.ID(visit.part("upload")), try await remove(id, entry) else {
      return UploadAnswers.gone
    }
    return Answer(204)
  }

  /// - Returns: whether there was one.
  private func remove(_ id: Upload.ID, _ entry: TeamGate.Entry) async throws -> Bool {
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    let isRemoved = try await records.act { db in
      try Uploads.remove(id, of: member, in: workspace, db)
    }
    if isRemoved { partials.remove(id.text) }
    return isRemoved
  }

  private func find(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Uploads.Known? {
    guard let id = Upload.ID(visit.part("upload")) else { return nil }
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    return try await records.read { db in try Uploads.find(id, of: member, in: workspace, db) }
  }

  /// How large the next file may be, with all that the workspace has and all that is on its way.
  private func room(_ entry: TeamGate.Entry, but id: Upload.ID? = nil) async throws -> Int64 {
    guard let quota = rules.quota else { return .max }
    let workspace = entry.workspace.id
    return try await records.read { db in
      max(0, quota - (try Blobs.used(in: workspace, db)) - (try Uploads.received(in: workspace, but: id, db)))
    }
  }

  /// What is wrong before anything of the body is read.
  /// - Parameter end: where this body would end.
  private func refusal(end: Int64?, length: Int64?, isComplete: Bool, room: Int64) -> Answer? {
    let whole = max(end ?? 0, length ?? 0)
    if whole > rules.maxUpload { return UploadAnswers.tooLarge(rules.maxUpload) }
    if whole > room { return UploadAnswers.noRoom(room) }
    guard let end, let length else { return nil }
    return end > length || isComplete && end != length ? UploadAnswers.inconsistent : nil
  }

  /// - Parameter otherwise: what is answered where the file goes on in another request; nil where it may not.
  private func begin(
    named name: String, _ head: UploadHead, isComplete: Bool, hasBody: Bool, _ visit: Visit,
    _ entry: TeamGate.Entry, otherwise: ((Upload.ID, Int64) -> Answer)?
  ) async throws -> Answer {
    let room = try await room(entry)
    let end = hasBody ? head.bodyLength : 0
    if let refusal = refusal(end: end, length: head.length, isComplete: isComplete, room: room) {
      return refusal
    }
    let length = head.length ?? (isComplete ? end : nil)
    let id = Upload.ID(unchecked: try RandomID.text(prefix: Upload.prefix, random: random))
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    let count = try await records.act { db in
      try Uploads.begin(
        id, named: FileName.safe(name), length: length, by: member, in: workspace, at: visit.now, db)
      return try Attempts.count(
        "uploads of \(member.text)", at: visit.now, windowSeconds: limits.windowSeconds, db)
    }
    guard count <= limits.postsPerMember else {
      _ = try await remove(id, entry)
      throw Rejected(429)
    }
    let partial = try partials.create(id.text, limit: min(length ?? .max, rules.maxUpload, room))
    let taking = UploadTaking(
      desk: self, id: id, length: length, isComplete: isComplete, room: room, partial: partial)
    do {
      let answer = try await taking.take(visit, entry, status: 201) { otherwise?(id, $0) ?? Answer(400) }
      if otherwise == nil, answer.status != 201 { _ = try await remove(id, entry) }
      return answer
    } catch {
      if otherwise == nil { _ = try? await Task { try await remove(id, entry) }.value }
      throw error
    }
  }
}
