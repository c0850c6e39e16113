"""Events at a webhook endpoint, read by Stripe's own library; and everything that can go wrong on the way."""

import time

import pytest
import stripe

from standin import StandIn
from stripe_fixtures import client_of, embedded

DONE = "checkout.session.completed"


@pytest.fixture
def endpoint(stand_in, receiver):
    return stand_in.add_endpoint(receiver.url, secret="whsec_ours")["id"]


@pytest.fixture
def pay(stand_in, endpoint):
    """A session paid: four events, the last of them that it is complete."""
    def run(**params):
        session = client_of(stand_in).v1.checkout.sessions.create(embedded(**params)).id
        stand_in.pay(session)
        return session
    return run


def received(receiver, type=DONE):
    return [got for got in receiver.got if got.type == type]


def test_events_come_signed(stand_in, receiver, pay):
    session = pay(metadata={"name": "Zoë ⁨شركة⁩"})
    stand_in.idle()
    assert len(receiver.got) == 4
    event = receiver.got[-1].event("whsec_ours")
    assert (event.type, event.data.object.id, event.data.object.amount_total) == (DONE, session, 12_50)
    assert event.data.object.metadata["name"] == "Zoë ⁨شركة⁩" and event.api_version == "2026-10-28.endive"
    with pytest.raises(stripe.SignatureVerificationError):
        receiver.got[-1].event("whsec_theirs")


def test_only_what_was_subscribed_to_comes(stand_in, receiver, endpoint, pay):
    stand_in.change_endpoint(endpoint, enabled_events=[DONE])
    pay()
    stand_in.idle()
    assert [got.event("whsec_ours").type for got in receiver.got] == [DONE]
    listed = client_of(stand_in).v1.webhook_endpoints.list().data
    assert [(found.url, found.enabled_events) for found in listed] == [(receiver.url, [DONE])]


def test_what_is_not_taken_comes_again(stand_in, receiver, pay):
    answers = iter([500, 302, 200])
    receiver.answer = lambda got: next(answers) if got.type == DONE else 200
    pay()
    stand_in.idle()
    assert [attempt.status for attempt in stand_in.deliveries.attempts if attempt.type == DONE] == [500, 302, 200]
    ids = {got.event("whsec_ours").id for got in received(receiver)}
    assert len(ids) == 1 and stand_in.deliveries.succeeded(*ids)


def test_an_event_whose_answer_was_not_heard_comes_again(stand_in, receiver, pay):
    stand_in.order("deaf", types=DONE, count=1)
    pay()
    stand_in.idle()
    assert len(received(receiver)) == 2


def test_two_secrets_sign_while_one_replaces_the_other(stand_in, receiver, endpoint, pay):
    new = stand_in.roll_secret(endpoint, expire_in=60)
    pay()
    stand_in.idle()
    assert receiver.got[-1].event("whsec_ours").id == receiver.got[-1].event(new).id
    stand_in.advance(61)
    again = stand_in.resend(receiver.got[-1].event(new).id)
    assert again[0].signature.count("v1=") == 1


def test_orders_lose_and_double(stand_in, receiver, pay):
    stand_in.order("lose", types=DONE, count=1)
    pay()
    stand_in.idle()
    assert received(receiver) == []
    stand_in.order("duplicate", types=DONE, count=1, times=20, parallel=True)
    pay()
    stand_in.idle()
    assert len(received(receiver)) == 20


def test_what_is_held_goes_out_in_another_order(stand_in, receiver, pay):
    stand_in.order("hold")
    pay()
    stand_in.idle()
    assert receiver.got == []
    assert stand_in.release("reversed") == 4
    stand_in.idle()
    assert [got.event("whsec_ours").type for got in receiver.got] == [
        DONE, "payment_intent.succeeded", "charge.succeeded", "payment_intent.created"]


def test_a_delay(stand_in, receiver, pay):
    stand_in.order("delay", types=DONE, count=1, seconds=600)
    pay()
    stand_in.wait_for("payment_intent.succeeded")
    assert received(receiver) == []
    stand_in.hurry()
    stand_in.idle()
    assert len(received(receiver)) == 1


@pytest.mark.parametrize(("kind", "how"), [
    ("tamper", {}), ("reserialise", {}), ("age", {"offset": -301}),
    *[("sign", {"signature": signature}) for signature in (
        "wrong_secret", "v0_only", "empty_v1", "no_timestamp", "text_timestamp", "missing")]])
def test_forgeries_are_seen_by_stripes_library(stand_in, receiver, pay, kind, how):
    stand_in.order(kind, types=DONE, count=1, **how)
    receiver.answer = lambda got: 400 if got.type == DONE else 200
    pay()
    stand_in.idle()
    (got,) = received(receiver)
    with pytest.raises((stripe.SignatureVerificationError, ValueError)):
        got.event("whsec_ours")


def test_a_wrong_signature_beside_a_good_one_is_good(stand_in, receiver, pay):
    stand_in.order("sign", types=DONE, count=1, signature="bad_then_good")
    pay()
    stand_in.idle()
    assert received(receiver)[0].event("whsec_ours").type == DONE


def test_an_authentic_event_of_another_amount(stand_in, receiver, pay):
    stand_in.order("rewrite", types=DONE, count=1, fields={"amount_total": 1, "metadata.workspace": "other"})
    session = pay(metadata={"workspace": "north"})
    stand_in.idle()
    event = received(receiver)[0].event("whsec_ours")
    assert event.data.object.amount_total == 1 and event.data.object.metadata["workspace"] == "other"
    api = client_of(stand_in).v1
    assert api.events.retrieve(event.id).data.object.amount_total == 1
    assert api.checkout.sessions.retrieve(session).amount_total == 12_50


def test_an_event_again_to_an_address_of_somebody_else(stand_in, receiver, endpoint, pay):
    pay()
    stand_in.idle()
    event = stand_in.events(DONE)[0]["id"]
    attempts = stand_in.resend(event, times=3, parallel=True, url=receiver.url + "/other")
    assert [attempt.status for attempt in attempts] == [200] * 3
    assert [got.path for got in receiver.got[-3:]] == ["/hook/other"] * 3
    assert receiver.got[-1].event("whsec_ours").id == event


def test_an_endpoint_that_is_away_gets_it_when_it_is_back(stand_in, receiver):
    stand_in.add_endpoint("http://127.0.0.1:9/", secret="whsec_ours")
    session = client_of(stand_in).v1.checkout.sessions.create(embedded()).id
    stand_in.pay(session)
    # Waits for an attempt that failed at the connection.
    stand_in.wait_for(DONE, good=False)
    assert all(attempt.error for attempt in stand_in.deliveries.attempts)
    for delivery in stand_in.deliveries.all:
        delivery.letter.url = receiver.url
    stand_in.hurry()
    stand_in.wait_for(DONE)
    assert received(receiver)[0].event("whsec_ours").created <= time.time()


def test_what_was_given_up_is_begun_again(receiver):
    with StandIn(retries=()) as stand_in:
        stand_in.add_endpoint(receiver.url, enabled_events=[DONE])
        receiver.answer = lambda got: 503
        stand_in.pay(client_of(stand_in).v1.checkout.sessions.create(embedded()).id)
        stand_in.idle()
        assert [delivery.state for delivery in stand_in.deliveries.all] == ["failed"]
        receiver.answer = lambda got: 200
        stand_in.hurry()
        stand_in.idle()
        assert [attempt.status for attempt in stand_in.deliveries.attempts] == [503, 200]
