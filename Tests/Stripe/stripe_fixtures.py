"""Fixtures that tests of Portico with Stripe are written with.

A folder of tests takes them in its conftest:

    sys.path.append(str(Path(__file__).resolve().parents[1] / "Stripe"))
    from stripe_fixtures import receiver, stand_in

`stand_in`  a running StandIn with the accounts `default` and `other`
`receiver`  a webhook endpoint that keeps what it gets
`client`    Stripe's own client, at the stand-in and, with STRIPE_TEST_SECRET_KEY, once more at Stripe itself
"""

import os

import pytest
import stripe

from receiver import Receiver
from standin import StandIn

REAL_KEY = os.environ.get("STRIPE_TEST_SECRET_KEY", "")
REAL_PUBLISHABLE_KEY = os.environ.get("STRIPE_TEST_PUBLISHABLE_KEY", "")
# Never with a key that moves money.
assert not REAL_KEY or REAL_KEY.startswith(("sk_test_", "rk_test_")), "STRIPE_TEST_SECRET_KEY is no test key"
PLACES = ["stand-in", *([pytest.param("stripe", marks=pytest.mark.real)] if REAL_KEY else [])]

ITEM = {"price_data": {"currency": "eur", "unit_amount": 12_50, "product_data": {"name": "Invoice N-7"}}, "quantity": 1}


def item(amount=12_50, currency="eur"):
    return {**ITEM, "price_data": {**ITEM["price_data"], "unit_amount": amount, "currency": currency}}


def embedded(amount=12_50, currency="eur", **more):
    """The parameters of a session mounted in a page."""
    return {"mode": "payment", "ui_mode": "embedded_page", "line_items": [item(amount, currency)],
            "return_url": "https://portal.example/paid?session={CHECKOUT_SESSION_ID}"} | more


def hosted(amount=12_50, currency="eur", **more):
    """The parameters of a session on Stripe's own page."""
    return {"mode": "payment", "ui_mode": "hosted_page", "line_items": [item(amount, currency)],
            "success_url": "https://portal.example/paid?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "https://portal.example/back"} | more


def client_of(stand_in, key=None):
    """Stripe's own client at the stand-in; it does not try again by itself."""
    return stripe.StripeClient(
        key or stand_in.account().secret_key, base_addresses={"api": stand_in.base()}, max_network_retries=0)


@pytest.fixture
def stand_in():
    with StandIn(accounts=("default", "other")) as running:
        yield running


@pytest.fixture
def receiver():
    running = Receiver()
    yield running
    running.stop()


@pytest.fixture(params=PLACES)
def client(request):
    if request.param == "stripe":
        yield stripe.StripeClient(REAL_KEY, max_network_retries=2)
        return
    yield client_of(request.getfixturevalue("stand_in"))
