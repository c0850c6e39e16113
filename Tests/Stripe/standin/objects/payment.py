"""PaymentIntents and charges.

Sources: "API Reference: The PaymentIntent object", "The Charge object", and the package's classes.
"""

import stripe

from standin.objects import blank

NOBODY = {"address": {"city": None, "country": None, "line1": None, "line2": None, "postal_code": None, "state": None},
          "email": None, "name": None, "phone": None, "tax_id": None}


def payment_intent(ledger, session, data):
    """Made when somebody confirms, not with the session (API version 2022-08-01)."""
    id = ledger.ids.new("pi_3", 23)
    made = blank(stripe.PaymentIntent) | ledger.stamp("payment_intent", id) | {
        "amount": session["amount_total"], "amount_capturable": 0, "amount_received": 0,
        "amount_details": {"tip": {}}, "automatic_payment_methods": None, "capture_method": "automatic_async",
        "client_secret": f"{id}_secret_{ledger.ids.text(25)}", "confirmation_method": "automatic",
        "currency": session["currency"], "description": data.get("description"), "metadata": data.get("metadata", {}),
        "payment_method_options": {}, "payment_method_types": session["payment_method_types"],
        "receipt_email": data.get("receipt_email"), "status": "requires_payment_method",
        "statement_descriptor_suffix": data.get("statement_descriptor_suffix")}
    return {field: value for field, value in made.items() if field not in ("hooks", "presentment_details")}


def charge(ledger, intent, method, email, name):
    """Of a card at once; of a debit it is pending first."""
    id = ledger.ids.new("ch_3" if method == "card" else "py_3", 23)
    made = blank(stripe.Charge) | ledger.stamp("charge", id) | {
        "amount": intent["amount"], "amount_captured": 0, "amount_refunded": 0,
        "billing_details": NOBODY | {"email": email, "name": name}, "captured": False,
        "calculated_statement_descriptor": ledger.account.name.upper()[:22], "currency": intent["currency"],
        "description": intent["description"], "disputed": False, "fraud_details": {}, "metadata": intent["metadata"],
        "outcome": outcome("authorized", "Payment complete."), "paid": False, "payment_intent": intent["id"],
        "payment_method": intent["payment_method"], "payment_method_details": details(ledger, method),
        "receipt_email": intent["receipt_email"], "refunded": False, "status": "pending",
        "receipt_url": f"https://pay.stripe.com/receipts/payment/{ledger.ids.text(60)}"}
    # Refunds come only where asked for, since API version 2022-11-15.
    return {field: value for field, value in made.items()
            if field not in ("refunds", "level3", "application_fee", "authorization_code", "presentment_details")}


def outcome(kind, message, reason=None):
    blocked = kind == "issuer_declined"
    return {"advice_code": None, "network_advice_code": None, "network_decline_code": None,
            "network_status": "declined_by_network" if blocked else "approved_by_network", "reason": reason,
            "risk_level": "normal", "seller_message": message, "type": kind}


def details(ledger, method):
    """Of how it was paid, what people look for."""
    if method == "card":
        card = blank(stripe.Charge.PaymentMethodDetails.Card) | {
            "brand": "visa", "country": "DE", "exp_month": 12, "exp_year": 2034, "funding": "credit", "last4": "4242",
            "network": "visa", "fingerprint": ledger.ids.text(16)}
        return {"type": "card", "card": card}
    if method == "sepa_debit":
        return {"type": "sepa_debit", "sepa_debit": blank(stripe.Charge.PaymentMethodDetails.SepaDebit) | {
            "bank_code": "37040044", "country": "DE", "fingerprint": ledger.ids.text(16), "last4": "3000"}}
    return {"type": method, method: blank(stripe.Charge.PaymentMethodDetails.UsBankAccount) | {
        "bank_name": "STRIPE TEST BANK", "last4": "6789", "routing_number": "110000000"}}
