import HTTPTypes
import Hummingbird
import NIOCore

/// What Hummingbird knows of a request besides the request: the peer.
struct VisitContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Nil over a Unix socket.
  let peer: NetworkAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
  }

  /// From where a request comes: the peer, or what a trusted proxy says of it. Of the addresses in `X-Forwarded-For` the
  /// last that is not a trusted proxy's counts; what stands before it was written by whoever sent it.
  func address(_ headers: HTTPFields, trusted: [NetworkRange]) -> NetworkAddress? {
    // A socket in the file system is open to whom the operator lets in: a proxy of theirs.
    if let peer, !trusted.contains(where: { $0.contains(peer) }) { return peer }
    var nearest = peer
    let hops = headers[values: Self.forwardedFor].joined(separator: ",").split(separator: ",").reversed()
    for hop in hops {
      guard let address = NetworkAddress(hop.filter { $0 != " " }) else { break }
      nearest = address
      if !trusted.contains(where: { $0.contains(address) }) { break }
    }
    return nearest
  }

  private static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .from
}
