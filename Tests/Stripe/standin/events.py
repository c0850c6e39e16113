"""Events: what happened, as it was at that moment, and who is told.

Sources: "API Reference: Events" (kept as they were, listed for 30 days), "Types of events".
"""

import copy
import fnmatch

from standin.errors import invalid


class Events:
    def __init__(self, deliveries):
        self._deliveries = deliveries

    def emit(self, ledger, type, object_, *, previous=None, request=None):
        data = {"object": copy.deepcopy(object_)}
        if previous:
            data["previous_attributes"] = previous
        # Those of sessions begin otherwise than those of payments; both are `evt_`.
        payment = object_["object"] in ("payment_intent", "charge", "refund")
        event = {
            "id": ledger.ids.new("evt_3" if payment else "evt_1", 23), "object": "event",
            "api_version": ledger.account.version, "created": ledger.clock.now(), "data": data,
            "livemode": ledger.live, "pending_webhooks": 0,
            "request": {"id": request.id if request else None,
                        "idempotency_key": request.idempotency_key if request else None},
            "type": type}
        ledger.add(event)
        self._deliveries.queue(ledger, event)
        return event


def matching(deliveries, params):
    """What the list of events is asked for."""
    if "type" in params and "types" in params:
        raise invalid("You may only specify one of these parameters: type, types.", "types", "parameters_exclusive")
    types = params.get("types", [params["type"]] if "type" in params else ["*"])
    if len(types) > 20:
        raise invalid("You may pass up to 20 types.", "types")
    wanted = params.get("delivery_success")

    def fits(event):
        return any(fnmatch.fnmatchcase(event["type"], type) for type in types) and (
            wanted is None or deliveries.succeeded(event["id"]) == wanted)
    return fits
