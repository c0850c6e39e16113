"""Money given back, by the API or in the dashboard, whole or in part.

Sources: "API Reference: Create a refund" and the events `refund.created`, `charge.refunded`, `refund.updated`,
`refund.failed` of "Types of events".
"""

from standin import currencies
from standin.errors import invalid
from standin.objects.refund import refund

PLAYED = {"amount", "charge", "payment_intent", "reason", "metadata", "expand"}


class Refunding:
    def __init__(self, events):
        self._events, self._refusals = events, []

    def create(self, ledger, params, request=None):
        for name in sorted(set(params) - PLAYED):
            raise invalid(f"The stand-in does not play the parameter {name}.", name)
        charge = self._charge(ledger, params)
        amount = self._amount(charge, params)
        if request and self._refusals:
            code, message = self._refusals.pop(0)
            raise invalid(message, code=code)
        made = ledger.add(refund(ledger, charge, amount, params.get("reason"), params.get("metadata") or {}))
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self._events.emit(ledger, "refund.created", made, request=request)
        self._events.emit(ledger, "charge.refunded", charge, request=request)
        return made

    def fail(self, ledger, made):
        """The bank would not take it: the money is the merchant's again."""
        charge = ledger.get("charge", made["charge"])
        made |= {"status": "failed", "failure_reason": "expired_or_canceled_card"}
        charge["amount_refunded"] -= made["amount"]
        charge["refunded"] = False
        self._events.emit(ledger, "refund.failed", made)
        self._events.emit(ledger, "charge.refund.updated", made)
        return made

    def settle(self, ledger, made):
        """A transfer that took days has arrived."""
        if made["status"] not in ("pending", "requires_action"):
            raise ValueError(f"{made['id']} is {made['status']}")
        made["status"] = "succeeded"
        self._events.emit(ledger, "refund.updated", made)
        return made

    def refuse(self, code, message, count):
        """The API's next refunds are not made, as where the balance has too little."""
        self._refusals += [(code, message)] * count

    def _charge(self, ledger, params):
        if "charge" in params and "payment_intent" in params:
            raise invalid("Only one of these may be given: charge, payment_intent.", "charge", "parameters_exclusive")
        if "charge" in params:
            return ledger.get("charge", params["charge"], param="charge", status=400)
        if "payment_intent" not in params:
            raise invalid(
                "One of the following params should be provided for this request: payment_intent or charge.")
        intent = ledger.get("payment_intent", params["payment_intent"], param="payment_intent", status=400)
        if intent["status"] != "succeeded":
            raise invalid(f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
                          "payment_intent")
        return ledger.get("charge", intent["latest_charge"])

    def _amount(self, charge, params):
        left = charge["amount"] - charge["amount_refunded"]
        if charge["status"] != "succeeded":
            raise invalid(f"Charge {charge['id']} has not succeeded.", "charge")
        if charge["disputed"]:
            raise invalid(f"Charge {charge['id']} has been charged back; cannot issue a refund.", "charge",
                          "charge_disputed")
        if left == 0:
            raise invalid(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
        amount = params.get("amount", left)
        if amount < 1:
            raise invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer")
        currencies.check_steps(amount, charge["currency"], "amount")
        if amount > left:
            raise invalid(
                f"Refund amount ({currencies.written(amount, charge['currency'])}) is greater than unrefunded amount "
                f"on charge ({currencies.written(left, charge['currency'])})", "amount")
        return amount
