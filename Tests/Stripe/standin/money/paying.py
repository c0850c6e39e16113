"""A person pays a session, or fails to; a debit settles days later, or comes back.

Sources: "Fulfill orders" (delayed methods: `checkout.session.completed` with `payment_status` unpaid, then
`async_payment_succeeded` or `…failed`), "How PaymentIntents work" (statuses), "Types of events", "Decline codes".
"""

from standin.errors import StripeError
from standin.objects.payment import NOBODY, charge, outcome, payment_intent

DELAYED = ("sepa_debit", "us_bank_account")


class Paying:
    def __init__(self, events, sessions):
        self._events, self._sessions = events, sessions

    def pay(self, ledger, session, method="card", email="payer@example.com", name="Pat Payer"):
        """The person pressed Pay, and the card was good or the debit was taken on."""
        intent, made = self._confirm(ledger, session, method, email, name)
        if method in DELAYED:
            made["outcome"] = outcome("authorized", "Payment complete.")
            intent["status"] = "processing"
            self._events.emit(ledger, "charge.pending", made)
            self._events.emit(ledger, "payment_intent.processing", intent)
        else:
            self._received(ledger, intent, made)
        session |= {"status": "complete", "payment_status": "unpaid" if method in DELAYED else "paid", "url": None,
                    "client_secret": None,
                    "customer_details": who(email, name), "customer_email": session["customer_email"]}
        self._events.emit(ledger, "checkout.session.completed", session)
        return session

    def decline(self, ledger, session, code="card_declined", decline_code="generic_decline",
                email="payer@example.com", name="Pat Payer"):
        """The card was refused: the session stays open for another try."""
        intent, made = self._confirm(ledger, session, "card", email, name)
        message = "Your card was declined."
        self._failed(ledger, intent, made, code, message, decline_code=decline_code)
        return intent["last_payment_error"]

    def settle(self, ledger, session, succeeded=True):
        """What the bank says days later of a debit."""
        intent = ledger.get("payment_intent", session["payment_intent"])
        if intent["status"] != "processing":
            raise ValueError(f"nothing is being processed for {session['id']}: {intent['status']}")
        made = ledger.get("charge", intent["latest_charge"])
        if succeeded:
            self._received(ledger, intent, made)
            session["payment_status"] = "paid"
        else:
            self._failed(ledger, intent, made, "debit_not_authorized",
                         "The customer has notified their bank that this payment was unauthorized.")
        self._events.emit(
            ledger, f"checkout.session.async_payment_{'succeeded' if succeeded else 'failed'}", session)
        return session

    def _confirm(self, ledger, session, method, email, name):
        if session["status"] != "open" or session["expires_at"] <= ledger.clock.now():
            raise StripeError(400, f"This Checkout Session is not open: {session['status']}.")
        if method not in session["payment_method_types"]:
            raise StripeError(400, f"This Checkout Session does not take {method}.")
        intent = ledger.find(session["payment_intent"]) if session["payment_intent"] else None
        if intent is None:
            data = self._sessions.intent_data[session["id"]]
            intent = ledger.add(payment_intent(ledger, session, data))
            session["payment_intent"] = intent["id"]
            self._events.emit(ledger, "payment_intent.created", intent)
        intent["payment_method"] = ledger.ids.new("pm_1")
        made = ledger.add(charge(ledger, intent, method, email, name))
        intent["latest_charge"] = made["id"]
        return intent, made

    def _received(self, ledger, intent, made):
        made |= {"status": "succeeded", "paid": True, "captured": True, "amount_captured": made["amount"],
                 "balance_transaction": ledger.ids.new("txn_3", 23)}
        intent |= {"status": "succeeded", "amount_received": intent["amount"], "last_payment_error": None}
        self._events.emit(ledger, "charge.succeeded", made)
        self._events.emit(ledger, "payment_intent.succeeded", intent)

    def _failed(self, ledger, intent, made, code, message, decline_code=None):
        made |= {"status": "failed", "failure_code": code, "failure_message": message,
                 "outcome": outcome("issuer_declined", message, decline_code or code)}
        problem = {"charge": made["id"], "code": code, "message": message, "type": "card_error",
                   "doc_url": f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}"}
        if decline_code:
            problem["decline_code"] = decline_code
        intent |= {"status": "requires_payment_method", "last_payment_error": problem, "payment_method": None}
        self._events.emit(ledger, "charge.failed", made)
        self._events.emit(ledger, "payment_intent.payment_failed", intent)


def who(email, name):
    return {"address": NOBODY["address"] | {"country": "DE"}, "business_name": None, "email": email,
            "individual_name": None, "name": name, "phone": None, "tax_exempt": "none", "tax_ids": []}
