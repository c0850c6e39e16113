import HTTPTypes

/// An address, and what answers there. The list of all of them is the router, the source of `Allow`, of body limits, of
/// the names in logs and metrics, and of the tests that try every address: a new one cannot be forgotten.
struct Route: Sendable {
  /// Whose requests it answers otherwise than with a refusal or a redirect.
  enum Audience: Sendable {
    case anyone
    /// Who has a session, whoever that is.
    case session
    /// The client in the path.
    case client
    /// Who works at the agency whose host it is.
    case member
    /// A machine that signs what it sends: no cookie counts, so no other site's form can misuse one.
    case signer
  }

  let method: HTTPRequest.Method
  /// Segments, `{name}` for one that is any, `{name…}` for all that are left. A slash at the end counts.
  let template: String
  let audience: Audience
  /// The longest body, in bytes.
  let bodyLimit: Int
  let answer: @Sendable (Visit) async throws -> Answer
  fileprivate let segments: [Segment]

  fileprivate enum Segment: Sendable {
    case text(String)
    case any(String)
    case rest(String)
  }

  init(
    _ method: HTTPRequest.Method, _ template: String, _ audience: Audience = .anyone,
    bodyLimit: Int = 16 << 10,
    answer: @escaping @Sendable (Visit) async throws -> Answer
  ) {
    self.method = method
    self.template = template
    self.audience = audience
    self.bodyLimit = [.get, .head, .delete].contains(method) ? 0 : bodyLimit
    self.answer = answer
    segments = Self.split(template).map { segment in
      guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .text(String(segment)) }
      let name = segment.dropFirst().dropLast()
      return name.hasSuffix("…") ? .rest(String(name.dropLast())) : .any(String(name))
    }
  }

  /// `/sign-in/` is `sign-in` and an empty segment: not the same as `/sign-in`.
  fileprivate static func split(_ path: String) -> [Substring] {
    path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
  }

  /// The named parts of a path that fits, nil for one that does not.
  fileprivate func parts(of path: [Substring]) -> [String: String]? {
    var parts: [String: String] = [:]
    for (place, segment) in segments.enumerated() {
      guard place < path.count else { return nil }
      switch segment {
      case .text(let text):
        guard path[place] == text else { return nil }
      case .any(let name):
        guard !path[place].isEmpty else { return nil }
        parts[name] = String(path[place])
      case .rest(let name):
        parts[name] = path[place...].joined(separator: "/")
        return parts
      }
    }
    return path.count == segments.count ? parts : nil
  }
}

/// All routes of a listener.
struct RouteTable: Sendable {
  let routes: [Route]

  enum Match {
    case found(Route, parts: [String: String])
    /// The path has routes, but none for this method.
    case wrongMethod(allowed: [String])
    case none
  }

  /// The first template that fits decides: what it has no method for is not asked of a wider one behind it. HEAD is
  /// answered where GET is, unless it has a route of its own.
  func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
    let segments = Route.split(path)
    var allowed: [String] = []
    var template: String?
    for route in routes {
      guard template == nil || template == route.template, let parts = route.parts(of: segments) else {
        continue
      }
      template = route.template
      if route.method == method || route.method == .get && method == .head {
        return .found(route, parts: parts)
      }
      allowed += route.method == .get ? ["GET", "HEAD"] : [route.method.rawValue]
    }
    return allowed.isEmpty ? .none : .wrongMethod(allowed: allowed)
  }

  /// The longest body that any route at a target takes; `floor` for those that take none, so that they can answer in
  /// their own words.
  func bodyLimit(_ target: String, floor: Int) -> Int {
    let path = target.prefix { $0 != "?" }
    let segments = Route.split(String(path))
    return routes.filter { $0.parts(of: segments) != nil }.reduce(floor) { max($0, $1.bodyLimit) }
  }
}
