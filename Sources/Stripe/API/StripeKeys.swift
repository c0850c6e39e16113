import PorticoCrypto

/// What one workspace reaches its Stripe account with.
package struct StripeKeys: Sendable {
  /// `sk_live_…`, `sk_test_…` or a restricted `rk_…`.
  package let secret: Secret<String>
  /// `pk_…`; no secret.
  package let publishable: String
  /// `whsec_…`: the newest first, those before it as long as Stripe signs with both.
  package let webhookSecrets: [Secret<String>]

  package init(secret: Secret<String>, publishable: String, webhookSecrets: [Secret<String>]) {
    self.secret = secret
    self.publishable = publishable
    self.webhookSecrets = webhookSecrets
  }

  package var isLive: Bool { Self.isLive(secret.reveal()) }

  package static func isLive(_ key: String) -> Bool { key.hasPrefix("sk_live_") || key.hasPrefix("rk_live_") }

  /// What is wrong with a key's form, in a sentence; nil where nothing is.
  package static func problem(secret: String) -> String? {
    isKey(secret, ["sk_live_", "sk_test_", "rk_live_", "rk_test_"])
      ? nil : "is not a secret key such as sk_live_… (a restricted one, rk_live_…, does as well)"
  }

  package static func problem(publishable: String) -> String? {
    isKey(publishable, ["pk_live_", "pk_test_"]) ? nil : "is not a publishable key such as pk_live_…"
  }

  package static func problem(webhookSecret: String) -> String? {
    isKey(webhookSecret, ["whsec_"]) ? nil : "is not a signing secret such as whsec_…"
  }

  private static func isKey(_ text: String, _ prefixes: [String]) -> Bool {
    text.utf8.count <= 255 && text.utf8.allSatisfy { Self.letters.contains($0) }
      && prefixes.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count + 3 }
  }

  private static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_".utf8)
}
