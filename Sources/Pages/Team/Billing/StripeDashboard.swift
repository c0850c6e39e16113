import PorticoCrypto

/// Where something of an account is found at Stripe.
enum StripeDashboard {
  static func address(_ kind: String, _ id: String, isLive: Bool) -> String {
    "https://dashboard.stripe.com/\(isLive ? "" : "test/")\(kind)/\(Percent.encoded(id))"
  }
}
