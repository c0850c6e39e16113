"""What tests have the stand-in do: the world outside the API, and its bad days.

Every method here is also `POST /_control/<name>` with its arguments as a JSON object; see `control`.
"""

from standin.api.outages import Outage
from standin.deliveries.orders import Order


class Commands:
    # Accounts and endpoints.

    def add_account(self, name, **about):
        """`currency`, `country`, `settlement` (currencies), `version`. Its keys are the same in every run."""
        return self.accounts.add(name, **about)

    def add_endpoint(self, url, account="default", enabled_events=("*",), secret=None, live=False, api_version=None):
        with self.lock:
            return self.endpoints.add(self._ledger(account, live), url, enabled_events, secret, api_version)

    def endpoint_secret(self, endpoint):
        return self.endpoints.secret(self._found("webhook_endpoint", endpoint)[1])

    def roll_secret(self, endpoint, expire_in=24 * 60 * 60, secret=None):
        """A new secret, which is returned; the old one signs beside it for so many seconds."""
        ledger, found = self._found("webhook_endpoint", endpoint)
        return self.endpoints.roll(ledger, found, expire_in, secret)

    def change_endpoint(self, endpoint, **fields):
        """`enabled_events`, `url`, `status` (enabled, disabled)."""
        with self.lock:
            found = self._found("webhook_endpoint", endpoint)[1]
            found |= fields
            return found

    def restricted_key(self, account, permissions, live=False):
        return self.accounts.restricted(account, permissions, live)

    def revoke_key(self, key):
        self.accounts.revoke(key)

    # People, banks, the dashboard.

    def pay(self, session, method="card", email="payer@example.com", name="Pat Payer"):
        """`card` pays at once; `sepa_debit` and `us_bank_account` are processing until `settle`."""
        with self.lock:
            return self.paying.pay(*self._found("checkout.session", session), method, email, name)

    def decline(self, session, code="card_declined", decline_code="generic_decline"):
        with self.lock:
            return self.paying.decline(*self._found("checkout.session", session), code, decline_code)

    def settle(self, session, succeeded=True):
        with self.lock:
            return self.paying.settle(*self._found("checkout.session", session), succeeded)

    def expire(self, session):
        with self.lock:
            return self.sessions.expire(*self._found("checkout.session", session))

    def refund(self, payment, amount=None, reason=None):
        """In the dashboard. A payment is named by its session, its PaymentIntent or its charge."""
        with self.lock:
            ledger, charge = self._charge(payment)
            asked = {"charge": charge["id"], "amount": amount, "reason": reason}
            return self.refunding.create(ledger, {name: value for name, value in asked.items() if value is not None})

    def fail_refund(self, refund):
        with self.lock:
            return self.refunding.fail(*self._found("refund", refund))

    def settle_refund(self, refund):
        """One of a bank transfer, which is pending at first."""
        with self.lock:
            return self.refunding.settle(*self._found("refund", refund))

    def refuse_refunds(self, code, message="Insufficient funds.", count=1):
        """The next ones that are asked of the API."""
        with self.lock:
            self.refunding.refuse(code, message, count)

    def dispute(self, payment, amount=None, reason="fraudulent"):
        with self.lock:
            return self.disputing.open(*self._charge(payment), amount, reason)

    def review_dispute(self, dispute):
        with self.lock:
            return self.disputing.review(*self._found("dispute", dispute))

    def close_dispute(self, dispute, won):
        with self.lock:
            return self.disputing.close(*self._found("dispute", dispute), won)

    # Deliveries.

    def order(self, kind, **how):
        """See `deliveries.orders`: lose, delay, hold, duplicate, deaf, sign, age, tamper, reserialise, rewrite."""
        return self.deliveries.orders.add(Order(kind, **how))

    def clear_orders(self):
        self.deliveries.orders.clear()

    def release(self, order="given"):
        """What is held goes out: `given`, `reversed` or `shuffled`. Answers how many."""
        return self.deliveries.release(order)

    def hurry(self):
        """What waits for its next try, or was given up, gets it now."""
        self.deliveries.hurry()

    def resend(self, event, endpoint=None, **how):
        """Again and at once, to the account's endpoint or `url`: `times`, `parallel`, `signature`, `offset`, `tamper`,
        `reserialise`. Answers the attempts."""
        with self.lock:
            ledger, found = self._found("event", event)
            to = self._found("webhook_endpoint", endpoint)[1] if endpoint else ledger.all("webhook_endpoint")[-1]
        return self.deliveries.resend(found, to, **how)

    def idle(self, timeout=20):
        """Until every delivery has ended."""
        self.deliveries.idle(timeout)

    def wait_for(self, type, count=1, good=True, timeout=20):
        """Until so many attempts of this type of event were answered 2xx (`good`), or not. Answers the attempts."""
        def fitting():
            return [attempt for attempt in self.deliveries.attempts if attempt.type == type and attempt.good == good]
        self.deliveries.wait(lambda: len(fitting()) >= count, f"{count} × {type}", timeout)
        return fitting()

    # Outages and time.

    def outage(self, kind, **how):
        """See `api.outages`: timeout, reset, slow, rate_limit, server_error, unavailable, missing."""
        return self.outages.add(Outage(kind, **how))

    def clear_outages(self):
        self.outages.clear()

    def advance(self, seconds):
        """Moves the clock; sessions whose time is over expire."""
        self.clock.advance(seconds)
        self._expire_those_due()

    def set_clock(self, now):
        """From here on it stands still at this second."""
        self.clock.set(now)
        self._expire_those_due()

    def _expire_those_due(self):
        with self.lock:
            for ledger in self._ledgers():
                self.sessions.expire_those_due(ledger)

    # Finding.

    def get(self, id):
        """Any object by its id, as the API would show it without expansion."""
        for ledger in self._ledgers():
            if found := ledger.find(id):
                return found
        raise KeyError(f"nothing has the id {id}")

    def all(self, kind):
        """Every object of a kind, of all accounts, as the API would show it."""
        with self.lock:
            return [one for ledger in self._ledgers() for one in ledger.all(kind)]

    def events(self, type=None, account="default", live=False):
        """Oldest first."""
        with self.lock:
            return [event for event in reversed(self._ledger(account, live).all("event"))
                    if type in (None, event["type"])]

    def _ledgers(self):
        return [ledger for account in self.accounts.all.values() for ledger in account.ledgers.values()]

    def _ledger(self, account, live=False):
        return self.accounts.all[account].ledgers[live]

    def _found(self, kind, id):
        for ledger in self._ledgers():
            if id in ledger.objects[kind]:
                return ledger, ledger.objects[kind][id]
        raise KeyError(f"no {kind} {id}")

    def _charge(self, payment):
        if payment.startswith("cs_"):
            payment = self._found("checkout.session", payment)[1]["payment_intent"]
        if payment.startswith("pi_"):
            payment = self._found("payment_intent", payment)[1]["latest_charge"]
        return self._found("charge", payment)
