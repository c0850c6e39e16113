"""One measurement for the rows serving and revalidation: every server in turns, in the same minutes."""

from contextlib import ExitStack

import edges
import private_page
from installation import Installation
from result import BenchError
from sample import median
from wrk import load

OWN, UNCHANGED = "Portico", "Portico, If-None-Match"
PLAIN, NGINX, CADDY = "nginx without a check", "nginx with auth_request", "Caddy with forward_auth"
CLIENTS = 100


class Serving:
    """The rates of every server by name, and what was asked for."""

    def __init__(self, context):
        self.rounds, self.seconds = (2, 2) if context.quick else (7, 6)
        self.loads = {}
        self.missing = {}
        installation = Installation(CLIENTS, context.say).generated()
        with ExitStack() as stack:
            stack.enter_context(installation.serving())
            self.page = private_page.nearest(installation)
            self.page.prove_unchanged(OWN, installation.port)
            targets = {
                OWN: (installation.port, self.page.headers),
                UNCHANGED: (installation.port, self.page.conditional),
            }
            if "serving" in context.rows:
                targets |= self.references(stack, installation)
            self.measure(targets)

    def references(self, stack, installation):
        """Those that can be had; the others are named, and their bars are missed."""
        targets = {}
        ways = [(edges.nginx, (PLAIN, NGINX)), (edges.caddy, (CADDY,))]
        for start, names in ways:
            try:
                ports = stack.enter_context(start(self.page.root, installation.admin_port))
                for name, port in zip(names, ports if isinstance(ports, tuple) else (ports,)):
                    self.page.prove(name, port, checked=name != PLAIN)
                    targets[name] = (port, self.page.headers)
            except BenchError as error:
                self.missing |= {name: str(error) for name in names if name not in targets}
        return targets

    def measure(self, targets):
        for port, headers in targets.values():
            load(port, self.page.path, headers, 1)
        for _ in range(self.rounds):
            for name, (port, headers) in targets.items():
                self.loads.setdefault(name, []).append(load(port, self.page.path, headers, self.seconds))

    def rate(self, name):
        return median([taken.rate for taken in self.loads[name]]) if name in self.loads else 0

    def describe(self, result, names):
        size = self.page.file.stat().st_size
        result.data = f"a home page of {size:,} bytes, its client's token in the cookie"
        result.command = (
            f"wrk -t2 -c64, keep-alive, {self.rounds} rounds of {self.seconds} s in turns, medians; wrk shares the "
            "machine with the server")
        for name in names:
            if name in self.loads:
                p50, p99 = (median([getattr(taken, rank) for taken in self.loads[name]]) for rank in ("p50", "p99"))
                result.notes.append(f"{name}: {self.rate(name):,.0f} requests/s, p50 {p50:.2f} ms, p99 {p99:.2f} ms")
