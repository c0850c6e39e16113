import Foundation

/// What came back over a socket.
struct Reply: Sendable {
  let status: Int
  let fields: [(name: String, value: String)]
  let body: String
  /// Exactly as it came.
  let bytes: [UInt8]

  subscript(name: String) -> String? { all(name).first }

  func all(_ name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// Without what differs by design: the time and the request's number.
  var withoutStamp: String {
    "\(status)\n"
      + fields.filter { !["date", "x-request-id"].contains($0.name.lowercased()) }
      .map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n") + "\n\n" + body
  }
}

/// A TCP connection that sends exactly the bytes it is given.
final class Wire: Sendable {
  private let socket: Int32

  /// - Parameter receiveBuffer: how much the system takes from the other side before anybody reads it, in bytes.
  init(port: Int, receiveBuffer: Int32? = nil) throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var size = receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    // A test that waits for what never comes fails instead of hanging.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(socket)
  }

  /// - Returns: how many of them were taken before the connection ended, or before `patience` (in seconds) was over.
  @discardableResult
  func send(_ bytes: [UInt8], patience: Int = 20) -> Int {
    var limit = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    return bytes.count - rest.count
  }

  /// Nothing more is sent; what comes can still be received.
  func end() { shutdown(socket, Int32(SHUT_WR)) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Whether something can be received at once, an end among it.
  var hasNews: Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count >= 0
  }

  /// So many bytes, or fewer where the connection ends.
  func receive(exactly count: Int) -> String {
    var bytes = [UInt8](repeating: 0, count: count)
    let received = recv(socket, &bytes, count, Int32(MSG_WAITALL))
    return String(decoding: bytes.prefix(max(0, received)), as: UTF8.self)
  }

  /// Takes one byte, if there is one.
  func sip() {
    var byte: UInt8 = 0
    _ = recv(socket, &byte, 1, Int32(MSG_DONTWAIT))
  }

  /// The next answer; nil where the connection ended instead.
  func receive(hasBody: Bool = true) -> Reply? {
    var bytes: [UInt8] = []
    var headEnd: Int?
    while true {
      if headEnd == nil { headEnd = Self.headEnd(bytes) }
      if let end = headEnd, let reply = Self.reply(bytes, end, hasBody) {
        if reply.status != 100 { return reply }
        bytes = []
        headEnd = nil
        continue
      }
      // One at a time, so that nothing of a second answer is taken away.
      let wanted = headEnd.map { max(1, Self.length(bytes, $0, hasBody) - bytes.count) } ?? 1
      var buffer = [UInt8](repeating: 0, count: wanted)
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      bytes += buffer.prefix(count)
    }
  }

  /// Takes everything until the other side ends the connection, in whatever way.
  /// - Returns: how many bytes that were, nil where it did not end.
  func drain() -> Int? {
    var count = 0
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let received = recv(socket, &buffer, buffer.count, 0)
      if received == 0 || received < 0 && errno == ECONNRESET { return count }
      if received < 0 { return nil }
      count += received
    }
  }

  /// Everything until the other side closes.
  func receiveAll() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4, bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) else { return nil }
    return bytes.count
  }

  private static func head(_ bytes: [UInt8], _ end: Int) -> (
    status: Int, fields: [(name: String, value: String)]
  ) {
    let lines = String(decoding: bytes[..<(end - 4)], as: UTF8.self).components(separatedBy: "\r\n")
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let fields = lines.dropFirst().map { line -> (name: String, value: String) in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (String(parts[0]), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
    }
    return (status, fields)
  }

  private static func length(_ bytes: [UInt8], _ end: Int, _ hasBody: Bool) -> Int {
    let head = head(bytes, end)
    guard hasBody, head.status != 304, head.status != 100 else { return end }
    let length = head.fields.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) }
    return end + (length ?? 0)
  }

  private static func reply(_ bytes: [UInt8], _ end: Int, _ hasBody: Bool) -> Reply? {
    guard bytes.count >= length(bytes, end, hasBody) else { return nil }
    let head = head(bytes, end)
    return Reply(
      status: head.status, fields: head.fields, body: String(decoding: bytes[end...], as: UTF8.self),
      bytes: bytes)
  }
}
