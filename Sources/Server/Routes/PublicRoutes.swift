import NIOCore
import Portal
import PorticoCrypto
import Store

/// Every address of the public listener but the probes, which answer on any host.
struct PublicRoutes: Sendable {
  let signIn: SignInDesk
  let session: SessionDesk
  let pages: PageDesk
  let publishing: Publishing
  let downloads: DownloadDesk
  let receipts: ReceiptDesk
  let folders: FolderDesk
  let documents: DocumentDesk
  let assets: AssetDesk
  let keys: TokenKeys
  let forms: FormRoutes
  let team: TeamRoutes
  let payments: PaymentRoutes

  var table: RouteTable {
    RouteTable(
      routes: forms.routes + team.routes + payments.routes + [
        Route(.get, "/") { session.home($0) },
        Route(.get, "/sign-in/") { try await signIn.form($0) },
        Route(.get, "/sign-in") { _ in .see("/sign-in/") },
        Route(.post, "/sign-in") { try await signIn.ask($0) },
        Route(.get, "/sign-in/sent") { signIn.sent($0) },
        Route(.get, "/sign-in/{token}") { try await signIn.look($0) },
        Route(.post, "/sign-in/{token}") { try await signIn.use($0) },
        Route(.get, "/session/renew", .session) { try await session.renew($0) },
        Route(.post, "/sign-out", .session) { try await session.signOut($0) },
        Route(.get, "/signed-out") { session.signedOut($0) },
        Route(.get, "/c/{client}/download/{id}/{name}", .client) { try await downloads.answer($0) },
        Route(.get, "/c/{client}/deliverables/{id}/receipt", .client) { try await receipts.answer($0) },
        Route(.get, "/c/{client}/files/all.zip", .client) { try await folders.answer($0) },
        Route(.get, "/c/{client}/billing/{invoice}/invoice.pdf", .client) {
          try await documents.answer(.pdf, $0)
        },
        Route(.get, "/c/{client}/billing/{invoice}/invoice.xml", .client) {
          try await documents.answer(.xml, $0)
        },
        Route(.get, "/c/{client}/billing/{invoice}/transfer.svg", .client) {
          try await documents.answer(.transfer, $0)
        },
        Route(.get, "/c/{page…}", .client) { await page($0) },
        Route(.get, "/assets/{name}") { assets.asset($0) },
        Route(.get, "/.well-known/jwks.json") { visit in
          let keys = keys.ring.jwks(now: visit.now.seconds)
          return Answer(200, text: String(decoding: keys, as: UTF8.self), type: "application/json")
        },
        Route(.get, "/robots.txt") { _ in Answer(200, text: "User-agent: *\nDisallow: /\n") },
      ])
  }

  /// A client's page that was asked for in a way that the door leaves to others: HTTP/1.0, the last request of a
  /// connection, two `Cookie` headers, and pages that are behind what their client has done. The same desk decides.
  private func page(_ visit: Visit) async -> Answer {
    let path = Array(visit.path.utf8)
    if let client = PagePath.client(in: visit.path),
      pages.admission.decide(path: path.span, host: visit.host.name, visit.credentials, at: visit.now)
        == .admitted
    {
      await publishing.catchUp(
        ClientKey(workspace: visit.host.workspace, client: client), at: visit.path)
    }
    let tags = Array((visit.headers[.ifNoneMatch] ?? "").utf8)
    let bytes = path + tags
    let request = PageRequest(
      host: visit.host, path: path.indices, ifNoneMatch: tags.isEmpty ? nil : path.count..<bytes.count,
      credentials: visit.credentials)
    switch pages.answer(request, in: bytes.span, at: visit.now) {
    case .page(let file):
      var answer = Answer.page(length: file.body.readableBytes, etag: file.etag)
      answer.body = file.body
      return answer
    case .unchanged(let file): return .unchanged(etag: file.etag)
    case .other(let answer): return answer
    }
  }
}
