import TestSupport

@testable import Server

extension TestServer {
  /// A form with files, as a browser posts it.
  func postFiles(
    _ path: String, _ jar: Jar, host: String? = nil, _ fields: [String: String],
    files: [(name: String, bytes: String)] = []
  ) async throws -> Reply {
    var body = ""
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      body += "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    for file in files {
      body +=
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n"
        + "Content-Type: text/plain\r\n\r\n\(file.bytes)\r\n"
    }
    return try await send(
      "POST", path, host: host, cookie: jar.header,
      ["Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=b"],
      body: body + "--b--\r\n")
  }
}
