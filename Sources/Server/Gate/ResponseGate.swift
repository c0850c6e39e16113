/// The one place that every answer passes: it sets who may keep it and what a browser may do with it (threats.md,
/// rule 3). Fails closed: what an answer does not ask for, it does not get.
struct ResponseGate: Sendable {
  let cookieNames: CookieNames
  private let shared: [Field]
  private let stripe: StripeSettings

  /// Nothing is loaded from elsewhere, nothing runs that is not a file of ours, nobody frames us (threats.md, X-07, C-05).
  static let contentSecurityPolicy = directives.joined(separator: "; ")

  private static let directives = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "media-src 'self'", "frame-src 'self'",
    "script-src 'self'", "connect-src 'self'", "font-src 'none'", "form-action 'self'",
    "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'",
  ]

  /// The same for the one page on which a card's number is typed, into a frame of Stripe's.
  private var payingPolicy: String {
    Self.directives.map { directive in
      let more = stripe.sources.first { directive.hasPrefix("\($0.directive) ") }
      return more.map { "\(directive) \($0.sources)" } ?? directive
    }.joined(separator: "; ")
  }

  init(isSecure: Bool, stripe: StripeSettings = .standard) {
    self.stripe = stripe
    cookieNames = CookieNames(isSecure: isSecure)
    var fields = [
      Field("X-Content-Type-Options", "nosniff"),
      Field("Cross-Origin-Opener-Policy", "same-origin"),
      Field("Cross-Origin-Resource-Policy", "same-origin"),
      Field(
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    ]
    // Not for what lies below: a customer's other hosts are not ours to bind (threats.md, V-09).
    if isSecure { fields.append(Field("Strict-Transport-Security", "max-age=31536000")) }
    shared = fields
  }

  /// What a document may load, and who may frame it. Uploaded bytes load nothing, run nothing and are of no origin; only
  /// pages of ours show them (threats.md, U-01, U-06, C-05).
  private func framing(_ upload: UploadUse?, mountsStripe: Bool) -> [Field] {
    let sandbox = "sandbox; default-src 'none'"
    let policy =
      switch upload {
      case nil: mountsStripe ? payingPolicy : Self.contentSecurityPolicy
      case .saved: "\(sandbox); frame-ancestors 'none'"
      case .shown: "\(sandbox); frame-ancestors 'self'"
      case .drawing: "\(sandbox); style-src 'unsafe-inline'; frame-ancestors 'self'"
      }
    let isShown =
      switch upload {
      case .shown, .drawing: true
      case nil, .saved: false
      }
    return [
      Field("Content-Security-Policy", policy), Field("X-Frame-Options", isShown ? "SAMEORIGIN" : "DENY"),
    ]
  }

  /// Wallets ask for a payment and banks open windows of their own.
  private func opened(_ field: Field) -> Field {
    switch field.name {
    case "Permissions-Policy":
      Field(
        field.name, field.value.replacing("payment=()", with: "payment=(self \"\(stripe.scriptOrigin)\")"))
    case "Cross-Origin-Opener-Policy": Field(field.name, "same-origin-allow-popups")
    default: field
    }
  }

  /// All fields of an answer but `Date` and `Content-Length`, in the order in which they are sent.
  func fields(of answer: Answer) -> [Field] {
    var fields: [Field] = []
    if let type = answer.type { fields.append(Field("Content-Type", type)) }
    fields.append(Field("Cache-Control", (answer.cookies.isEmpty ? answer.caching : .noStore).control))
    // A cache that keeps what it must not still tells two people apart (threats.md, K-03).
    if answer.caching == .privatePage { fields.append(Field("Vary", "Cookie")) }
    fields += answer.fields
    fields += answer.cookies.map { Field("Set-Cookie", cookieNames.text($0)) }
    fields += framing(answer.upload, mountsStripe: answer.mountsStripe)
    fields += answer.mountsStripe ? shared.map(opened) : shared
    // Not `no-referrer` everywhere: browsers would then say `Origin: null` for our own forms (Fetch §3.2).
    fields.append(Field("Referrer-Policy", answer.isAddressSecret ? "no-referrer" : "same-origin"))
    return fields
  }
}
