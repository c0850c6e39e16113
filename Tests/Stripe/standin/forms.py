"""Form-encoded bodies in bracket notation: `line_items[0][price_data][unit_amount]=1000`, `expand[]=payment_intent`.

Source: "API Reference: Introduction" (form-encoded bodies) and what the official client sends (`stripe._encode`).
"""

import re
from urllib.parse import parse_qsl

from standin.errors import invalid

NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)\Z")


def parsed(text):
    """Nested dictionaries of strings; what has indices is a list once `typed` says that it is one."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), encoding="utf-8", errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise invalid("Invalid request: the parameters are not form-encoded UTF-8.", stored=False) from None
    tree = {}
    for name, value in pairs:
        put(tree, steps(name), value)
    return tree


def steps(name):
    match = NAME.match(name)
    if not match:
        raise invalid(f"Invalid parameter name: {name}", name, stored=False)
    return [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])]


def put(tree, path, value):
    for here, step in enumerate(path[:-1]):
        if step == "":
            step = str(len(tree))
        tree = tree.setdefault(step, {})
        if not isinstance(tree, dict):
            raise invalid(f"Invalid parameters: {path[0]} is given as a value and as a hash.", path[0], stored=False)
    tree[str(len(tree)) if path[-1] == "" and len(path) > 1 else path[-1]] = value


def flat(tree, prefix=""):
    """The names and values again, in one order: what an idempotency key compares."""
    for name in sorted(tree):
        path = f"{prefix}[{name}]" if prefix else name
        if isinstance(tree[name], dict):
            yield from flat(tree[name], path)
        else:
            yield path, tree[name]
