"""`Idempotency-Key`: the same request twice is done once.

Sources: "API Reference: Idempotent requests" (the first answer is kept, 500s too, once the endpoint has begun; other
parameters are an error; a request that failed validation or met another in progress is not kept; 255 characters; 24
hours) and "Advanced error handling" (what comes before this layer, as 401 and 429, is not kept).
"""

import threading
from dataclasses import dataclass

from standin.errors import StripeError

DAY = 24 * 60 * 60


@dataclass
class Kept:
    method: str
    path: str
    params: tuple
    at: int
    request_id: str
    # None while the first is in progress.
    answer: object = None


class Idempotency:
    def __init__(self, clock):
        self._clock, self._lock = clock, threading.Lock()

    def begin(self, ledger, key, request):
        """What the first request was answered, or nothing: then this is the first, and `end` has to follow."""
        if len(key) > 255:
            raise StripeError(400, "Idempotency keys can have up to 255 characters.", stored=False)
        with self._lock:
            kept = ledger.answers.get(key)
            if kept is None or kept.answer and kept.at + DAY <= self._clock.now():
                ledger.answers[key] = Kept(
                    request.method, request.path, request.fingerprint, self._clock.now(), request.id)
                return None
        return repeated(kept, key, request)

    def end(self, ledger, key, answer):
        """Keeps the answer; with None the key is free again."""
        with self._lock:
            if answer is None:
                del ledger.answers[key]
            else:
                ledger.answers[key].answer = answer


def repeated(kept, key, request):
    other = f"Try using a key other than '{key}' if you meant to execute a different request."
    if (kept.method, kept.path) != (request.method, request.path):
        raise StripeError(
            400, "Keys for idempotent requests can only be used for the same endpoint they were first used for "
            f"('{request.path}' vs '{kept.path}'). {other}", type="idempotency_error", stored=False)
    if kept.params != request.fingerprint:
        raise StripeError(
            400, "Keys for idempotent requests can only be used with the same parameters they were first used with. "
            f"{other}", type="idempotency_error", stored=False)
    if kept.answer is None:
        raise StripeError(
            409, "There is currently another in-progress request using this Idempotent Key (that probably means you "
            f"submitted twice, and the other request is still going through): {key}. Please try again later.",
            code="idempotency_key_in_use", stored=False)
    return kept
