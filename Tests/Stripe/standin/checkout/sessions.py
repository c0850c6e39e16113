"""Sessions made, found and expired.

Sources: "API Reference: Checkout Sessions" (create, list, expire, line items), event type
`checkout.session.expired` of "Types of events".
"""

from standin.checkout.rules import check
from standin.errors import invalid
from standin.objects.line_item import line_item
from standin.objects.session import method_types, session_object


class Sessions:
    def __init__(self, events, base):
        self._events, self._base = events, base
        self.items, self.intent_data = {}, {}

    def create(self, ledger, params, request):
        units, total = check(ledger, params)
        if not method_types(params):
            raise invalid("No valid payment method types for this Checkout Session.")
        session = ledger.add(session_object(ledger, params, total, self._base()))
        self.items[session["id"]] = [line_item(ledger, item, unit)
                                     for item, unit in zip(params["line_items"], units)]
        self.intent_data[session["id"]] = params.get("payment_intent_data", {})
        return session

    def expire(self, ledger, session, request=None):
        if session["status"] != "open":
            raise invalid(
                'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status '
                f"of `{session['status']}`.")
        self._expired(ledger, session, request)
        return session

    def expire_those_due(self, ledger):
        """What Stripe does by itself when their time is over."""
        for session in ledger.all("checkout.session"):
            if session["status"] == "open" and session["expires_at"] <= ledger.clock.now():
                self._expired(ledger, session, None)

    def _expired(self, ledger, session, request):
        # Neither page nor secret leads anywhere any more.
        session |= {"status": "expired", "url": None, "client_secret": None}
        if session["payment_intent"]:
            # Somebody tried to pay: that ends with the session ("API Reference: Cancel a PaymentIntent").
            intent = ledger.get("payment_intent", session["payment_intent"])
            intent |= {"status": "canceled", "canceled_at": ledger.clock.now(), "cancellation_reason": "automatic"}
            self._events.emit(ledger, "payment_intent.canceled", intent, request=request)
        self._events.emit(ledger, "checkout.session.expired", session, request=request)


def matches(session, params):
    """The filters of the list."""
    email = params.get("customer_details", {}).get("email")
    asked = {name: params[name] for name in ("payment_intent", "status", "customer", "payment_link", "subscription")
             if name in params}
    return all(session[name] == value for name, value in asked.items()) and (
        email is None or (session["customer_details"] or {}).get("email") == email)
