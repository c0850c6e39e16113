import NIOCore
import NIOPosix

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ListenAddress {
  /// Whether somebody else listens here already: the commonest mistake, told before anything else is started.
  package func isTaken() async -> Bool {
    guard case .tcp(let host, let port) = self, port > 0 else { return false }
    do {
      let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: host, port: port).get()
      try await channel.close()
      return false
    } catch let error as IOError {
      return error.errnoCode == EADDRINUSE
    } catch {
      return false
    }
  }
}

extension ServerSettings {
  /// The sockets by the names of their settings.
  package var sockets: [(setting: String, address: ListenAddress)] {
    [("PORTICO_LISTEN", listen)] + (adminListen.map { [("PORTICO_ADMIN_LISTEN", $0)] } ?? [])
  }
}
