"""Clients pay by card at a stand-in for Stripe: in the page, without JavaScript, and whatever Stripe does meanwhile."""

import json
import urllib.request

import pytest

from paying import Paying


@pytest.fixture
def paying(tmp_path, chromium):
    running = Paying(tmp_path, chromium)
    yield running
    running.stop()


@pytest.fixture
def deaf(tmp_path, chromium):
    """No webhook reaches it."""
    running = Paying(tmp_path, chromium, listens=False)
    yield running
    running.stop()


def asked(paying, number):
    (minor,), = paying.portal.sql(
        "SELECT amount FROM checkout_invoice JOIN invoice ON invoice.id = checkout_invoice.invoice "
        "WHERE invoice.number = ? ORDER BY checkout_invoice.is_open DESC LIMIT 1", number)
    return minor


def states(paying):
    return [row[0] for row in paying.portal.sql("SELECT state FROM checkout_session ORDER BY created_at, id")]


def begin(page):
    """From the invoice to Stripe's form within the page."""
    page.locator("form[data-pay] button").first.click()
    page.wait_for_url("**/billing/pay?**")
    form = page.frame_locator("#checkout iframe")
    form.get_by_role("button", name="Pay", exact=False).first.wait_for()
    return form


def test_paid_inside_the_page_and_paid_everywhere_without_a_reload(paying):
    invoice, number, client = paying.bill()
    with paying.visitor(client, viewport={"width": 390, "height": 844}) as page, paying.visitor(client) as other:
        other.clock.install()
        other.goto(paying.page(client, invoice))
        page.goto(paying.page(client, invoice))
        form = begin(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        form.get_by_role("button", name="Pay", exact=False).first.click()
        page.wait_for_url(f"**/billing/{invoice}/")
        page.get_by_text("Paid", exact=True).first.wait_for()
        assert page.locator("form[data-pay]").count() == 0
        paying.portal.published()
        other.clock.fast_forward(25_000)
        other.get_by_text("Paid", exact=True).first.wait_for()
        assert page.evaluate("refused") == [] and page.problems == []
    assert paying.stripe.wait_for("checkout.session.completed")
    assert paying.payments() == [("received", asked(paying, number), "EUR")] and states(paying) == ["complete"]


def test_without_javascript_it_is_paid_on_stripes_own_page(paying):
    invoice, number, client = paying.bill()
    with paying.visitor(client, java_script_enabled=False) as page:
        page.goto(paying.page(client, invoice))
        page.locator("form[data-pay] button").first.click()
        page.wait_for_url(f"{paying.stripe.base()}/c/pay/**")
        page.get_by_role("button", name="Pay", exact=False).first.click()
        page.wait_for_url(f"**/billing/{invoice}/")
        page.get_by_text("Paid", exact=True).first.wait_for()
    assert paying.payments() == [("received", asked(paying, number), "EUR")]


def test_who_turns_back_at_stripe_pays_later_in_the_same_session(paying):
    invoice, _, client = paying.bill()
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        begin(page)
        page.go_back()
        begin(page)
    assert len(paying.stripe.requests.of("POST", "/v1/checkout/sessions")) == 1 and states(paying) == ["open"]


def test_a_hook_that_never_comes_is_healed_by_asking(deaf):
    invoice, number, client = deaf.bill()
    with deaf.visitor(client) as page:
        page.goto(deaf.page(client, invoice))
        begin(page)
    session, = deaf.portal.sql("SELECT stripe_session FROM checkout_session")[0]
    deaf.stripe.pay(session)
    assert deaf.payments() == []
    deaf.restart()
    deaf.portal.wait(lambda: deaf.payments() == [("received", asked(deaf, number), "EUR")], "the payment")


def test_nobody_believes_the_address_that_says_paid(deaf):
    invoice, _, client = deaf.bill()
    with deaf.visitor(client) as page:
        page.goto(deaf.page(client, invoice))
        begin(page)
        (checkout,), = deaf.portal.sql("SELECT id FROM checkout_session")
        page.goto(f"{deaf.portal.base}/checkout/{checkout}?paid=1&session_id=cs_test_guessed")
        assert page.get_by_role("heading", name="Your payment is being confirmed.").count() == 1
        assert deaf.payments() == []
    (stranger,), = deaf.portal.sql(
        "SELECT id FROM client WHERE company <> (SELECT company FROM client WHERE id = ?) AND EXISTS "
        "(SELECT 1 FROM access WHERE client = client.id AND revoked_at IS NULL AND expires_on IS NULL) LIMIT 1", client)
    with deaf.visitor(stranger) as page:
        assert page.goto(f"{deaf.portal.base}/checkout/{checkout}").status == 404


def test_money_that_takes_days_is_on_its_way_and_then_there_or_to_be_paid_again(paying):
    invoice, number, client = paying.bill()
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        begin(page)
        (session,), = paying.portal.sql("SELECT stripe_session FROM checkout_session")
        paying.stripe.pay(session, method="sepa_debit")
        paying.portal.wait(lambda: [row[0] for row in paying.payments()] == ["processing"], "the money to be under way")
        paying.portal.published()
        page.goto(paying.page(client, invoice))
        assert page.get_by_text("On its way", exact=True).count() and page.locator("form[data-pay]").count() == 0
        paying.stripe.settle(session, succeeded=False)
        paying.portal.wait(lambda: [row[0] for row in paying.payments()] == ["failed"], "the money to fail")
        paying.portal.published()
        page.goto(paying.page(client, invoice))
        begin(page).get_by_role("button", name="Pay", exact=False).first.click()
        page.wait_for_url(f"**/billing/{invoice}/")
        page.get_by_text("Paid", exact=True).first.wait_for()
    amount = asked(paying, number)
    assert sorted(paying.payments()) == [("failed", amount, "EUR"), ("received", amount, "EUR")]


def test_the_same_event_twenty_times_at_once_and_in_any_order_is_one_payment(paying):
    invoice, number, client = paying.bill()
    paying.stripe.order("hold")
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        begin(page)
    (session,), = paying.portal.sql("SELECT stripe_session FROM checkout_session")
    paying.stripe.pay(session)
    paying.stripe.refund(session, amount=100)
    paying.stripe.refund(session, amount=50)
    paying.stripe.clear_orders()
    events = paying.stripe.events()
    url = f"{paying.portal.base}/webhooks/stripe/{paying.workspace}"
    endpoint, = [one["id"] for one in paying.stripe.account("default").test.all("webhook_endpoint")]
    for event in reversed(events):
        paying.stripe.resend(event["id"], endpoint=endpoint, url=url, times=20, parallel=True)
    amount = asked(paying, number)
    paying.portal.wait(lambda: len(paying.payments()) >= 2, "the payment and what went back")
    paid = paying.payments()
    assert [row for row in paid if row[0] == "received"] == [("received", amount, "EUR")]
    assert sum(row[1] for row in paid if row[0] == "refunded") == 150


def test_another_amount_than_was_asked_for_waits_for_the_team(paying):
    invoice, number, client = paying.bill()
    paying.stripe.order("rewrite", types="checkout.session.completed", fields={"amount_total": 1})
    paying.stripe.order("lose", types="payment_intent.succeeded")
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        begin(page)
    (session,), = paying.portal.sql("SELECT stripe_session FROM checkout_session")
    paying.stripe.pay(session)
    paying.portal.wait(
        lambda: paying.portal.sql("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == [(1,)], "the quarantine")
    assert paying.payments() == []
    assert paying.portal.sql("SELECT count(*) FROM task WHERE kind = 'money_problem' AND title LIKE '1 EUR%'") == [(1,)]


def test_a_dispute_that_is_lost_takes_the_money_back_once(paying):
    invoice, number, client = paying.bill()
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        begin(page)
    (session,), = paying.portal.sql("SELECT stripe_session FROM checkout_session")
    paying.stripe.pay(session)
    dispute = paying.stripe.dispute(session)
    paying.stripe.close_dispute(dispute["id"] if isinstance(dispute, dict) else dispute, won=False)
    amount = asked(paying, number)
    paying.portal.wait(lambda: len(paying.payments()) == 2, "the money to go back")
    assert sorted(paying.payments()) == [("received", amount, "EUR"), ("refunded", amount, "EUR")]
    assert paying.portal.sql("SELECT state FROM dispute") == [("lost",)]


@pytest.mark.parametrize("kind", ["reset", "server_error", "rate_limit"])
def test_while_stripe_is_down_the_client_is_told_and_pays_later(paying, kind):
    invoice, number, client = paying.bill()
    after = {"after": True} if kind in ("reset", "server_error") else {}
    paying.stripe.outage(kind, path="/v1/checkout/sessions", method="POST", count=1, **after)
    with paying.visitor(client, java_script_enabled=False) as page:
        page.goto(paying.page(client, invoice))
        page.locator("form[data-pay] button").first.click()
        assert page.get_by_role("heading", name="Card payments do not work just now.").count() == 1
        page.goto(paying.page(client, invoice))
        page.locator("form[data-pay] button").first.click()
        page.wait_for_url(f"{paying.stripe.base()}/c/pay/**")
        page.get_by_role("button", name="Pay", exact=False).first.click()
        page.wait_for_url(f"**/billing/{invoice}/")
    keys = [one.idempotency_key for one in paying.stripe.requests.of("POST", "/v1/checkout/sessions")]
    # The same question where nobody knows; another one where Stripe keeps its fault under the key.
    assert len(set(keys)) == (2 if kind == "server_error" else 1)
    assert [row[0] for row in paying.payments()] == ["received"]


def test_forged_events_get_in_nowhere(paying):
    body = json.dumps({"id": "evt_forged", "object": "event", "type": "checkout.session.completed", "created": 1,
                       "livemode": False, "data": {"object": {}}}).encode()
    for path, headers in (
        (f"/webhooks/stripe/{paying.workspace}", {}),
        (f"/webhooks/stripe/{paying.workspace}", {"Stripe-Signature": "t=1,v1=" + "0" * 64}),
        ("/webhooks/stripe/ws_00000000000000000000000000", {"Stripe-Signature": "t=1,v1=" + "0" * 64}),
    ):
        request = urllib.request.Request(paying.portal.base + path, data=body, headers=headers, method="POST")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code in (400, 404)
    assert paying.portal.sql("SELECT count(*) FROM stripe_event WHERE id = 'evt_forged'") == [(0,)]


def test_all_that_is_due_in_one_currency_is_paid_at_once(paying):
    rows = paying.portal.sql(
        "SELECT client.id FROM client JOIN access ON access.client = client.id AND access.sees_billing = 1 "
        "AND access.revoked_at IS NULL")
    for (client,) in rows:
        pages = list(paying.portal.output.glob(f"*/clients/{client}/billing/index.html"))
        if pages and "data-pay" in pages[0].read_text():
            break
    else:
        pytest.fail("nobody has two invoices to pay")
    with paying.visitor(client) as page:
        page.goto(f"{paying.portal.base}/c/{client}/billing/")
        begin(page).get_by_role("button", name="Pay", exact=False).first.click()
        page.wait_for_url("**/billing/")
    paying.portal.published()
    parts = paying.portal.sql(
        "SELECT count(*), sum(payment_allocation.amount), payment.amount FROM payment "
        "JOIN payment_allocation ON payment_allocation.payment = payment.id WHERE payment.payment_intent IS NOT NULL "
        "AND payment.recorded_at >= (SELECT min(created_at) FROM checkout_session) GROUP BY payment.id")
    assert len(parts) == 1 and parts[0][0] > 1 and parts[0][1] == parts[0][2]
