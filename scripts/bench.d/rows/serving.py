"""Row serving: a private page under load, its token checked on every request."""

import serving
from result import Result

TITLE = "a private page, keep-alive, 64 connections"
BARS = {serving.PLAIN: 0.8, serving.NGINX: 3.5, serving.CADDY: 6}


def run(context):
    found = context.serving()
    result = Result("serving", TITLE)
    found.describe(result, [serving.OWN, *BARS])
    for name, bar in BARS.items():
        result.at_least(f"against {name}", found.rate(serving.OWN), found.rate(name), bar, "requests/s", name)
    result.notes.append(
        "every server was proved first: the page byte for byte with the token, and nothing without it or with a broken "
        "one, but for the nginx that has no check")
    result.notes.append("nginx and Caddy ask /edge/authorize of the same Portico, over connections that they keep")
    result.error = "; ".join(dict.fromkeys(found.missing.values()))
    return result
