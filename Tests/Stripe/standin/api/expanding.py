"""`expand[]`: an object in the place of its id.

Source: "API Reference: Expanding responses" (through dots, in lists below `data`, four levels at most).
"""

import copy

from standin.api.paging import listed
from standin.errors import invalid

EXPANDABLE = {
    "checkout.session": {"payment_intent", "line_items", "customer"},
    "payment_intent": {"latest_charge", "payment_method", "customer"},
    "charge": {"payment_intent", "customer", "balance_transaction"},
    "refund": {"charge", "payment_intent", "balance_transaction"},
    "dispute": {"charge", "payment_intent"},
}


def expanded(ledger, items, answer, paths):
    """A copy with what was asked for; `items` are the line items of each session."""
    answer = copy.deepcopy(answer)
    for path in paths:
        steps = path.split(".")
        if len(steps) > 4:
            raise invalid(f"You cannot expand more than 4 levels of a property. Property: {path}", "expand")
        expand(ledger, items, answer, steps, path)
    return answer


def expand(ledger, items, object_, steps, path):
    step, rest = steps[0], steps[1:]
    if object_["object"] == "list":
        if step != "data":
            raise invalid(
                f"This property cannot be expanded ({path}). You want to expand it on every element of the list: "
                f"data.{path}", "expand")
        for member in object_["data"]:
            if rest:
                expand(ledger, items, member, rest, path)
        return
    if step not in EXPANDABLE.get(object_["object"], ()):
        raise invalid(f"This property cannot be expanded ({path}).", "expand")
    if step == "line_items":
        object_[step] = listed(copy.deepcopy(items[object_["id"]]), False,
                               f"/v1/checkout/sessions/{object_['id']}/line_items")
    elif isinstance(object_[step], str):
        # What is not played (customers, payment methods) stays an id.
        object_[step] = copy.deepcopy(ledger.find(object_[step])) or object_[step]
    if rest and isinstance(object_[step], dict):
        expand(ledger, items, object_[step], rest, path)
