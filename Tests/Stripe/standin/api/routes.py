"""Which address does what, with which typed parameters and which permission of a restricted key.

Sources: "API Reference" of each resource; "Restricted API keys" for the permissions' names.
"""

import re
from dataclasses import dataclass
from typing import Callable

from stripe import params
from stripe.params import checkout

from standin import events
from standin.api.paging import listed, page
from standin.checkout.sessions import matches
from standin.errors import no_such
from standin.objects.account import account_object, balance_object


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    params: type
    permission: str
    run: Callable

    def matched(self, method, path):
        pattern = re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", self.path)
        return self.method == method and re.fullmatch(pattern, path)


def create_session(world, call):
    return world.sessions.create(call.ledger, call.params, call.request)


def list_sessions(world, call):
    return page(call.ledger, "checkout.session", call.params, call.path,
                lambda session: matches(session, call.params))


def expire_session(world, call):
    session = call.ledger.get("checkout.session", call.ids["id"], param="session")
    return world.sessions.expire(call.ledger, session, call.request)


def list_items(world, call):
    session = call.ledger.get("checkout.session", call.ids["id"], param="session")
    return listed(world.sessions.items[session["id"]], False, call.path)


def create_refund(world, call):
    return world.refunding.create(call.ledger, call.params, call.request)


def list_events(world, call):
    return page(call.ledger, "event", call.params, call.path, events.matching(world.deliveries, call.params))


def own_account(world, call):
    if call.ids.get("id", call.ledger.account.id) != call.ledger.account.id:
        raise no_such("account", call.ids["id"])
    return account_object(call.ledger.account)


def balance(world, call):
    return balance_object(call.ledger)


def retrieve(kind, param="id"):
    return lambda world, call: call.ledger.get(kind, call.ids["id"], param=param)


def listing(kind, *filters):
    """A list with filters that compare a field."""
    def run(world, call):
        wanted = {name: call.params[name] for name in filters if name in call.params}
        return page(call.ledger, kind, call.params, call.path,
                    lambda object_: all(object_[name] == value for name, value in wanted.items()))
    return run


SESSIONS = "/v1/checkout/sessions"
ROUTES = [
    Route("POST", SESSIONS, checkout.SessionCreateParams, "checkout_session_write", create_session),
    Route("GET", SESSIONS, checkout.SessionListParams, "checkout_session_read", list_sessions),
    Route("GET", SESSIONS + "/{id}", checkout.SessionRetrieveParams, "checkout_session_read",
          retrieve("checkout.session", "session")),
    Route("POST", SESSIONS + "/{id}/expire", checkout.SessionExpireParams, "checkout_session_write", expire_session),
    Route("GET", SESSIONS + "/{id}/line_items", checkout.SessionListLineItemsParams, "checkout_session_read",
          list_items),
    Route("GET", "/v1/payment_intents", params.PaymentIntentListParams, "payment_intent_read",
          listing("payment_intent", "customer")),
    Route("GET", "/v1/payment_intents/{id}", params.PaymentIntentRetrieveParams, "payment_intent_read",
          retrieve("payment_intent", "intent")),
    Route("GET", "/v1/charges", params.ChargeListParams, "charge_read",
          listing("charge", "payment_intent", "customer", "transfer_group")),
    Route("GET", "/v1/charges/{id}", params.ChargeRetrieveParams, "charge_read", retrieve("charge")),
    Route("POST", "/v1/refunds", params.RefundCreateParams, "charge_write", create_refund),
    Route("GET", "/v1/refunds", params.RefundListParams, "charge_read",
          listing("refund", "charge", "payment_intent")),
    Route("GET", "/v1/refunds/{id}", params.RefundRetrieveParams, "charge_read", retrieve("refund")),
    Route("GET", "/v1/disputes", params.DisputeListParams, "dispute_read",
          listing("dispute", "charge", "payment_intent")),
    Route("GET", "/v1/disputes/{id}", params.DisputeRetrieveParams, "dispute_read", retrieve("dispute")),
    Route("GET", "/v1/events", params.EventListParams, "event_read", list_events),
    Route("GET", "/v1/events/{id}", params.EventRetrieveParams, "event_read", retrieve("event")),
    Route("GET", "/v1/webhook_endpoints", params.WebhookEndpointListParams, "webhook_read",
          listing("webhook_endpoint")),
    Route("GET", "/v1/webhook_endpoints/{id}", params.WebhookEndpointRetrieveParams, "webhook_read",
          retrieve("webhook_endpoint")),
    Route("GET", "/v1/account", params.AccountRetrieveCurrentParams, "account_read", own_account),
    Route("GET", "/v1/accounts/{id}", params.AccountRetrieveParams, "account_read", own_account),
    Route("GET", "/v1/balance", params.BalanceRetrieveParams, "balance_read", balance),
]


def found(method, path):
    """The route and what its address names."""
    for route in ROUTES:
        if match := route.matched(method, path):
            return route, match.groupdict()
    return None, {}
