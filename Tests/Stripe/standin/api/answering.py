"""A request from its first byte to its answer.

Sources: "API Reference: Authentication", "Request IDs", "Versioning", "Errors".
"""

import json
from dataclasses import dataclass, field

from standin.accounts import PINNED
from standin.api.expanding import expanded
from standin.api.routes import found
from standin.errors import StripeError
from standin.forms import flat, parsed
from standin.typed import checked


@dataclass
class Request:
    method: str
    path: str
    query: str
    headers: object
    body: bytes
    id: str
    idempotency_key: str | None = None
    params: dict = field(default_factory=dict)
    # Known once the key is.
    account: object = None

    @property
    def fingerprint(self):
        return tuple(flat(self.params))


@dataclass
class Call:
    """A request that may be done: whose books, which ids, which typed parameters."""

    ledger: object
    ids: dict
    params: dict
    path: str
    request: Request


@dataclass
class Answer:
    status: int
    body: bytes
    headers: dict = field(default_factory=dict)


class Answering:
    def __init__(self, world):
        self._world = world

    def answer(self, method, path, query, headers, body):
        request = Request(method, path, query, headers, body, self._world.ids.new("req", 14),
                          headers.get("Idempotency-Key") if method == "POST" else None)
        noted = self._world.requests.note(request)
        outage = self._world.outages.take(method, path)
        try:
            answer = self._answered(request, outage)
        except StripeError as error:
            answer = self._error(error, request, outage)
        noted.status, noted.replayed = answer.status, "Idempotent-Replayed" in answer.headers
        noted.params = request.params
        answer.headers["Request-Id"] = request.id
        self._world.outages.after(outage)
        return answer

    def _answered(self, request, outage):
        self._world.outages.before(outage)
        if outage and outage.kind == "unavailable":
            return Answer(503, b"<html><body><h1>503 Service Unavailable</h1></body></html>",
                          {"Content-Type": "text/html"})
        key = self._world.accounts.authenticated(request.headers.get("Authorization"))
        version = versioned(request.headers.get("Stripe-Version"), key.account)
        request.account, ledger = key.account, key.account.ledgers[key.live]
        route, ids = found(request.method, request.path)
        if route is None:
            raise StripeError(
                404, f"Unrecognized request URL ({request.method}: {request.path}). Please see "
                "https://stripe.com/docs or we can help at https://support.stripe.com/.", stored=False)
        if not key.may(route.permission):
            raise forbidden(key, route)
        request.params = sent(request)
        call = Call(ledger, ids, {}, request.path, request)
        answer = self._once(route, call, outage) if request.idempotency_key else self._done(route, call, outage)
        answer.headers["Stripe-Version"] = version
        return answer

    def _once(self, route, call, outage):
        """Done, or what the first with this key was answered."""
        key, idempotency = call.request.idempotency_key, self._world.idempotency
        kept = idempotency.begin(call.ledger, key, call.request)
        headers = {"Idempotency-Key": key, "Original-Request": kept.request_id if kept else call.request.id}
        if kept:
            return Answer(kept.answer.status, kept.answer.body, headers | {"Idempotent-Replayed": "true"})
        answer = None
        try:
            answer = self._done(route, call, outage)
        except StripeError as error:
            if not error.stored:
                raise
            answer = self._error(error, call.request, outage)
        finally:
            idempotency.end(call.ledger, key, answer)
        return Answer(answer.status, answer.body, headers)

    def _done(self, route, call, outage):
        call.params = checked(route.params, call.request.params)
        self._world.outages.within(outage)
        with self._world.lock:
            self._world.sessions.expire_those_due(call.ledger)
            made = route.run(self._world, call)
            shown = expanded(call.ledger, self._world.sessions.items, made, call.params.get("expand", []))
        self._world.outages.done(outage)
        return Answer(200, json.dumps(shown, indent=2, ensure_ascii=False).encode())

    def _error(self, error, request, outage):
        headers = {}
        if error.status == 429:
            headers = {"Retry-After": str(max(1, round(outage.seconds))), "Stripe-Rate-Limited-Reason": "global-rate"}
        return Answer(error.status, error.body(request.id, request.account and request.account.id), headers)


def sent(request):
    """The parameters, not yet typed: in the address of a GET, in the body of a POST."""
    if request.method != "POST":
        return parsed(request.query)
    kind = (request.headers.get("Content-Type") or "application/x-www-form-urlencoded").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise StripeError(
            400, "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you "
            "have any questions, we can help at https://support.stripe.com/.", stored=False)
    try:
        return parsed(request.body.decode())
    except UnicodeDecodeError:
        raise StripeError(400, "Invalid request: the parameters are not UTF-8.", stored=False) from None


def versioned(asked, account):
    """The version that this stand-in plays: another is not answered as if it were this one."""
    if asked in (None, "", account.version, PINNED):
        return asked or account.version
    raise StripeError(400, f"Invalid Stripe API version: {asked}. The stand-in plays {PINNED}.", stored=False)


def forbidden(key, route):
    return StripeError(
        403, f"The provided key '{key.text[:8]}*********{key.text[-4:]}' does not have the required permissions for "
        f"this endpoint on account '{key.account.id}'. Having the 'rak_{route.permission}' permission would allow this "
        "request to continue.", stored=False)
