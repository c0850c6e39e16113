"""The stand-in itself: everything put together."""

import threading

from standin.accounts import Accounts
from standin.api.idempotency import Idempotency
from standin.api.outages import Outages
from standin.checkout.sessions import Sessions
from standin.clock import Clock
from standin.commands import Commands
from standin.deliveries.deliveries import Deliveries
from standin.deliveries.endpoints import Endpoints
from standin.events import Events
from standin.ids import Ids
from standin.money.disputing import Disputing
from standin.money.paying import Paying
from standin.money.refunding import Refunding
from standin.request_log import Requests
from standin.server import Server

# Stripe goes on for three days; a test has less time.
RETRIES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)


class StandIn(Commands):
    """A Stripe of one's own.

    with StandIn() as stripe:
        stripe.add_endpoint("http://localhost:8080/webhooks/stripe/north", secret="whsec_x")
        ...                                     # a session is created over stripe.base()
        stripe.pay("cs_test_…")
        stripe.wait_for("checkout.session.completed")
    """

    def __init__(self, *, port=0, seed=1, now=None, accounts=("default",), retries=RETRIES, timeout=10, workers=1):
        self.lock = threading.RLock()
        self.clock, self.ids = Clock(now), Ids(seed)
        self.accounts = Accounts(self.clock, self.ids)
        self.requests, self.outages, self.idempotency = Requests(), Outages(), Idempotency(self.clock)
        self.endpoints = Endpoints(self.clock)
        self.deliveries = Deliveries(
            self.clock, self.endpoints, retries=retries, timeout=timeout, seed=seed, workers=workers)
        told = Events(self.deliveries)
        self.sessions = Sessions(told, self.base)
        self.paying = Paying(told, self.sessions)
        self.refunding, self.disputing = Refunding(told), Disputing(told)
        self._server = Server(self, port)
        for name in accounts:
            self.add_account(name)

    @property
    def port(self):
        return self._server.server_address[1]

    def base(self):
        """STRIPE_API_BASE; pages and script are below it too."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def script(self):
        """STRIPE_JS_URL."""
        return f"{self.base()}/endive/stripe.js"

    def account(self, name="default"):
        return self.accounts.all[name]

    def start(self):
        self.deliveries.start()
        self._server.start()
        return self

    def stop(self):
        self.outages.clear()
        self._server.stop()
        self.deliveries.stop()

    def __enter__(self):
        return self.start()

    def __exit__(self, *error):
        self.stop()
