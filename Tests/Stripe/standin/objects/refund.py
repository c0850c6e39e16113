"""Refunds, disputes and the movements of the balance that they make.

Sources: "API Reference: The Refund object", "The Dispute object", "The Balance Transaction object".
"""

import stripe

from standin.objects import blank

WEEK = 7 * 24 * 60 * 60


def refund(ledger, charge, amount, reason, metadata):
    card = charge["id"].startswith("ch_")
    made = blank(stripe.Refund) | ledger.stamp("refund", ledger.ids.new("re_3" if card else "pyr_1", 23)) | {
        "amount": amount, "charge": charge["id"], "currency": charge["currency"], "metadata": metadata,
        "payment_intent": charge["payment_intent"], "reason": reason, "status": "succeeded" if card else "pending",
        "destination_details": {"type": charge["payment_method_details"]["type"]}}
    # A refund has no `livemode`.
    return {field: value for field, value in made.items()
            if field not in ("livemode", "failure_balance_transaction", "failure_reason", "instructions_email",
                             "next_action", "presentment_details", "description")}


def dispute(ledger, charge, amount, reason):
    card = {"type": "card", "card": {"brand": "visa", "case_type": "chargeback", "network": "visa",
                                     "network_reason_code": "10.4"}}
    made = blank(stripe.Dispute) | ledger.stamp("dispute", ledger.ids.new("du_1")) | {
        "amount": amount, "balance_transactions": [movement(ledger, "adjustment", -amount, charge["currency"])],
        "charge": charge["id"], "currency": charge["currency"], "enhanced_eligibility_types": [],
        "evidence": blank(stripe.Dispute.Evidence) | {"enhanced_evidence": {}},
        "evidence_details": {"due_by": ledger.clock.now() + WEEK, "enhanced_eligibility": {}, "has_evidence": False,
                             "past_due": False, "submission_count": 0, "submission_method": "not_submitted"},
        "is_charge_refundable": False, "metadata": {}, "payment_intent": charge["payment_intent"],
        "payment_method_details": card if charge["id"].startswith("ch_") else None,
        "reason": reason, "status": "needs_response"}
    return {field: value for field, value in made.items() if field != "intended_submission_method"}


def movement(ledger, kind, amount, currency):
    return blank(stripe.BalanceTransaction) | {
        "amount": amount, "available_on": ledger.clock.now(), "balance_type": "payments",
        "created": ledger.clock.now(), "currency": currency, "fee": 0, "fee_details": [], "id": ledger.ids.new("txn_1"),
        "net": amount, "object": "balance_transaction", "reporting_category": kind, "status": "available",
        "type": kind}
