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
    # Newest first: what is further down was made earlier.
    order = {id: place for place, id in enumerate(object_["id"] for object_ in ledger.all(kind))}
    if "starting_after" in params:
        cursor = whereabouts(ledger, kind, params, "starting_after", order)
        found = [object_ for object_ in found if order[object_["id"]] > cursor]
    elif "ending_before" in params:
        cursor = whereabouts(ledger, kind, params, "ending_before", order)
        newer = [object_ for object_ in found if order[object_["id"]] < cursor]
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


def whereabouts(ledger, kind, params, name, order):
    return order[ledger.get(kind, params[name], param=name, status=400)["id"]]


def made_then(object_, params):
    created = params.get("created")
    if created is None:
        return True
    if isinstance(created, int):
        return object_["created"] == created
    return all(COMPARE[name](object_["created"], value) for name, value in created.items())
