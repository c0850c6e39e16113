"""Sessions over Stripe's own client: what may be asked for, and what comes back. All of it holds at Stripe too."""

import time
import uuid

import pytest
import stripe

from stripe_fixtures import PLACES, client_of, embedded, hosted, item

HOUR = 60 * 60


def refused(call, *arguments):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        call(*arguments)
    return caught.value


def test_an_embedded_session_has_a_secret_and_no_address(client):
    session = client.v1.checkout.sessions.create(embedded(metadata={"workspace": "north"}))
    assert (session.status, session.payment_status, session.ui_mode) == ("open", "unpaid", "embedded_page")
    assert session.client_secret.startswith(session.id + "_secret_") and session.url is None
    assert (session.amount_total, session.currency, session.livemode) == (12_50, "eur", False)
    assert session.metadata["workspace"] == "north" and session.payment_intent is None


def test_a_hosted_session_has_an_address_and_no_secret(client):
    session = client.v1.checkout.sessions.create(hosted(client_reference_id="7"))
    assert session.url and session.client_secret is None and session.client_reference_id == "7"


def test_a_session_is_found_again_and_its_items_come_where_asked_for(client):
    made = client.v1.checkout.sessions.create(embedded())
    assert "line_items" not in client.v1.checkout.sessions.retrieve(made.id)
    found = client.v1.checkout.sessions.retrieve(made.id, {"expand": ["line_items", "payment_intent"]})
    assert [(line.description, line.amount_total) for line in found.line_items.data] == [("Invoice N-7", 12_50)]
    lines = client.v1.checkout.sessions.line_items.list(made.id)
    assert [line.quantity for line in lines.data] == [1]


def test_nothing_else_can_be_expanded(client):
    made = client.v1.checkout.sessions.create(embedded())
    assert refused(client.v1.checkout.sessions.retrieve, made.id, {"expand": ["currency"]}).http_status == 400


def test_a_session_of_nobody_is_not_found(client):
    error = refused(client.v1.checkout.sessions.retrieve, "cs_test_nothing")
    assert (error.http_status, error.code) == (404, "resource_missing")


def test_only_an_open_session_expires(client):
    made = client.v1.checkout.sessions.create(embedded())
    expired = client.v1.checkout.sessions.expire(made.id)
    assert (expired.status, expired.url) == ("expired", None)
    error = refused(client.v1.checkout.sessions.expire, made.id)
    assert error.http_status == 400 and "`expired`" in error.user_message


def test_lists_are_newest_first_and_come_in_pages(client):
    made = [client.v1.checkout.sessions.create(embedded()).id for _ in range(3)]
    first = client.v1.checkout.sessions.list({"limit": 2})
    assert [session.id for session in first.data] == made[:0:-1] and first.has_more
    after = client.v1.checkout.sessions.list({"limit": 1, "starting_after": made[1]})
    assert after.data[0].id == made[0]
    before = client.v1.checkout.sessions.list({"limit": 1, "ending_before": made[0]})
    assert before.data[0].id == made[1] and before.has_more


def test_lists_are_filtered(client):
    made = client.v1.checkout.sessions.create(embedded())
    client.v1.checkout.sessions.expire(made.id)
    since = {"created": {"gte": made.created}, "limit": 100}
    assert made.id in [session.id for session in client.v1.checkout.sessions.list({"status": "expired", **since})]
    assert made.id not in [session.id for session in client.v1.checkout.sessions.list({"status": "open", **since})]
    assert refused(client.v1.checkout.sessions.list, {"limit": 101}).param == "limit"


@pytest.mark.parametrize(("change", "code", "param"), [
    ({"foo": "1"}, "parameter_unknown", "foo"),
    ({"payment_method_types": ["card"]}, None, None),
    ({"ui_mode": "embedded"}, None, "ui_mode"),
    ({"ui_mode": "hosted"}, None, "ui_mode"),
    ({"line_items": [{**item(), "amount": 5}]}, "parameter_unknown", "line_items[0][amount]"),
    ({"line_items": [item("12.50")]}, "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"),
    ({"line_items": [{"price_data": {"unit_amount": 5}, "quantity": 1}]}, "parameter_missing",
     "line_items[0][price_data][currency]"),
    ({"line_items": "1"}, None, "line_items"),
    ({"customer_email": ""}, "parameter_invalid_empty", "customer_email"),
    ({"customer_email": "nobody"}, "email_invalid", "customer_email"),
    ({"return_url": "paid"}, "url_invalid", "return_url"),
    ({"success_url": "https://portal.example/"}, None, None),
    ({"expires_at": int(time.time()) + 10 * 60}, None, "expires_at"),
    ({"expires_at": int(time.time()) + 25 * HOUR}, None, "expires_at"),
    ({"metadata": {"x" * 41: "1"}}, None, None),
    ({"line_items": [item(), item(5_00, "usd")]}, None, None),
    ({"line_items": [item(5_00, "xyz")]}, None, None),
])
def test_what_is_not_right_is_refused_with_its_name(client, change, code, param):
    error = refused(client.v1.checkout.sessions.create, embedded(**change))
    assert error.http_status == 400
    assert code is None or error.code == code, error
    assert param is None or error.param == param, error


@pytest.mark.parametrize("missing", ["mode", "line_items", "return_url"])
def test_what_is_needed_is_named(client, missing):
    given = embedded()
    del given[missing]
    assert refused(client.v1.checkout.sessions.create, given).http_status == 400


@pytest.mark.parametrize("address", ["success_url"])
def test_the_hosted_page_needs_a_way_back(client, address):
    given = hosted()
    del given[address]
    assert refused(client.v1.checkout.sessions.create, given).http_status == 400


@pytest.mark.parametrize(("amount", "currency", "code"), [
    (49, "eur", "amount_too_small"), (100_000_000, "eur", "amount_too_large"), (49, "jpy", "amount_too_small"),
    (5_01, "isk", None), (1_000_001, "ugx", None), (10_001, "kwd", None)])
def test_amounts_that_stripe_does_not_take(client, amount, currency, code):
    error = refused(client.v1.checkout.sessions.create, embedded(amount, currency))
    assert code is None or error.code == code


@pytest.mark.parametrize(("amount", "currency"), [
    (1_000, "jpy"), (500_00, "isk"), (20_000_00, "ugx"), (10_000, "kwd"), (2_000_00, "huf"), (5_00, "usd"),
    (10_000, "mga")])
def test_amounts_that_it_does(client, amount, currency):
    session = client.v1.checkout.sessions.create(embedded(amount, currency))
    assert (session.amount_total, session.currency) == (amount, currency)


def test_an_address_back_and_none_for_a_page_that_never_leaves(client):
    stays = embedded(redirect_on_completion="never")
    assert refused(client.v1.checkout.sessions.create, stays).http_status == 400
    del stays["return_url"]
    assert client.v1.checkout.sessions.create(stays).redirect_on_completion == "never"


def test_a_key_tells_its_account(client):
    assert client.v1.accounts.retrieve_current().id.startswith("acct_")


def test_ways_to_pay_are_filtered(client):
    session = client.v1.checkout.sessions.create(embedded(allowed_payment_method_types=["card"]))
    assert session.payment_method_types == ["card"]


@pytest.mark.parametrize("where", PLACES)
def test_a_key_of_nobody_is_not_let_in(where, stand_in):
    key = f"sk_test_{uuid.uuid4().hex}"
    asking = stripe.StripeClient(key) if where == "stripe" else client_of(stand_in, key)
    with pytest.raises(stripe.AuthenticationError) as caught:
        asking.v1.accounts.retrieve_current()
    assert caught.value.http_status == 401 and key not in caught.value.user_message
