"""One attempt: the request to an endpoint as Stripe makes it.

Source: "Receive Stripe events in your webhook endpoint" (2xx is success; a redirect is a failure).
"""

import http.client
import json
import threading
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from standin.deliveries.signing import altered, header


@dataclass
class Attempt:
    """What was sent, and what came back: a status, or why there is none."""

    event: str
    type: str
    url: str
    at: int
    body: bytes
    signature: str | None
    status: int | None = None
    error: str | None = None
    answer: bytes = b""

    @property
    def good(self):
        return self.status is not None and 200 <= self.status < 300 and self.error is None

    def told(self):
        return asdict(self) | {"body": self.body.decode(), "answer": self.answer.decode(errors="replace"),
                               "good": self.good}


@dataclass
class Letter:
    """An event as it is to be written this time."""

    event: dict
    url: str
    secrets: list
    signature: str = "good"
    offset: int = 0
    tamper: bool = False
    reserialise: bool = False
    deaf: bool = False

    def written(self, now):
        body = json.dumps(self.event, indent=2, ensure_ascii=False).encode()
        signature = header(self.signature, body, self.secrets, now + self.offset)
        if self.tamper:
            body = altered(body)
        if self.reserialise:
            body = json.dumps(self.event, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()
        return Attempt(self.event["id"], self.event["type"], self.url, now, body, signature)


def send(letter, now, timeout):
    attempt = letter.written(now)
    address = urlsplit(letter.url)
    connect = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = connect(address.hostname, address.port, timeout=timeout)
    headers = {"Content-Type": "application/json; charset=utf-8", "Accept": "*/*; q=0.5, application/xml",
               "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)", "Cache-Control": "no-cache"}
    if attempt.signature is not None:
        headers["Stripe-Signature"] = attempt.signature
    try:
        connection.request("POST", address._replace(scheme="", netloc="").geturl() or "/", attempt.body, headers)
        answer = connection.getresponse()
        attempt.status, attempt.answer = answer.status, answer.read(100_000)
        if letter.deaf:
            attempt.error = "the answer was not heard"
    except (OSError, http.client.HTTPException) as error:
        attempt.error = repr(error)
    finally:
        connection.close()
    return attempt


def send_copies(letter, now, timeout, copies):
    """All at the same moment."""
    attempts, together = [None] * copies, threading.Barrier(copies)

    def one(place):
        together.wait()
        attempts[place] = send(letter, now, timeout)
    threads = [threading.Thread(target=one, args=(place,)) for place in range(copies)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return attempts
