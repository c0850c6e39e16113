"""Several people pay at once, while the agency changes its mind: money comes at most once, and only for what is asked."""

import threading
import urllib.error
import urllib.request

import pytest

from paying import HOOK, Paying


@pytest.fixture
def paying(tmp_path, chromium):
    running = Paying(tmp_path, chromium)
    yield running
    running.stop()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def cookies_of(page):
    """To be asked for by the thread that owns the browser."""
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def post(paying, cookies, client, invoice, accept):
    """A payer's post as their browser sends it: the status, and what came with it."""
    headers = {"Cookie": cookies, "Sec-Fetch-Site": "same-origin", "Origin": paying.portal.base, "Accept": accept,
               "Content-Type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(
        f"{paying.page(client, invoice)}checkout", data=b"part=whole", headers=headers, method="POST")
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("Location", "")


def at_stripe(paying):
    """How every session that was opened there stands."""
    return [(one["id"], one["status"]) for one in paying.stripe.all("checkout.session")]


def payers(paying, invoice):
    return [row[0] for row in paying.portal.sql(
        "SELECT DISTINCT client.id FROM client JOIN invoice ON invoice.company = client.company "
        "JOIN access ON access.client = client.id AND access.sees_billing = 1 AND access.revoked_at IS NULL "
        "WHERE invoice.id = ? AND client.workspace = invoice.workspace ORDER BY client.id", invoice)]


def test_who_begins_while_another_is_on_the_way_to_stripe_does_not_pay_a_second_time(paying):
    invoice, _, client = paying.bill()
    other = (payers(paying, invoice) + [client])[-1]
    paying.stripe.outage("slow", path="/v1/checkout/sessions", method="POST", count=1, seconds=2)
    answers = {}
    with paying.visitor(client) as one, paying.visitor(other) as two:
        mine, theirs = cookies_of(one), cookies_of(two)
        first = threading.Thread(
            target=lambda: answers.update(slow=post(paying, mine, client, invoice, "application/json")))
        first.start()
        paying.portal.wait(lambda: paying.portal.sql("SELECT count(*) FROM checkout_session") == [(1,)], "the first to begin")
        answers["quick"] = post(paying, theirs, other, invoice, "text/html")
        first.join()
    opened = [session for session, status in at_stripe(paying) if status == "open"]
    assert len(opened) == 1, answers
    assert paying.portal.sql("SELECT stripe_session FROM checkout_session WHERE state = 'open'") == [(opened[0],)]
    for session, _ in at_stripe(paying):
        try:
            paying.stripe.pay(session)
        except Exception as refused:  # noqa: BLE001: whatever it says, nothing was paid
            assert session not in opened, refused
    paying.portal.wait(lambda: len(paying.payments()) == 1, "the payment")


def test_many_at_once_leave_one_session_open(paying):
    invoice, _, client = paying.bill()
    with paying.visitor(client) as page:
        kinds = ["application/json", "text/html"] * 5
        answers = []
        cookies = cookies_of(page)
        threads = [
            threading.Thread(target=lambda kind=kind: answers.append(post(paying, cookies, client, invoice, kind)))
            for kind in kinds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {status for status, _ in answers} <= {200, 303, 409, 503}
    opened = [session for session, status in at_stripe(paying) if status == "open"]
    assert len(opened) <= 1, answers
    assert paying.portal.sql("SELECT stripe_session FROM checkout_session WHERE state = 'open' AND stripe_session IS NOT NULL") == [
        (one,) for one in opened]


def test_after_another_account_was_connected_everything_goes_on_there(paying):
    invoice, number, client = paying.bill()
    with paying.visitor(client, java_script_enabled=False) as page:
        assert post(paying, cookies_of(page), client, invoice, "application/json")[0] == 200
        second = paying.stripe.add_account("second")
        paying.stripe.add_endpoint(
            f"{paying.portal.base}/webhooks/stripe/{paying.workspace}", account="second", secret=HOOK)
        paying.team(
            "stripe.connect", f"secret_key={second.secret_key}", f"publishable_key={second.publishable_key}",
            f"webhook_secret={HOOK}")
        page.goto(paying.page(client, invoice))
        page.locator("form[data-pay] button").first.click()
        page.wait_for_url(f"{paying.stripe.base()}/c/pay/**")
        page.get_by_role("button", name="Pay", exact=False).first.click()
        page.wait_for_url(f"**/billing/{invoice}/")
    paying.portal.wait(lambda: [row[0] for row in paying.payments()] == ["received"], "the payment")
    assert [row[0] for row in paying.portal.sql("SELECT state FROM checkout_session ORDER BY created_at")] == [
        "expired", "complete"]


@pytest.mark.parametrize("change", ["voided", "paid by transfer"])
def test_what_is_not_asked_for_any_more_cannot_be_paid_in_a_form_that_is_open(paying, change):
    invoice, number, client = paying.bill()
    with paying.visitor(client) as page:
        assert post(paying, cookies_of(page), client, invoice, "application/json")[0] == 200
    if change == "voided":
        paying.team("invoice.void", f"invoice={invoice}")
    else:
        paying.team("payment.record", f"invoices={invoice}", "amount=10", "method=bank_transfer")
    paying.portal.wait(lambda: [status for _, status in at_stripe(paying)] == ["expired"], "the session to end")
    paying.portal.wait(
        lambda: paying.portal.sql("SELECT state FROM checkout_session") == [("expired",)], "that to be written down")


@pytest.mark.parametrize("listing", ["empty", "missing"])
def test_a_refund_of_what_another_account_took_is_refused_and_holds_up_nothing(paying, listing):
    invoice, number, client = paying.bill()
    with paying.visitor(client) as page:
        assert post(paying, cookies_of(page), client, invoice, "application/json")[0] == 200
    (session,), = paying.portal.sql("SELECT stripe_session FROM checkout_session")
    paying.stripe.pay(session)
    paying.portal.wait(lambda: len(paying.payments()) == 1, "the payment")
    second = paying.stripe.add_account("second")
    paying.team(
        "stripe.connect", f"secret_key={second.secret_key}", f"publishable_key={second.publishable_key}",
        f"webhook_secret={HOOK}")
    (payment,), = paying.portal.sql("SELECT id FROM payment WHERE payment_intent IS NOT NULL ORDER BY recorded_at DESC LIMIT 1")
    # Stripe's list of the refunds of a payment that the account does not have may say either.
    if listing == "missing":
        paying.stripe.outage("missing", path="/v1/refunds", method="GET")
    paying.team("stripe.refund", f"payment={payment}", "amount=1")
    # The watch looks as it starts.
    paying.restart()
    paying.portal.wait(lambda: paying.portal.sql("SELECT state FROM refund") == [("refused",)], "Stripe's answer")
    assert paying.portal.sql("SELECT count(*) FROM task WHERE title LIKE 'A refund was not made%'") == [(1,)]
    assert [row[0] for row in paying.payments()] == ["received"]
