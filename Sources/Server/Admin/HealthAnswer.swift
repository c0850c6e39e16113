/// What a probe asks, on any host.
enum HealthAnswer {
  /// Nil for every other path.
  static func of(_ path: String, _ readiness: Readiness) -> Answer? {
    switch path {
    // The process lives and answers; nothing else is said by it.
    case "/healthz": Answer(200, text: "ok\n")
    // Outside, only whether: what is wrong is nobody's business there.
    case "/readyz": readiness.isReady ? Answer(200, text: "ready\n") : Answer(503, text: "not ready\n")
    default: nil
    }
  }
}
