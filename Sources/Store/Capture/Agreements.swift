/// Triggers that refuse rows which contradict each other: what a foreign key cannot say.
enum Agreements {
  static let sql =
    [
      Locks.refuse(
        "approval_version", "BEFORE INSERT ON approval",
        when: """
          NOT EXISTS (SELECT 1 FROM version WHERE workspace = NEW.workspace AND id = NEW.version \
          AND deliverable = NEW.deliverable AND sha256 = NEW.sha256)
          """, "an approval names a version of its deliverable and that version's hash"),
      Locks.refuse(
        "change_request_version", "BEFORE INSERT ON change_request",
        when: """
          NOT EXISTS (SELECT 1 FROM version WHERE workspace = NEW.workspace AND id = NEW.version \
          AND deliverable = NEW.deliverable)
          """, "a request for changes names a version of its deliverable"),
    ] + currency

  /// 100 yen pay no 100 euro: a part of a payment is in the invoice's currency.
  private static let currency: [String] = {
    let why = "a payment and the invoice that it pays have one currency"
    let differ = """
      (SELECT currency FROM payment WHERE workspace = NEW.workspace AND id = NEW.payment) \
      IS NOT (SELECT currency FROM invoice WHERE workspace = NEW.workspace AND id = NEW.invoice)
      """
    return [
      Locks.refuse(
        "payment_allocation_currency", "BEFORE INSERT ON payment_allocation", when: differ, why),
      Locks.refuse(
        "payment_allocation_currency_update", "BEFORE UPDATE ON payment_allocation", when: differ, why),
      Locks.refuse(
        "payment_currency", "BEFORE UPDATE OF currency ON payment",
        when: """
          NEW.currency IS NOT OLD.currency AND EXISTS (SELECT 1 FROM payment_allocation \
          WHERE workspace = OLD.workspace AND payment = OLD.id)
          """, why),
      Locks.refuse(
        "invoice_currency", "BEFORE UPDATE OF currency ON invoice",
        when: """
          NEW.currency IS NOT OLD.currency AND EXISTS (SELECT 1 FROM payment_allocation \
          WHERE workspace = OLD.workspace AND invoice = OLD.id)
          """, why),
    ]
  }()
}
