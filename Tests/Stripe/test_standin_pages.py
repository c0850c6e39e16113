"""The embedded page under a strict policy and the hosted page without JavaScript, in Chromium."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import stripe

from stripe_fixtures import REAL_KEY, REAL_PUBLISHABLE_KEY, client_of, embedded, hosted

OUTSIDE = """<!doctype html><html lang="en"><title>Invoice</title><main id="checkout"></main><p id="done"></p>
<script src="{script}"></script><script type="module" src="/page.js"></script></html>"""

ELSEWHERE = "<!doctype html><html lang=en><title>Elsewhere</title>"

PAGE_JS = """
const secret = new URLSearchParams(location.search).get("secret");
const key = new URLSearchParams(location.search).get("key");
window.checkout = await Stripe(key).createEmbeddedCheckoutPage({
  fetchClientSecret: async () => secret,
  ...(location.search.includes("stays") &&
    { onComplete: () => (document.querySelector("#done").textContent = "done") }),
});
checkout.mount("#checkout");
"""


@pytest.fixture
def shop():
    """Our page's place: another origin, with a policy as ours."""
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            page = OUTSIDE.format(script=self.server.script) if self.path.startswith("/?") else ELSEWHERE
            kind, body = ("text/javascript", PAGE_JS) if self.path == "/page.js" else ("text/html", page)
            self.send_response(200)
            self.send_header("Content-Type", kind + "; charset=utf-8")
            self.send_header("Content-Security-Policy", (
                f"default-src 'none'; script-src 'self' {self.server.stripe}; frame-src {self.server.stripe}; "
                "connect-src 'self'; style-src 'self'; base-uri 'none'; object-src 'none'"))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.base = f"http://localhost:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(stand_in, shop, page):
    """Opens our page with a new session embedded in it."""
    shop.script, shop.stripe = stand_in.script, stand_in.base()

    def run(key=None, **params):
        session = client_of(stand_in).v1.checkout.sessions.create(
            embedded(return_url=f"{shop.base}/paid?session={{CHECKOUT_SESSION_ID}}", **params))
        key = key or stand_in.account().publishable_key
        page.goto(f"{shop.base}/?key={key}&secret={session.client_secret}"
                  f"{'&stays' if params.get('redirect_on_completion') == 'if_required' else ''}")
        return session.id, page.frame_locator("iframe[name=embedded-checkout]")
    return run


def test_paid_inside_the_page_leads_to_the_return_address(stand_in, page, visit):
    session, frame = visit()
    assert frame.get_by_test_id("amount").inner_text() == "12.50 EUR"
    frame.get_by_role("button", name="Pay 12.50 EUR").click()
    page.wait_for_url("**/paid?*")
    assert parse_qs(urlsplit(page.url).query) == {"session": [session]}
    assert stand_in.get(session)["payment_status"] == "paid" and page.problems == []


def test_a_declined_card_is_said_and_another_try_pays(stand_in, page, visit):
    session, frame = visit()
    frame.get_by_role("button", name="declined").click()
    frame.get_by_text("Your card was declined.").wait_for()
    assert stand_in.get(session)["status"] == "open"
    frame.get_by_role("button", name="Pay by sepa_debit").click()
    page.wait_for_url("**/paid?*")
    assert stand_in.get(session)["payment_status"] == "unpaid" and page.problems == []


def test_where_the_page_may_stay_it_is_told(stand_in, page, visit):
    session, frame = visit(redirect_on_completion="if_required")
    frame.get_by_role("button", name="Pay 12.50 EUR").click()
    page.get_by_text("done").wait_for()
    assert "/paid" not in page.url and page.problems == []
    frame.get_by_text("Payment successful").wait_for()


def test_mounted_twice_or_destroyed(page, visit):
    visit()
    page.wait_for_selector("iframe")
    again = page.evaluate("""() => Stripe("pk_test_x").createEmbeddedCheckoutPage({clientSecret: "cs_test_a_secret_b"})
        .catch((error) => error.name)""")
    assert again == "IntegrationError"
    page.evaluate("checkout.unmount()")
    assert page.locator("iframe").count() == 0
    page.evaluate("checkout.mount(document.querySelector('#checkout'))")
    assert page.locator("iframe").count() == 1
    page.evaluate("checkout.destroy()")
    assert page.locator("iframe").count() == 0
    assert page.evaluate("() => { try { Stripe('pk_test_x').initEmbeddedCheckout({}) } catch (e) { return e.name } }"
                         ) == "IntegrationError"


def test_another_accounts_key_opens_nothing(stand_in, page, visit):
    _, frame = visit(key=stand_in.account("other").publishable_key)
    frame.get_by_text("Something went wrong").first.wait_for()
    assert frame.get_by_role("button").count() == 0


def test_a_guessed_secret_opens_nothing(stand_in, page):
    session = client_of(stand_in).v1.checkout.sessions.create(embedded())
    key = stand_in.account().publishable_key
    page.goto(f"{stand_in.base()}/embedded?key={key}&secret={session.id}_secret_guessed&parent=http://localhost")
    page.get_by_text("Something went wrong").first.wait_for()


def test_the_hosted_page_without_javascript(stand_in, chromium, shop):
    shop.stripe = "'none'"
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    session = client_of(stand_in).v1.checkout.sessions.create(hosted(
        success_url=f"{shop.base}/paid?session={{CHECKOUT_SESSION_ID}}", cancel_url=f"{shop.base}/back"))
    page.goto(session.url)
    page.get_by_role("button", name="declined").click()
    page.get_by_text("Your card was declined.").wait_for()
    page.get_by_role("link", name="Back").click()
    page.wait_for_url(f"{shop.base}/back")
    page.goto(session.url)
    page.get_by_role("button", name="Pay 12.50 EUR").click()
    page.wait_for_url(f"{shop.base}/paid?session={session.id}")
    page.goto(session.url)
    page.get_by_text("You're all done here").wait_for()
    assert page.get_by_role("button").count() == 0
    context.close()


@pytest.mark.real
@pytest.mark.skipif(not (REAL_KEY and REAL_PUBLISHABLE_KEY),
                    reason="STRIPE_TEST_SECRET_KEY and STRIPE_TEST_PUBLISHABLE_KEY are not set")
def test_stripes_own_script_mounts_a_session(page, shop):
    shop.script = "https://js.stripe.com/endive/stripe.js"
    shop.stripe = "https://js.stripe.com https://*.js.stripe.com https://checkout.stripe.com"
    session = stripe.StripeClient(REAL_KEY).v1.checkout.sessions.create(embedded())
    page.goto(f"{shop.base}/?key={REAL_PUBLISHABLE_KEY}&secret={session.client_secret}")
    page.wait_for_selector("#checkout iframe", timeout=30_000)
