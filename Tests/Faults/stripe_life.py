"""What people, banks and the network do at the stand-in for Stripe, by chance; and what is true there in the end."""

from standin.errors import StripeError

# Those that tell of money, and now and then get lost, come twenty times at once, or come although they were answered.
TYPES = ("checkout.session.*", "payment_intent.succeeded", "charge.*", "*")


class StripeLife:
    def __init__(self, stripe, chance):
        self.stripe, self.chance = stripe, chance
        self.ledger = stripe.account().test
        # Sessions that somebody has before them: no other can be paid.
        self.shown = []

    def something(self):
        """One thing that Stripe tells of; the orders for its events hold from now on."""
        if self.chance.random() < 0.6:
            kind, more = self.chance.choice([
                ("lose", {}), ("lose", {}), ("deaf", {"tries": 2}), ("duplicate", {"times": 20, "parallel": True})])
            self.stripe.order(kind, types=self.chance.choice(TYPES), count=self.chance.randint(1, 4), **more)
        # Most come to pay; where there is nothing of one kind there is of another.
        kinds = [self._pay, self._pay, self._pay, self._settle, self._refund, self._transfer, self._fail_refund,
                 self._dispute, self._again]
        for kind in sorted(kinds, key=lambda _: self.chance.random()):
            if kind():
                return

    def _pay(self):
        session = self._one(session for session in map(self.stripe.get, self.shown) if session["status"] == "open")
        if session is None:
            return False
        delayed = "sepa_debit" in session["payment_method_types"] and self.chance.random() < 0.3
        try:
            if self.chance.random() < 0.2:
                self.stripe.decline(session["id"])
            self.stripe.pay(session["id"], method="sepa_debit" if delayed else "card")
        except StripeError:
            # The server ended it just now.
            assert self.stripe.get(session["id"])["status"] == "expired"
        return True

    def _settle(self):
        waits = {intent["id"] for intent in self._all("payment_intent") if intent["status"] == "processing"}
        session = self._one(one for one in self._all("checkout.session") if one["payment_intent"] in waits)
        return session and self.stripe.settle(session["id"], succeeded=self.chance.random() < 0.6)

    def _refund(self):
        charge = self._one(one for one in self._paid() if not one["disputed"] and not one["refunded"])
        if charge is None:
            return False
        left = charge["amount"] - charge["amount_refunded"]
        # In tens: Stripe takes thousandths in no other steps.
        part = self.chance.randrange(10, left, 10) if left > 10 and self.chance.random() < 0.6 else left
        return self.stripe.refund(charge["id"], amount=part)

    def _transfer(self):
        """Money that goes back by transfer arrives."""
        refund = self._one(one for one in self._all("refund") if one["status"] == "pending")
        return refund and self.stripe.settle_refund(refund["id"])

    def _fail_refund(self):
        refund = self._one(one for one in self._all("refund") if one["status"] != "failed")
        return refund and self.chance.random() < 0.5 and self.stripe.fail_refund(refund["id"])

    def _dispute(self):
        charge = self._one(one for one in self._paid() if not one["disputed"] and not one["amount_refunded"])
        if charge is None:
            return False
        dispute = self.stripe.dispute(charge["id"])
        if self.chance.random() < 0.7:
            self.stripe.close_dispute(dispute["id"], won=self.chance.random() < 0.5)
        return True

    def _again(self):
        """Something of long ago, from the dashboard."""
        event = self._one(self.stripe.events())
        return event and self.stripe.resend(event["id"], times=self.chance.randint(1, 8), parallel=True)

    def _all(self, kind):
        with self.stripe.lock:
            return list(self.ledger.all(kind))

    def _paid(self):
        return [charge for charge in self._all("charge") if charge["status"] == "succeeded"]

    def _one(self, things):
        things = list(things)
        return self.chance.choice(things) if things else None

    def payments(self):
        """Every payment as (intent, how it stands, amount, currency, what went back, its parts by invoice number)."""
        found = []
        back = {one["charge"]: one["amount"] for one in self._all("dispute") if one["status"] == "lost"}
        # What is on its way has not gone yet, and what failed is the merchant's again.
        for refund in self._all("refund"):
            if refund["status"] == "succeeded":
                back[refund["charge"]] = back.get(refund["charge"], 0) + refund["amount"]
        for session in self._all("checkout.session"):
            # An open session has no payment: a card that was declined is none.
            if session["status"] != "complete":
                continue
            intent = self.stripe.get(session["payment_intent"])
            charge = self.stripe.get(intent["latest_charge"])
            kind = {"succeeded": "received", "processing": "processing", "requires_payment_method": "failed"}
            items = self.stripe.sessions.items[session["id"]]
            found.append((
                intent["id"], kind[intent["status"]], intent["amount"], intent["currency"].upper(),
                back.get(charge["id"], 0),
                tuple(sorted((item["description"], item["amount_total"]) for item in items))))
        return sorted(found)
