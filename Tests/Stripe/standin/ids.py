"""Identifiers with Stripe's prefixes, the same ones for the same seed."""

import random
import string
import threading

ALPHABET = string.ascii_letters + string.digits


class Ids:
    def __init__(self, seed):
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def text(self, length):
        with self._lock:
            return "".join(self._random.choices(ALPHABET, k=length))

    def new(self, prefix, length=24):
        """`re` gives re_…, and `pi_3` pi_3…: newer objects have a digit after their prefix."""
        return f"{prefix}{'' if '_' in prefix else '_'}{self.text(length)}"

    def session(self, live):
        """Sessions tell in their id whether they are real ("API Reference: Checkout Session object", `id`)."""
        return f"cs_{'live' if live else 'test'}_a1{self.text(58)}"
