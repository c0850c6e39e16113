"""Stripe's bad days, as its own client sees them."""

import http.client
import time

import pytest
import stripe

from standin import StandIn
from stripe_fixtures import client_of, embedded

SESSIONS = "/v1/checkout/sessions"


@pytest.fixture
def api(stand_in):
    return client_of(stand_in).v1


def sessions(stand_in):
    return stand_in.account().test.all("checkout.session")


def create(api, key="k"):
    return api.checkout.sessions.create(embedded(), {"idempotency_key": key})


@pytest.mark.parametrize("kind", ["reset", "timeout"])
def test_a_lost_request_was_not_done(stand_in, api, kind):
    stand_in.outage(kind, count=1, seconds=0.1)
    with pytest.raises(stripe.APIConnectionError):
        create(api)
    assert sessions(stand_in) == []
    assert create(api).status == "open"


@pytest.mark.parametrize("kind", ["reset", "timeout"])
def test_a_lost_answer_is_had_again_with_the_same_key(stand_in, api, kind):
    stand_in.outage(kind, count=1, seconds=0.1, after=True)
    with pytest.raises(stripe.APIConnectionError):
        create(api)
    (made,) = sessions(stand_in)
    again = create(api)
    assert again.id == made["id"] and again.last_response.headers["Idempotent-Replayed"] == "true"
    assert [noted.replayed for noted in stand_in.requests.of("POST", SESSIONS)] == [False, True]


def test_too_many_requests_say_when_to_come_again(stand_in, api):
    stand_in.outage("rate_limit", count=1, seconds=7)
    with pytest.raises(stripe.RateLimitError) as caught:
        create(api)
    assert caught.value.headers["Retry-After"] == "7"
    # Not kept: the limit is before the keys.
    assert create(api).status == "open"


@pytest.mark.parametrize(("after", "made"), [(False, 0), (True, 1)])
def test_a_500_is_kept_and_says_nothing_about_what_was_done(stand_in, api, after, made):
    stand_in.outage("server_error", count=1, after=after)
    for _ in range(2):
        with pytest.raises(stripe.APIError) as caught:
            create(api)
        assert caught.value.http_status == 500
    assert caught.value.headers["Idempotent-Replayed"] == "true"
    assert len(sessions(stand_in)) == made
    assert create(api, "another").status == "open"


def test_an_answer_that_is_no_json(stand_in, api):
    stand_in.outage("unavailable", count=1)
    with pytest.raises(stripe.APIError) as caught:
        create(api)
    assert caught.value.http_status == 503 and sessions(stand_in) == []


def test_a_slow_answer_comes(stand_in, api):
    stand_in.outage("slow", count=1, seconds=0.3)
    start = time.monotonic()
    assert create(api).status == "open" and time.monotonic() - start >= 0.3


def test_only_some_requests(stand_in, api):
    stand_in.outage("server_error", path=SESSIONS, method="POST")
    assert api.checkout.sessions.list().data == []
    with pytest.raises(stripe.APIError):
        create(api)
    stand_in.clear_outages()
    assert create(api, "another").status == "open"


def test_a_stand_in_that_stopped_answers_nobody():
    with StandIn() as stand_in:
        connection = http.client.HTTPConnection("127.0.0.1", stand_in.port)
        headers = {"Authorization": f"Bearer {stand_in.account().secret_key}"}
        connection.request("GET", "/v1/account", headers=headers)
        assert connection.getresponse().read()
    with pytest.raises(OSError):
        # The connection that was kept, and a new one.
        connection.request("GET", "/v1/account", headers=headers)
        connection.getresponse()
