"""What becomes of money: paid, declined, processing, given back, disputed."""

import pytest
import stripe

from stripe_fixtures import client_of, embedded


@pytest.fixture
def api(stand_in):
    return client_of(stand_in).v1


@pytest.fixture
def session(api):
    return api.checkout.sessions.create(embedded(payment_intent_data={"metadata": {"invoice": "7"}})).id


def state(api, session):
    found = api.checkout.sessions.retrieve(session, {"expand": ["payment_intent.latest_charge"]})
    intent = found.payment_intent
    return (found.status, found.payment_status, intent and intent.status, intent and intent.latest_charge.status)


def types(stand_in):
    return [event["type"] for event in stand_in.events()]


def test_a_card_pays_at_once(stand_in, api, session):
    stand_in.pay(session, email="ana@client.example")
    assert state(api, session) == ("complete", "paid", "succeeded", "succeeded")
    found = api.checkout.sessions.retrieve(session)
    assert found.customer_details.email == "ana@client.example"
    assert api.payment_intents.retrieve(found.payment_intent).metadata["invoice"] == "7"
    assert api.checkout.sessions.list({"payment_intent": found.payment_intent}).data[0].id == session
    assert types(stand_in) == [
        "payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"]


def test_a_declined_card_leaves_the_session_open(stand_in, api, session):
    stand_in.decline(session)
    assert state(api, session) == ("open", "unpaid", "requires_payment_method", "failed")
    stand_in.pay(session)
    assert state(api, session) == ("complete", "paid", "succeeded", "succeeded")
    assert len(api.charges.list().data) == 2


@pytest.mark.parametrize(("succeeded", "after"), [
    (True, ("complete", "paid", "succeeded", "succeeded")),
    (False, ("complete", "unpaid", "requires_payment_method", "failed"))])
def test_a_debit_is_processing_first(stand_in, api, session, succeeded, after):
    stand_in.pay(session, "sepa_debit")
    assert state(api, session) == ("complete", "unpaid", "processing", "pending")
    assert types(stand_in)[-1] == "checkout.session.completed"
    stand_in.settle(session, succeeded)
    assert state(api, session) == after
    assert types(stand_in)[-1] == f"checkout.session.async_payment_{'succeeded' if succeeded else 'failed'}"


def test_a_paid_session_neither_expires_nor_is_paid_twice(stand_in, api, session):
    stand_in.pay(session)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        api.checkout.sessions.expire(session)
    assert "`complete`" in caught.value.user_message
    with pytest.raises(Exception, match="not open"):
        stand_in.pay(session)


def test_time_expires_what_nobody_paid(stand_in, api, session):
    stand_in.advance(24 * 60 * 60)
    assert api.checkout.sessions.retrieve(session).status == "expired"
    assert types(stand_in) == ["checkout.session.expired"]


def test_a_try_to_pay_ends_with_its_session(stand_in, api, session):
    stand_in.decline(session)
    stand_in.expire(session)
    assert state(api, session) == ("expired", "unpaid", "canceled", "failed")
    with pytest.raises(Exception, match="not open"):
        stand_in.pay(session)


def test_refunds_by_the_api_and_by_hand(stand_in, api, session):
    stand_in.pay(session)
    intent = api.checkout.sessions.retrieve(session).payment_intent
    made = api.refunds.create({"payment_intent": intent, "amount": 2_50, "metadata": {"by": "us"}})
    assert (made.status, made.amount) == ("succeeded", 2_50)
    charge = api.charges.list({"payment_intent": intent}).data[0]
    assert (charge.amount_refunded, charge.refunded) == (2_50, False)
    with pytest.raises(stripe.InvalidRequestError):
        api.refunds.create({"payment_intent": intent, "amount": 10_01})
    stand_in.refund(session)
    assert api.charges.retrieve(charge.id).refunded
    assert [refund.amount for refund in api.refunds.list({"charge": charge.id}).data] == [10_00, 2_50]
    with pytest.raises(stripe.InvalidRequestError) as caught:
        api.refunds.create({"charge": charge.id})
    assert caught.value.code == "charge_already_refunded"


def test_a_refund_that_the_bank_returns(stand_in, api, session):
    stand_in.pay(session)
    stand_in.fail_refund(stand_in.refund(session)["id"])
    assert api.charges.list().data[0].amount_refunded == 0
    assert types(stand_in)[-2:] == ["refund.failed", "charge.refund.updated"]


def test_a_refund_by_transfer_takes_days(stand_in, api, session):
    stand_in.pay(session, "sepa_debit")
    stand_in.settle(session)
    made = stand_in.refund(session)
    assert api.refunds.retrieve(made["id"]).status == "pending"
    stand_in.settle_refund(made["id"])
    assert api.refunds.retrieve(made["id"]).status == "succeeded" and types(stand_in)[-1] == "refund.updated"


def test_a_refund_that_the_balance_does_not_allow(stand_in, api, session):
    stand_in.pay(session)
    stand_in.refuse_refunds("balance_insufficient")
    intent = api.checkout.sessions.retrieve(session).payment_intent
    with pytest.raises(stripe.InvalidRequestError) as caught:
        api.refunds.create({"payment_intent": intent})
    assert caught.value.code == "balance_insufficient"
    assert api.refunds.create({"payment_intent": intent}).status == "succeeded"


@pytest.mark.parametrize(("won", "last"), [
    (True, "charge.dispute.funds_reinstated"), (False, "charge.dispute.closed")])
def test_disputes(stand_in, api, session, won, last):
    stand_in.pay(session)
    dispute = stand_in.dispute(session)
    assert api.disputes.retrieve(dispute["id"]).status == "needs_response"
    with pytest.raises(stripe.InvalidRequestError) as caught:
        api.refunds.create({"charge": dispute["charge"]})
    assert caught.value.code == "charge_disputed"
    stand_in.close_dispute(dispute["id"], won)
    assert api.disputes.list().data[0].status == ("won" if won else "lost")
    assert types(stand_in)[-1] == last


def test_events_are_listed_by_type_and_stay_as_they_were(stand_in, api, session):
    stand_in.pay(session, "sepa_debit")
    stand_in.settle(session)
    listed = api.events.list({"types": ["checkout.session.*"]}).data
    assert [event.type for event in listed] == [
        "checkout.session.async_payment_succeeded", "checkout.session.completed"]
    assert [event.data.object.payment_status for event in listed] == ["paid", "unpaid"]
    assert api.events.list({"ending_before": listed[1].id, "types": ["checkout.session.*"]}).data == [listed[0]]
    assert api.events.retrieve(listed[0].id).id == listed[0].id
