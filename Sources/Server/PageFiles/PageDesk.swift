import Logging
import NIOCore
import Portal
import Store

/// A request for a client's page, from either way in; its parts lie in bytes that are handed along.
struct PageRequest {
  let host: Host
  /// Without the query.
  let path: Range<Int>
  let ifNoneMatch: Range<Int>?
  let credentials: Credentials
}

/// Answers for clients' pages: who asks, which file, has it changed. Never waits, so that it can be asked on an event
/// loop; knows no database.
struct PageDesk: Sendable {
  let admission: Admission
  let shelf: PageShelf
  let messages: Messages
  let state: PortalState
  let repair: PageRepair
  let logger: Logger

  enum Outcome {
    case page(ShelvedFile)
    case unchanged(ShelvedFile)
    case other(Answer)
  }

  func answer(_ request: PageRequest, in bytes: Span<UInt8>, at now: Instant) -> Outcome {
    let path = bytes.extracting(request.path)
    let form = PagePath.form(path)
    if form == .none {
      let isPath = CanonicalPath.isValid(path)
      return .other(
        messages.answer(isPath ? 404 : 400, isPath ? .notFound : .badRequest, request.host.workspace))
    }
    if state.isClosed(request.host.workspace) {
      return .other(messages.answer(403, .unavailable, request.host.workspace))
    }
    if form == .missingSlash {
      var answer = Answer(308)
      answer.fields.append(Field("Location", text(path) + "/"))
      return .other(answer)
    }
    switch admission.decide(path: path, host: request.host.name, request.credentials, at: now) {
    case .admitted: return page(request, path, bytes)
    case .renew: return .other(.see("/session/renew?to=\(text(path))"))
    case .signIn: return .other(.see("/sign-in/?to=\(text(path))"))
    case .stranger:
      SecurityEvent.foreignPage.log(
        logger, workspace: request.host.workspace, actor: request.credentials.token?.subject ?? "")
      return .other(messages.answer(404, .notFound, request.host.workspace))
    }
  }

  private func page(_ request: PageRequest, _ path: Span<UInt8>, _ bytes: Span<UInt8>) -> Outcome {
    do throws(PublishedFile.Failure) {
      let file = try shelf.file(filePath(request.host.workspace, path))
      guard file.isWhole else { return .other(torn(request, path)) }
      if let tags = request.ifNoneMatch, EntityTags.list(bytes.extracting(tags), contains: file.etag) {
        return .unchanged(file)
      }
      return .page(file)
    } catch {
      if case .notServed(let path, let code) = error {
        logger.error("a published file cannot be served", metadata: ["path": "\(path)", "errno": "\(code)"])
      }
      // Who has no home page has no access any more: the session's own answer says so.
      if path.count == PagePath.below { return .other(.see("/session/renew?to=\(text(path))")) }
      return .other(messages.answer(404, .notFound, request.host.workspace))
    }
  }

  /// Half a page is never shown: it is made again, and whoever asks a moment later gets it.
  private func torn(_ request: PageRequest, _ path: Span<UInt8>) -> Answer {
    let workspace = request.host.workspace
    let client = Client.ID(unchecked: text(path.extracting(PagePath.client)))
    repair.start(ClientKey(workspace: workspace, client: client))
    var answer = messages.answer(503, .busy, workspace)
    answer.fields.append(Field("Retry-After", "1"))
    return answer
  }

  /// `/<workspace>/clients/<client>/<below>index.html`.
  private func filePath(_ workspace: Workspace.ID, _ path: Span<UInt8>) -> String {
    let workspace = workspace.text.utf8
    let tail = path.extracting(PagePath.client.lowerBound..<path.count)
    return String(unsafeUninitializedCapacity: workspace.count + tail.count + 20) { buffer in
      var count = 0
      func write(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
          buffer[count] = byte
          count += 1
        }
      }
      write("/".utf8)
      write(workspace)
      write("/clients/".utf8)
      tail.withUnsafeBufferPointer { write($0) }
      write("index.html".utf8)
      return count
    }
  }

  private func text(_ path: Span<UInt8>) -> String {
    path.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
