"""Every request that clients made, for tests to look at."""

import threading
from dataclasses import dataclass


@dataclass
class Noted:
    method: str
    path: str
    idempotency_key: str | None
    authorization: str
    id: str
    params: dict
    # None where no answer came: the connection was cut.
    status: int | None = None
    replayed: bool = False


class Requests:
    def __init__(self):
        self.all, self._lock = [], threading.Lock()

    def note(self, request):
        noted = Noted(request.method, request.path, request.idempotency_key,
                      request.headers.get("Authorization") or "", request.id, {})
        with self._lock:
            self.all.append(noted)
        return noted

    def of(self, method, path):
        return [noted for noted in self.all if (noted.method, noted.path) == (method, path)]
