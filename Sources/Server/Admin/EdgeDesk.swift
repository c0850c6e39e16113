import HTTPTypes
import Portal
import Store

/// What edges ask: may this request see this page, is this name one of ours. On the admin listener only, because a
/// proxied outsider comes from the same address as the edge.
struct EdgeDesk: Sendable {
  let hosts: Hosts
  let reader: CredentialReader
  let admission: Admission
  let publishing: Publishing
  let now: @Sendable () -> Instant

  /// 200 if the original request may have its page from the output folder, 401 for everything else; the edge turns that
  /// into a redirect to `/session/renew`, which tells apart who is to sign in and who is told that there is nothing.
  /// A page that is behind what its client has done is made first.
  func authorize(_ headers: HTTPFields, authority: String?) async -> Answer {
    guard let key = whose(headers, authority: authority) else { return Answer(401) }
    await publishing.catchUp(key, at: only(headers, Self.uri) ?? "")
    return Answer(200)
  }

  /// The client whose page may be shown to whoever asks; nil for everything else.
  private func whose(_ headers: HTTPFields, authority: String?) -> ClientKey? {
    let methods = headers[values: Self.method]
    guard methods.allSatisfy({ $0 == "GET" || $0 == "HEAD" }), let uri = only(headers, Self.uri),
      let name = headers[values: Self.host].isEmpty ? authority : only(headers, Self.host),
      let host = HostName.normalised(Array(name.utf8)).flatMap({ hosts.find($0) })
    else { return nil }
    if admission.state.isClosed(host.workspace) { return nil }
    let path = Array(uri.utf8.prefix { $0 != UInt8(ascii: "?") })
    guard PagePath.form(path.span) == .page else { return nil }
    let now = now()
    let cookies = headers[values: .cookie].joined(separator: "; ")
    let credentials = reader.read(Array(cookies.utf8), at: now)
    guard admission.decide(path: path.span, host: host.name, credentials, at: now) == .admitted else {
      return nil
    }
    let client = Client.ID(String(decoding: path[PagePath.client], as: UTF8.self))
    return client.map { ClientKey(workspace: host.workspace, client: $0) }
  }

  /// 200 for a name that leads to a workspace, which is when a certificate may be asked for it. The answer comes from the
  /// links on disk: quickly, and while the database is down too (threats.md, V-01, V-03).
  func domain(_ query: FormFields) -> Answer {
    let name = query["domain"].flatMap { HostName.normalised(Array($0.utf8)) }
    return Answer(name.flatMap { hosts.find($0) } == nil ? 404 : 200)
  }

  private func only(_ headers: HTTPFields, _ name: HTTPField.Name) -> String? {
    let values = headers[values: name]
    return values.count == 1 ? values[0] : nil
  }

  private static let method = HTTPField.Name("X-Forwarded-Method") ?? .from
  private static let uri = HTTPField.Name("X-Forwarded-Uri") ?? .from
  private static let host = HTTPField.Name("X-Forwarded-Host") ?? .from
}
