"""The stand-in's time: the real one, or one that stands still until a test moves it."""

import threading
import time


class Clock:
    """Seconds since 1970, as Stripe writes times ("API Reference: Checkout Session object", `created`)."""

    def __init__(self, fixed=None):
        self._fixed, self._offset = fixed, 0
        self._lock = threading.Lock()

    def now(self):
        with self._lock:
            return (int(time.time()) if self._fixed is None else self._fixed) + self._offset

    def advance(self, seconds):
        with self._lock:
            self._offset += int(seconds)

    def set(self, now):
        """From here on it stands still at this second."""
        with self._lock:
            self._fixed, self._offset = int(now), 0
