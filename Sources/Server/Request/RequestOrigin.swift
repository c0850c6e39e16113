import HTTPTypes

/// Whether a request that can change something comes from one of our own pages (threats.md, rule 4, C-01, C-02).
enum RequestOrigin {
  /// `Sec-Fetch-Site` decides where the browser sends it. Where it does not, `Origin` has to be exactly ours. A request
  /// with neither is refused: no browser of this decade posts a form without both, and what is no browser has no business
  /// with forms (an API has keys).
  /// - Parameter origin: scheme, host and port of the host that was asked, from configuration.
  static func isOurs(_ headers: HTTPFields, origin: String) -> Bool {
    let sites = headers[values: Self.site]
    if !sites.isEmpty { return sites == ["same-origin"] || sites == ["none"] }
    return headers[values: .origin] == [origin]
  }

  private static let site = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}
