"""The team's side of card payments: giving back, what comes back of that, what was not asked for, what stands open."""

import pytest

from paying import Paying
from test_paying import begin


@pytest.fixture
def paying(tmp_path, chromium):
    running = Paying(tmp_path, chromium)
    yield running
    running.stop()


@pytest.fixture
def owner(paying):
    context = paying.chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(paying.portal.sign_in_link(paying.owner))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    yield page
    assert page.problems == []
    context.close()


def paid(paying):
    """A client's invoice that is paid by card: the invoice, the client, the session, the payment and its amount."""
    invoice, _, client = paying.bill()
    session = begun(paying, invoice, client)
    paying.stripe.pay(session)
    paying.portal.wait(lambda: paying.payments(), "the payment")
    paying.portal.published()
    (payment, amount), = paying.portal.sql("SELECT id, amount FROM payment WHERE payment_intent IS NOT NULL AND "
                                           "recorded_at >= (SELECT min(created_at) FROM checkout_session)")
    return invoice, client, session, payment, amount


def begun(paying, invoice, client):
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        begin(page)
    (session,), = paying.portal.sql("SELECT stripe_session FROM checkout_session")
    return session


def refunds(paying):
    return paying.portal.sql("SELECT state, amount FROM refund ORDER BY asked_at, id")


def give_back(owner, paying, payment, amount=None):
    owner.goto(f"{paying.portal.base}/team/billing/payments/{payment}/")
    if amount is not None:
        owner.locator("#amount").fill(amount)
    owner.locator("#give-back select").select_option("requested_by_customer")
    owner.locator("#give-back button").click()


def looked_at_again(page, text):
    """The client's page by itself, in the time in which it looks."""
    page.clock.fast_forward(25_000)
    page.get_by_text(text, exact=True).first.wait_for()


def test_given_back_from_the_console_seen_by_the_client_and_not_arrived(paying, owner):
    invoice, client, _, payment, amount = paid(paying)
    with paying.visitor(client) as page:
        page.clock.install()
        page.goto(paying.page(client, invoice))
        page.get_by_text("Paid", exact=True).first.wait_for()
        give_back(owner, paying, payment)
        owner.wait_for_url(f"**/payments/{payment}/")
        owner.get_by_text("given back", exact=False).first.wait_for()
        paying.stripe.idle()
        assert refunds(paying) == [("succeeded", amount)]
        assert sorted(paying.payments()) == [("received", amount, "EUR"), ("refunded", amount, "EUR")]
        asked, = paying.stripe.requests.of("POST", "/v1/refunds")
        (request,), = paying.portal.sql("SELECT id FROM refund")
        assert asked.idempotency_key == request and asked.params["metadata"]["payment"] == payment
        paying.portal.published()
        looked_at_again(page, "Refunded")
        refund, = paying.stripe.account().test.all("refund")
        paying.stripe.fail_refund(refund["id"])
        paying.portal.wait(lambda: refunds(paying) == [("failed", amount)], "the refund to come back")
        paying.portal.published()
        looked_at_again(page, "Paid")
    owner.goto(f"{paying.portal.base}/team/?view=everyone&q={refund['id']}")
    owner.locator("#task .go").click()
    owner.wait_for_url(f"**/payments/{payment}/")
    owner.get_by_text("the money is yours again", exact=False).first.wait_for()
    # It can be given back once more.
    give_back(owner, paying, payment)
    paying.portal.wait(lambda: refunds(paying) == [("failed", amount), ("succeeded", amount)], "the second refund")


def test_a_form_that_is_posted_twice_gives_back_once(paying, owner):
    _, _, _, payment, amount = paid(paying)
    owner.goto(f"{paying.portal.base}/team/billing/payments/{payment}/")
    owner.locator("#amount").fill("1")
    owner.evaluate("""async () => {
      const form = document.querySelector('#give-back');
      const post = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
      await Promise.all([post(), post(), post(), post()]);
    }""")
    paying.portal.wait(lambda: refunds(paying) == [("succeeded", 100)], "the refund")
    paying.stripe.idle()
    assert [row for row in paying.payments() if row[0] == "refunded"] == [("refunded", 100, "EUR")]
    assert len(paying.stripe.account().test.all("refund")) == 1


@pytest.mark.parametrize("after", [True, False])
def test_an_answer_that_was_lost_is_asked_for_again(paying, owner, after):
    _, _, _, payment, amount = paid(paying)
    paying.stripe.order("lose", types="*refund*")
    paying.stripe.outage("reset", path="/v1/refunds", method="POST", count=1, after=after)
    give_back(owner, paying, payment, "2")
    owner.get_by_text("has not answered yet", exact=False).first.wait_for()
    assert refunds(paying) == [("asked", 200)]
    paying.restart()
    paying.portal.wait(lambda: refunds(paying) == [("succeeded", 200)], "the watch to ask again")
    assert len(paying.stripe.account().test.all("refund")) == 1
    assert len({one.idempotency_key for one in paying.stripe.requests.of("POST", "/v1/refunds")}) == 1


def test_what_stripe_refuses_is_said_with_what_was_typed(paying, owner):
    _, _, session, payment, amount = paid(paying)
    give_back(owner, paying, payment, "999999")
    owner.locator("#wrong").wait_for()
    assert owner.locator("#amount").input_value() == "999999" and refunds(paying) == []
    paying.stripe.refuse_refunds("balance_insufficient")
    give_back(owner, paying, payment, "3")
    owner.locator("#wrong").get_by_text("not enough money in your Stripe balance", exact=False).wait_for()
    assert owner.locator("#amount").input_value() == "3"
    assert owner.locator("#give-back select").input_value() == "requested_by_customer"
    owner.locator("#give-back button").click()
    paying.portal.wait(lambda: refunds(paying) == [("refused", 300), ("succeeded", 300)], "the second try")
    paying.stripe.dispute(session)
    give_back(owner, paying, payment, "1")
    owner.locator("#wrong").get_by_text("disputes this payment", exact=False).wait_for()


def test_another_amount_is_looked_at_and_recorded(paying, owner):
    invoice, number, client = paying.bill()
    paying.stripe.order("rewrite", types="checkout.session.completed", fields={"amount_total": 1234})
    paying.stripe.order("lose", types="payment_intent.succeeded")
    session = begun(paying, invoice, client)
    paying.stripe.pay(session)
    paying.portal.wait(
        lambda: paying.portal.sql("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == [(1,)], "the quarantine")
    owner.goto(f"{paying.portal.base}/team/?view=everyone&q=1234")
    owner.locator("#task .go").click()
    owner.wait_for_url("**/team/billing/events/**")
    said = owner.locator("dl.pairs").inner_text()
    assert "12.34" in said and number in said
    owner.locator("button[value=accept]").click()
    owner.get_by_text("Recorded as a payment").wait_for()
    assert paying.payments() == [("received", 1234, "EUR")]
    assert owner.locator("button[value=accept]").count() == 0
    assert paying.portal.sql("SELECT count(*) FROM audit WHERE action = 'stripe.settle-event'")[0][0] >= 1
    paying.portal.published()
    with paying.visitor(client) as page:
        page.goto(paying.page(client, invoice))
        assert page.get_by_text("12.34", exact=False).count()


def test_a_dispute_leads_to_its_answer_at_stripe(paying, owner):
    _, _, session, payment, _ = paid(paying)
    dispute = paying.stripe.dispute(session)
    paying.portal.wait(lambda: paying.portal.sql("SELECT count(*) FROM dispute") == [(1,)], "the dispute")
    owner.goto(f"{paying.portal.base}/team/?view=everyone&q=disputed")
    owner.locator("#task .go").click()
    owner.wait_for_url(f"**/payments/{payment}/")
    link = owner.locator("#disputes ~ ul a").get_attribute("href")
    assert link == f"https://dashboard.stripe.com/test/disputes/{dispute['id']}"
    assert owner.locator("#disputes ~ ul time").count() == 2, "when, and by when"


def test_what_a_client_began_can_be_ended(paying, owner):
    invoice, _, client = paying.bill()
    session = begun(paying, invoice, client)
    owner.goto(f"{paying.portal.base}/team/billing/{invoice}/")
    owner.locator("form[action*=checkouts] button").click()
    owner.wait_for_url(f"**/team/billing/{invoice}/")
    assert owner.locator("form[action*=checkouts]").count() == 0
    assert paying.stripe.get(session)["status"] == "expired"
    assert paying.portal.sql("SELECT state FROM checkout_session") == [("expired",)]
