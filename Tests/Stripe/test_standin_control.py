"""The same commands over HTTP, and the stand-in started by hand."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import stripe

from stripe_fixtures import client_of, embedded


def command(base, name, **arguments):
    request = urllib.request.Request(f"{base}/_control/{name}", json.dumps(arguments).encode())
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def test_commands_over_http(stand_in, receiver):
    base, api = stand_in.base(), client_of(stand_in).v1
    endpoint = command(base, "add_endpoint", url=receiver.url, secret="whsec_ours")
    assert endpoint["id"].startswith("we_")
    session = api.checkout.sessions.create(embedded()).id
    assert command(base, "pay", session=session)["payment_status"] == "paid"
    attempts = command(base, "wait_for", type="checkout.session.completed")
    assert attempts[0]["status"] == 200 and json.loads(attempts[0]["body"])["object"] == "event"
    assert command(base, "dispute", payment=session)["status"] == "needs_response"
    command(base, "outage", kind="server_error", count=1)
    assert command(base, "order", kind="lose", count=1)["kind"] == "lose"
    with urllib.request.urlopen(f"{base}/_control/state", timeout=30) as answer:
        state = json.load(answer)
    assert state["accounts"]["default"]["test"]["checkout.session"][0]["id"] == session
    assert state["requests"][0]["path"] == "/v1/checkout/sessions"


def test_what_can_not_be_done_is_said(stand_in):
    assert "no checkout.session cs_1" in command(stand_in.base(), "pay", session="cs_1")["error"]
    assert "pay" in command(stand_in.base(), "nothing")["commands"]
    assert "no such outage" in command(stand_in.base(), "outage", kind="flood")["error"]


def test_by_hand():
    started = subprocess.Popen(
        [sys.executable, "-m", "standin", "--port", "0", "--account", "north", "--now", "1800000000",
         "--endpoint", "http://127.0.0.1:9/", "--secret", "whsec_x"],
        cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True)
    try:
        said = [started.stdout.readline().strip() for _ in range(4)]
        base, key = said[0].removeprefix("STRIPE_API_BASE="), said[2].split()[2]
        made = stripe.StripeClient(key, base_addresses={"api": base}).v1.checkout.sessions.create(
            embedded(expires_at=1_800_000_000 + 3600))
        assert made.created == 1_800_000_000 and said[3].endswith("whsec_x")
    finally:
        started.terminate()
        started.wait(timeout=10)
