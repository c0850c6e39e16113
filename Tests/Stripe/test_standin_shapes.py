"""Everything that the stand-in shows or sends has the names and types of the official package."""

import typing

import pytest
import stripe

from shapes import CLASSES, problems
from standin.hints import hints
from standin.objects.account import account_object, balance_object
from stripe_fixtures import client_of, embedded, hosted


def lived(stand_in):
    """An account in which everything has happened."""
    stand_in.add_endpoint("http://127.0.0.1:9/hook", enabled_events=[
        "checkout.session.completed", "charge.refunded"])
    api = client_of(stand_in).v1
    sessions = [api.checkout.sessions.create(params).id for params in (
        embedded(payment_intent_data={"description": "Invoice", "metadata": {"invoice": "7"}}), hosted(),
        embedded(), embedded(), embedded(), embedded(redirect_on_completion="if_required", locale="de"),
        {**embedded(), "ui_mode": "elements"})]
    stand_in.decline(sessions[0])
    stand_in.pay(sessions[0])
    stand_in.pay(sessions[1])
    stand_in.pay(sessions[2], "sepa_debit")
    stand_in.settle(sessions[2])
    stand_in.pay(sessions[3], "sepa_debit")
    stand_in.settle(sessions[3], succeeded=False)
    stand_in.expire(sessions[4])
    refund = stand_in.refund(sessions[0], 2_50, "requested_by_customer")
    stand_in.fail_refund(refund["id"])
    stand_in.refund(sessions[2])
    dispute = stand_in.dispute(sessions[1])
    stand_in.review_dispute(dispute["id"])
    stand_in.close_dispute(dispute["id"], won=True)


@pytest.fixture
def ledger(stand_in):
    lived(stand_in)
    return stand_in.account().test


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind not in ("account", "balance", "price", "item",
                                                                           "balance_transaction")])
def test_objects(ledger, kind):
    objects = ledger.all(kind)
    assert objects
    assert [problem for object_ in objects for problem in problems(CLASSES[kind], object_, kind)] == []


def test_objects_in_events(ledger):
    found = [problem for event in ledger.all("event") for problem in problems(
        CLASSES[event["data"]["object"]["object"]], event["data"]["object"], event["type"])]
    assert found == []


def test_account_balance_and_line_items(stand_in, ledger):
    items = [item for items in stand_in.sessions.items.values() for item in items]
    assert list(problems(stripe.Account, account_object(stand_in.account()))) == []
    assert list(problems(stripe.Balance, balance_object(ledger))) == []
    assert [problem for item in items for problem in problems(stripe.LineItem, item)] == []


def test_every_type_of_event_is_one_of_stripes(ledger):
    known = set(typing.get_args(hints(stripe.Event)["type"]))
    types = {event["type"] for event in ledger.all("event")}
    assert types <= known
    # What Portico listens to.
    assert types >= {
        "checkout.session.completed", "checkout.session.expired", "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed", "payment_intent.succeeded", "payment_intent.payment_failed",
        "charge.refunded", "charge.dispute.created", "charge.dispute.closed"}


def test_a_wrong_object_is_seen():
    assert list(problems(stripe.Refund, {"id": "re_1", "object": "refund", "amount": "5", "created": 1,
                                         "currency": "eur", "colour": "red"}, "refund")) == [
        "refund.colour is no field of Refund", "refund.amount: '5' is none of (<class 'int'>,)"]
