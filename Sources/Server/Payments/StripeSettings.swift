/// Where Stripe is, for every workspace.
package struct StripeSettings: Sendable {
  /// `https://api.stripe.com`.
  package let apiBase: String
  /// Of Stripe.js, in the version that our API version goes with.
  package let script: String

  package static let standard = StripeSettings(
    apiBase: "https://api.stripe.com", script: "https://js.stripe.com/endive/stripe.js")

  package init(apiBase: String, script: String) {
    self.apiBase = apiBase
    self.script = script
  }

  /// The scheme and host that the script comes from.
  var scriptOrigin: String {
    script.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
  }

  /// What a page on which Stripe's form is mounted may load besides our own (docs.stripe.com/security/guide, "Content
  /// security policy"), by directive.
  var sources: [(directive: String, sources: String)] {
    guard scriptOrigin == "https://js.stripe.com" else {
      return [("script-src", scriptOrigin), ("frame-src", scriptOrigin), ("connect-src", scriptOrigin)]
    }
    return [
      ("script-src", "https://js.stripe.com https://*.js.stripe.com https://checkout.stripe.com"),
      (
        "frame-src",
        "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://checkout.stripe.com"
      ),
      ("connect-src", "https://api.stripe.com https://checkout.stripe.com"),
      ("img-src", "https://*.stripe.com"),
    ]
  }
}
