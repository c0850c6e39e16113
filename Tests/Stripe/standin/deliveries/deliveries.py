"""The queue of what endpoints are still to be told, and the record of what they were.

Source: "Receive Stripe events in your webhook endpoint" (sections "Retry behavior": up to three days with growing
pauses, here as many seconds as a test gives; "Event ordering"; "Handle duplicate events").
"""

import itertools
import random
import threading
import time
from dataclasses import dataclass

from standin.deliveries.endpoints import listening
from standin.deliveries.orders import Orders, rewritten
from standin.deliveries.sending import Letter, send, send_copies


@dataclass
class Delivery:
    number: int
    letter: Letter
    endpoint: dict
    due: float
    # waiting, held, sending, delivered, failed, lost
    state: str = "waiting"
    tries: int = 0
    copies: int = 1
    parallel: bool = False
    deaf_for: int = 0
    again: bool = True


class Deliveries:
    def __init__(self, clock, endpoints, *, retries, timeout, seed, workers=1):
        self.endpoints, self.orders, self.attempts, self.all = endpoints, Orders(), [], []
        self._clock, self._retries, self._timeout = clock, tuple(retries), timeout
        self._random, self._numbers = random.Random(seed), itertools.count(1)
        self._changed, self._stopped = threading.Condition(), False
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(workers)]

    def start(self):
        for thread in self._threads:
            thread.start()

    def stop(self):
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def queue(self, ledger, event):
        orders = self.orders.take(event["type"])
        for order in orders:
            if order.kind == "rewrite":
                rewritten(event, order.fields)
        endpoints = listening(ledger, event["type"])
        event["pending_webhooks"] = len(endpoints)
        with self._changed:
            for endpoint in endpoints:
                self.all.append(self._delivery(event, endpoint, orders))
            self._changed.notify_all()

    def _delivery(self, event, endpoint, orders):
        version = endpoint["api_version"] or event["api_version"]
        letter = Letter(event | {"api_version": version}, endpoint["url"], [])
        made = Delivery(next(self._numbers), letter, endpoint, time.monotonic())
        for order in orders:
            obey(made, order)
        return made

    def release(self, order="given"):
        """What is held goes out: `given`, `reversed` or `shuffled`."""
        with self._changed:
            held = [delivery for delivery in self.all if delivery.state == "held"]
            if order == "reversed":
                held.reverse()
            elif order == "shuffled":
                self._random.shuffle(held)
            for delivery in held:
                delivery.state, delivery.due, delivery.number = "waiting", time.monotonic(), next(self._numbers)
            self._changed.notify_all()
        return len(held)

    def hurry(self):
        """Whatever waits for its next try gets it now, and what was given up is begun again."""
        with self._changed:
            for delivery in self.all:
                if delivery.state == "failed" and delivery.again:
                    delivery.state, delivery.tries = "waiting", 0
                if delivery.state == "waiting":
                    delivery.due = time.monotonic()
            self._changed.notify_all()

    def resend(self, event, endpoint, *, times=1, parallel=False, url=None, **letter):
        """An event once more, or with another signature or to another address, and what came back at once."""
        made = Letter(event, url or endpoint["url"], self.endpoints.secrets(endpoint), **letter)
        now = self._clock.now()
        attempts = send_copies(made, now, self._timeout, times) if parallel else [
            send(made, now, self._timeout) for _ in range(times)]
        with self._changed:
            self.attempts += attempts
            self._changed.notify_all()
        return attempts

    def succeeded(self, event):
        """Whether every endpoint that was to know has said yes."""
        return all(delivery.state == "delivered" for delivery in self.all if delivery.letter.event["id"] == event)

    def wait(self, condition, what, timeout=20):
        """Until the condition over this record holds; it is looked at after every change."""
        with self._changed:
            if not self._changed.wait_for(condition, timeout):
                raise TimeoutError(f"waited {timeout} s for {what}; attempts so far: "
                                   f"{[(attempt.type, attempt.status or attempt.error) for attempt in self.attempts]}")

    def idle(self, timeout=20):
        """Until nothing waits and nothing is on its way; what is held or lost does not count."""
        self.wait(lambda: not self.are_under_way(), "every delivery to end", timeout)

    def are_under_way(self):
        return any(delivery.state in ("waiting", "sending") for delivery in self.all)

    def _work(self):
        while True:
            with self._changed:
                delivery = self._next()
                if delivery is None:
                    return
                delivery.state = "sending"
            attempts = self._attempt(delivery)
            with self._changed:
                self.attempts += attempts
                self._judge(delivery, any(attempt.good for attempt in attempts))
                self._changed.notify_all()

    def _next(self):
        while not self._stopped:
            waiting = [delivery for delivery in self.all if delivery.state == "waiting"]
            first = min(waiting, key=lambda delivery: (delivery.due, delivery.number), default=None)
            pause = None if first is None else first.due - time.monotonic()
            if pause is not None and pause <= 0:
                return first
            self._changed.wait(pause)
        return None

    def _attempt(self, delivery):
        letter, now = delivery.letter, self._clock.now()
        letter.secrets = self.endpoints.secrets(delivery.endpoint)
        letter.deaf = delivery.tries < delivery.deaf_for
        if delivery.parallel:
            return send_copies(letter, now, self._timeout, delivery.copies)
        return [send(letter, now, self._timeout) for _ in range(delivery.copies)]

    def _judge(self, delivery, good):
        delivery.tries += 1
        if good:
            delivery.state = "delivered"
        elif delivery.again and delivery.tries <= len(self._retries):
            delivery.state, delivery.copies = "waiting", 1
            delivery.due = time.monotonic() + self._retries[delivery.tries - 1]
        else:
            delivery.state = "failed"


def obey(delivery, order):
    letter = delivery.letter
    if order.kind == "lose":
        delivery.state = "lost"
    elif order.kind == "hold":
        delivery.state = "held"
    elif order.kind == "delay":
        delivery.due += order.seconds
    elif order.kind == "duplicate":
        delivery.copies, delivery.parallel = order.times, order.parallel
    elif order.kind == "deaf":
        delivery.deaf_for = order.tries
    elif order.kind != "rewrite":
        delivery.again = False
        letter.signature = order.signature if order.kind == "sign" else letter.signature
        letter.offset = order.offset if order.kind == "age" else letter.offset
        letter.tamper |= order.kind == "tamper"
        letter.reserialise |= order.kind == "reserialise"
