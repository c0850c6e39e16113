/// What the server is told once, when it starts.
package struct ServerSettings: Sendable {
  package var listen: ListenAddress
  /// For edges and operators; nil for none.
  package var adminListen: ListenAddress?
  package var baseURL: BaseURL
  /// Whose `X-Forwarded-For` is believed; nobody's by default.
  package var trustedProxies: [NetworkRange]
  /// The sender of mail where a workspace has none of its own: `MAIL_FROM`.
  package var mailFrom: String
  package var limits = Limits()
  package var uploads = UploadRules()
  package var stripe = StripeSettings.standard

  package init(
    listen: ListenAddress, adminListen: ListenAddress?, baseURL: BaseURL, trustedProxies: [NetworkRange] = [],
    mailFrom: String
  ) {
    self.listen = listen
    self.adminListen = adminListen
    self.baseURL = baseURL
    self.trustedProxies = trustedProxies
    self.mailFrom = mailFrom
  }
}

/// Everything has a ceiling (threats.md, rule 10). Bytes, seconds, counts.
package struct Limits: Sendable {
  package var connections = 20_000
  package var headBytes = 32 << 10
  package var headerCount = 100
  package var targetBytes = 8 << 10
  /// Of a request without a larger limit of its own.
  package var bodyBytes = 64 << 10

  /// From the first byte of a request to the end of its head.
  package var headSeconds = 10
  /// Between two requests.
  package var idleSeconds = 60
  /// A body may take so long, and a second more for each `bodyBytesPerSecond`.
  package var bodySeconds = 10
  package var bodyBytesPerSecond = 1024
  /// How long a peer may take nothing of an answer that waits for it.
  package var stallSeconds = 30

  package var pageCacheBytes = 64 << 20

  /// The window in which attempts are counted.
  package var windowSeconds: Int64 = 15 * 60
  package var linksPerAddress = 5
  package var linksPerNetwork = 40
  package var linksInAll = 3000
  package var failedLinksPerNetwork = 60
  /// Approvals, comments, messages and whatever else a client posts.
  package var postsPerClient = 300
  /// The same for somebody of the team, who works there all day.
  package var postsPerMember = 3000
  /// Six digits of which three are good at any time: ten tries in a window are one chance in 33,000.
  package var codesPerMember = 10

  package init() {}
}
