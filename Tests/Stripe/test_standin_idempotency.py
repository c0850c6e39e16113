"""The same request twice is done once. What Stripe's client can see of it holds at Stripe too."""

import threading
import uuid

import pytest
import stripe

from stripe_fixtures import client_of, embedded, hosted


def key():
    return {"idempotency_key": uuid.uuid4().hex}


def test_the_same_request_gets_the_same_answer(client):
    same = key()
    first = client.v1.checkout.sessions.create(embedded(), same)
    again = client.v1.checkout.sessions.create(embedded(), same)
    assert first.id == again.id and first.client_secret == again.client_secret
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert again.last_response.headers["Original-Request"] == first.last_response.request_id
    assert again.last_response.request_id != first.last_response.request_id


def test_another_request_with_the_same_key_is_an_error(client):
    same = key()
    made = client.v1.checkout.sessions.create(embedded(), same)
    with pytest.raises(stripe.IdempotencyError) as caught:
        client.v1.checkout.sessions.create(embedded(13_00), same)
    assert caught.value.http_status == 400
    with pytest.raises(stripe.IdempotencyError):
        client.v1.checkout.sessions.expire(made.id, None, same)


def test_what_failed_validation_is_not_kept(client):
    same = key()
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.checkout.sessions.create(embedded(foo="1"), same)
    assert client.v1.checkout.sessions.create(embedded(), same).status == "open"


def test_what_failed_at_work_is_kept(client):
    same = key()
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as caught:
            client.v1.checkout.sessions.create(embedded(1), same)
        assert caught.value.code == "amount_too_small"
    assert caught.value.headers["Idempotent-Replayed"] == "true"


def test_keys_are_of_one_account(stand_in):
    same = key()
    mine, theirs = (client_of(stand_in, stand_in.account(name).secret_key) for name in ("default", "other"))
    assert (mine.v1.checkout.sessions.create(embedded(), same).id
            != theirs.v1.checkout.sessions.create(hosted(), same).id)


def test_a_key_that_is_being_used_is_a_conflict(stand_in):
    same, client, made = key(), client_of(stand_in), []
    stand_in.outage("slow", seconds=10, count=1)
    first = threading.Thread(target=lambda: made.append(client.v1.checkout.sessions.create(embedded(), same)))
    first.start()
    while not stand_in.account().test.answers:
        pass
    with pytest.raises(stripe.APIError) as caught:
        client.v1.checkout.sessions.create(embedded(), same)
    assert (caught.value.http_status, caught.value.json_body["error"]["code"]) == (409, "idempotency_key_in_use")
    stand_in.clear_outages()
    first.join()
    assert client.v1.checkout.sessions.create(embedded(), same).id == made[0].id


def test_twenty_at_once_make_one_session(stand_in):
    same, together = key(), threading.Barrier(20)

    def one():
        client = client_of(stand_in)
        together.wait()
        while True:
            try:
                return client.v1.checkout.sessions.create(embedded(), same)
            except stripe.APIError as error:
                assert error.http_status == 409
    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stand_in.account().test.all("checkout.session")) == 1


def test_a_key_is_forgotten_after_a_day(stand_in):
    same, client = key(), client_of(stand_in)
    first = client.v1.checkout.sessions.create(embedded(), same).id
    stand_in.advance(24 * 60 * 60)
    assert client.v1.checkout.sessions.create(embedded(13_00), same).id != first
