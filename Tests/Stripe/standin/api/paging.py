"""Lists in pages, newest first.

Source: "API Reference: Pagination" (limit 1 to 100, 10 if not given; `starting_after`, `ending_before`, `has_more`).
"""

import operator

from standin.errors import invalid

COMPARE = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}


def page(ledger, kind, params, path, fits=lambda object_: True):
    limit = limited(params)
    found = [object_ for object_ in ledger.all(kind) if made_then(object_, params) and fits(object_)]
    if "starting_after" in params and "ending_before" in params:
        raise invalid("You may only specify one of these parameters: starting_after, ending_before.", "ending_before",
                      "parameters_exclusive")
    if "starting_after" in params:
        place = whereabouts(ledger, kind, params, "starting_after")
        found = [object_ for object_ in found if older(ledger, kind, object_, place)]
    elif "ending_before" in params:
        place = whereabouts(ledger, kind, params, "ending_before")
        newer = [object_ for object_ in found if older(ledger, kind, place, object_)]
        return listed(newer[-limit:], len(newer) > limit, path)
    return listed(found[:limit], len(found) > limit, path)


def limited(params):
    limit = params.get("limit", 10)
    for bound, wrong, words in ((1, limit < 1, "greater"), (100, limit > 100, "less")):
        if wrong:
            raise invalid(
                f"This value must be {words} than or equal to {bound} (it currently is '{limit}').", "limit",
                "parameter_invalid_integer")
    return limit


def listed(data, more, path):
    return {"object": "list", "data": data, "has_more": more, "url": path}


def whereabouts(ledger, kind, params, name):
    return ledger.get(kind, params[name], param=name, status=400)


def older(ledger, kind, one, other):
    order = list(ledger.objects[kind])
    return order.index(one["id"]) < order.index(other["id"])


def made_then(object_, params):
    created = params.get("created")
    if created is None:
        return True
    if isinstance(created, int):
        return object_["created"] == created
    return all(COMPARE[name](object_["created"], value) for name, value in created.items())
