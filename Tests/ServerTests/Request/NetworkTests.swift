import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Server

@Suite("From where a request comes")
struct NetworkTests {
  @Test(
    "is written as people write it, one address in one way",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("127.0.0.1", "127.0.0.1"),
      ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("::1", "::1"), ("fe80::1", "fe80::1"),
    ])
  func text(given: String, text: String) throws {
    #expect(try #require(NetworkAddress(given)).text == text)
  }

  @Test(
    "is the peer, or the nearest address before the trusted proxies; over a Unix socket the proxy is the one that was let in",
    arguments: [
      ("192.0.2.1", "198.51.100.7", "192.0.2.1"), ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
      ("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"), ("10.0.0.1", "forged", "10.0.0.1"),
      ("10.0.0.1", nil, "10.0.0.1"), (nil, "203.0.113.9, 198.51.100.7", "198.51.100.7"), (nil, nil, nil),
      (nil, "forged", nil),
    ] as [(String?, String?, String?)])
  func network(peer: String?, forwarded: String?, expected: String?) async throws {
    let channel = EmbeddedChannel()
    if let peer { try await channel.connect(to: try SocketAddress(ipAddress: peer, port: 1)).get() }
    let context = VisitContext(
      source: ApplicationRequestContextSource(
        channel: channel, logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }))
    var headers = HTTPFields()
    if let forwarded, let name = HTTPField.Name("X-Forwarded-For") { headers[name] = forwarded }
    let proxies = try [#require(NetworkRange("10.0.0.0/8"))]
    #expect(context.address(headers, trusted: proxies) == expected.flatMap { NetworkAddress($0) })
  }
}
