"""What goes wrong with deliveries on command."""

import fnmatch
import threading
from dataclasses import dataclass, field

from standin.deliveries.signing import KINDS as SIGNATURES

# lose       never sent
# delay      sent after `seconds`
# hold       kept until it is released, in an order of the test's
# duplicate  sent `times` times, one after the other or `parallel`
# deaf       sent, but the answer is not heard (for `tries` attempts): it counts as timed out and comes again
# sign       with a signature of another kind (`signature`, see signing.KINDS), not tried again
# age        signed with a time of `offset` seconds from now, not tried again
# tamper     the body altered after signing, not tried again
# reserialise the same JSON written otherwise after signing, not tried again
# rewrite    an authentic event with other `fields` ({"amount_total": 1}), in the list of events too
KINDS = ("lose", "delay", "hold", "duplicate", "deaf", "sign", "age", "tamper", "reserialise", "rewrite")


@dataclass
class Order:
    kind: str
    types: str = "*"
    # For so many events; None: until cleared.
    count: int | None = None
    seconds: float = 1
    times: int = 2
    parallel: bool = False
    tries: int = 1
    signature: str = "wrong_secret"
    offset: int = -301
    fields: dict = field(default_factory=dict)

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"no such order: {self.kind}")
        if self.signature not in SIGNATURES:
            raise ValueError(f"no such signature: {self.signature}")


class Orders:
    def __init__(self):
        self._orders, self._lock = [], threading.Lock()

    def add(self, order):
        with self._lock:
            self._orders.append(order)
        return order

    def clear(self):
        with self._lock:
            self._orders.clear()

    def take(self, type):
        """Those that hold for this event; each is counted once an event."""
        with self._lock:
            found = [order for order in self._orders if order.count != 0 and fnmatch.fnmatchcase(type, order.types)]
            for order in found:
                if order.count is not None:
                    order.count -= 1
            return found


def rewritten(event, fields):
    """Sets what is named in the event's object, at any depth: `metadata.workspace`."""
    for path, value in fields.items():
        *way, last = path.split(".")
        place = event["data"]["object"]
        for step in way:
            place = place[step]
        place[last] = value
