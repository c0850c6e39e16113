"""Stripe having a bad day, on command.

Sources: "Advanced error handling" (429 before the idempotency layer; a 500 is kept and says nothing about what was
done; network errors), "Rate limits" (`Retry-After` and `Stripe-Rate-Limited-Reason` at 429).
"""

import fnmatch
import threading
from dataclasses import dataclass

from standin.errors import StripeError

# timeout       no answer for `seconds`, then the connection is closed
# reset         the connection is reset
# slow          answered after `seconds`; with the same idempotency key meanwhile: 409
# rate_limit    429 with `Retry-After: seconds`
# server_error  500, kept under the idempotency key
# unavailable   503 with a page of HTML, as something in between answers
# missing       404 resource_missing, as of an object that the account does not have
# With `after`, timeout, reset and server_error come when the work is done: the object is there, the answer is not.
KINDS = ("timeout", "reset", "slow", "rate_limit", "server_error", "unavailable", "missing")


@dataclass
class Outage:
    kind: str
    # For so many requests; None: until cleared.
    count: int | None = None
    path: str = "*"
    method: str = "*"
    seconds: float = 1
    after: bool = False

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"no such outage: {self.kind}")


class Dropped(Exception):
    """No answer: the connection ends, with a reset or without."""

    def __init__(self, reset):
        super().__init__("dropped")
        self.reset = reset


class Outages:
    def __init__(self):
        self._all, self._lock = [], threading.Lock()
        # Set when everybody who waits is to go on.
        self._over = threading.Event()

    def add(self, outage):
        with self._lock:
            self._over = threading.Event()
            self._all.append(outage)
        return outage

    def clear(self):
        with self._lock:
            self._all.clear()
            self._over.set()

    def take(self, method, path):
        """The first that holds for this request."""
        with self._lock:
            for outage in self._all:
                if outage.count != 0 and fnmatch.fnmatchcase(path, outage.path) and (
                        outage.method in ("*", method)):
                    if outage.count is not None:
                        outage.count -= 1
                    return outage
        return None

    def before(self, outage):
        """What comes before anything is looked at."""
        if outage is None or outage.after:
            return
        if outage.kind == "timeout":
            self._over.wait(outage.seconds)
        if outage.kind in ("timeout", "reset"):
            raise Dropped(outage.kind == "reset")
        if outage.kind == "missing":
            raise StripeError(404, "No such object", code="resource_missing", stored=False)
        if outage.kind == "rate_limit":
            raise StripeError(
                429, "Request rate limit exceeded. You can learn more about rate limits here "
                "https://docs.stripe.com/rate-limits.", code="rate_limit", stored=False)

    def within(self, outage):
        """What comes while the work goes on."""
        if outage and outage.kind == "slow":
            self._over.wait(outage.seconds)
        if outage and outage.kind == "server_error" and not outage.after:
            raise broken()

    def done(self, outage):
        """What comes between the work and the answer, and is kept as the answer."""
        if outage and outage.kind == "server_error" and outage.after:
            raise broken()

    def after(self, outage):
        """What comes when the answer is ready and kept."""
        if outage and outage.after and outage.kind == "timeout":
            self._over.wait(outage.seconds)
        if outage and outage.after and outage.kind in ("timeout", "reset"):
            raise Dropped(outage.kind == "reset")


def broken():
    return StripeError(
        500, "Sorry! There was an error while talking to one of our backends. Support has been notified.",
        type="api_error")
