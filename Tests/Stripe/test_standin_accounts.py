"""Keys, modes and versions."""

import pytest
import stripe

from standin import StandIn
from stripe_fixtures import client_of, embedded


def test_accounts_see_nothing_of_each_other(stand_in):
    made = client_of(stand_in).v1.checkout.sessions.create(embedded())
    other = client_of(stand_in, stand_in.account("other").secret_key)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        other.v1.checkout.sessions.retrieve(made.id)
    assert caught.value.http_status == 404
    assert other.v1.checkout.sessions.list().data == []


def test_test_and_live_mode_are_told_apart(stand_in):
    made = client_of(stand_in).v1.checkout.sessions.create(embedded())
    live = client_of(stand_in, stand_in.account().key(live=True))
    with pytest.raises(stripe.InvalidRequestError) as caught:
        live.v1.checkout.sessions.retrieve(made.id)
    assert "a similar object exists in test mode" in caught.value.user_message
    real = live.v1.checkout.sessions.create(embedded())
    assert real.livemode and real.id.startswith("cs_live_")


def test_a_restricted_key_may_what_it_was_given(stand_in):
    may_read = client_of(stand_in, stand_in.restricted_key("default", ["checkout_session_read"]))
    assert may_read.v1.checkout.sessions.list().data == []
    with pytest.raises(stripe.PermissionError) as caught:
        may_read.v1.checkout.sessions.create(embedded())
    assert caught.value.http_status == 403 and "rak_checkout_session_write" in caught.value.user_message


def test_publishable_and_revoked_keys_are_refused(stand_in):
    account = stand_in.account()
    with pytest.raises(stripe.PermissionError) as caught:
        client_of(stand_in, account.publishable_key).v1.accounts.retrieve_current()
    assert caught.value.json_body["error"]["code"] == "secret_key_required"
    stand_in.revoke_key(account.secret_key)
    with pytest.raises(stripe.AuthenticationError) as caught:
        client_of(stand_in, account.secret_key).v1.accounts.retrieve_current()
    assert caught.value.json_body["error"]["code"] == "api_key_expired"


def test_only_the_pinned_version_is_played(stand_in):
    with pytest.raises(stripe.InvalidRequestError):
        client_of(stand_in).v1.checkout.sessions.list({}, {"stripe_version": "2025-03-31.basil"})


def test_errors_have_stripes_envelope(stand_in):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        client_of(stand_in).v1.checkout.sessions.create(embedded(foo="1"))
    error = caught.value.json_body["error"]
    assert error["type"] == "invalid_request_error" and error["request_log_url"].endswith(caught.value.request_id)


def test_the_same_seed_gives_the_same_ids():
    ids = []
    for _ in range(2):
        with StandIn(seed=7, now=1_800_000_000) as running:
            session = client_of(running).v1.checkout.sessions.create(embedded())
            ids.append((session.id, session.created, running.account().secret_key))
    assert ids[0] == ids[1] and ids[0][1] == 1_800_000_000
