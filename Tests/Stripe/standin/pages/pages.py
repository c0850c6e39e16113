"""The embedded page, the hosted page and the script, with buttons in the place of card fields.

Sources: "Stripe.js Reference: Checkout"; "Customize redirect behavior" (`{CHECKOUT_SESSION_ID}`, the three values of
`redirect_on_completion`); "How Checkout works" (success_url, cancel_url).

What a page that embeds this has to allow: `script-src <stand-in>` and `frame-src <stand-in>`; where a form leads to the
hosted page, `form-action <stand-in>`. The real ones ask for more ("Integration security guide", section "Content
Security Policy"): Checkout for https://checkout.stripe.com in connect-src, frame-src and script-src and for
https://*.stripe.com in img-src; Stripe.js for https://api.stripe.com and https://maps.googleapis.com in connect-src,
https://*.js.stripe.com, https://js.stripe.com and https://hooks.stripe.com in frame-src, and https://*.js.stripe.com,
https://js.stripe.com and https://maps.googleapis.com in script-src. Neither works in a cross-origin isolated page.
"""

import json
import re
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs

from standin.api.answering import Answer
from standin.currencies import written
from standin.errors import StripeError
from standin.money.paying import DELAYED

FOLDER = Path(__file__).parent
# The method has its new name in all of them ("Stripe.js versioning and support policy").
SCRIPT = re.compile(r"/(v3|clover|dahlia|endive)(/(stripe\.js)?)?\Z")
HTML, CSS, JS = "text/html; charset=utf-8", "text/css", "text/javascript; charset=utf-8"


class Pages:
    def __init__(self, world):
        self._world = world

    def answer(self, method, path, query, body):
        form = {name: values[0] for name, values in parse_qs(body.decode(errors="replace")).items()}
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        if method == "GET" and path == "/pages/checkout.css":
            return Answer(200, (FOLDER / "checkout.css").read_bytes(), {"Content-Type": CSS})
        if method == "GET" and path == "/pages/embedded.js":
            return Answer(200, (FOLDER / "embedded.js").read_bytes(), {"Content-Type": JS})
        if path == "/embedded":
            return self._embedded(method, asked, form)
        if path.startswith("/c/pay/"):
            return self._hosted(method, path.removeprefix("/c/pay/"), form)
        if method == "GET" and SCRIPT.match(path):
            script = (FOLDER / "stripe.js").read_text().replace("{{base}}", self._world.base())
            return Answer(200, script.encode(), {"Content-Type": JS})
        return Answer(404, b"<!doctype html><title>Not found</title>", {"Content-Type": HTML})

    def _embedded(self, method, asked, form):
        """Opened by the secret and the publishable key of the same account."""
        key = self._world.accounts.of_publishable(asked.get("key", ""))
        secret = asked.get("secret", "")
        session = key and key.account.ledgers[key.live].objects["checkout.session"].get(secret.partition("_secret_")[0])
        if not session or session["ui_mode"] != "embedded_page" or session["client_secret"] not in (secret, None):
            return Answer(400, b"<!doctype html><title>Something went wrong</title><p role=alert>Something went wrong. "
                          b"The client secret does not belong to a session of this key's account.",
                          {"Content-Type": HTML})
        if method == "GET":
            return self._page(session, '<script type="module" src="/pages/embedded.js"></script>')
        try:
            self._pressed(session, form)
        except StripeError as error:
            return Answer(200, json.dumps({"problem": error.message}).encode(), {"Content-Type": "application/json"})
        redirect = session["redirect_on_completion"] == "always" and returning(session, "return_url")
        told = {"redirect": redirect} if redirect else {"complete": True}
        return Answer(200, json.dumps(told).encode(), {"Content-Type": "application/json"})

    def _hosted(self, method, id, form):
        try:
            session = self._world.get(id)
        except KeyError:
            return Answer(404, b"<!doctype html><title>Something went wrong</title>", {"Content-Type": HTML})
        if method == "GET":
            return self._page(session)
        try:
            self._pressed(session, form)
        except StripeError as error:
            return self._page(session, problem=error.message)
        return Answer(303, b"", {"Location": returning(session, "success_url")})

    def _pressed(self, session, form):
        """A button: the card was good, it was declined, or the debit was taken on."""
        if form.get("outcome") == "declined":
            raise StripeError(402, self._world.decline(session["id"])["message"])
        self._world.pay(session["id"], form.get("outcome", "card"), form.get("email") or "payer@example.com")

    def _page(self, session, script="", problem=""):
        account = next(account for account in self._world.accounts.all.values()
                       if session["id"] in account.ledgers[session["livemode"]].objects["checkout.session"])
        items = self._world.sessions.items[session["id"]]
        shown = {
            "title": escape(account.name), "script": script, "problem": escape(problem),
            "items": "".join(f"<li>{escape(item['description'] or '')}</li>" for item in items),
            "total": escape(written(session["amount_total"], session["currency"])),
            "status": {"open": "", "complete": "You're all done here",
                       "expired": "This Checkout Session has expired"}[session["status"]],
            "form": form_of(session) if session["status"] == "open" else ""}
        page = Template((FOLDER / "checkout.html").read_text()).substitute(shown)
        return Answer(200, page.encode(), {"Content-Type": HTML, "Cache-Control": "no-store"})


def form_of(session):
    total = written(session["amount_total"], session["currency"])
    buttons = [("card", f"Pay {total}"), ("declined", "Pay with a card that is declined")] + [
        (method, f"Pay by {method}") for method in session["payment_method_types"] if method in DELAYED]
    pressed = "".join(f'<button name="outcome" value="{value}">{escape(label)}</button>' for value, label in buttons)
    back = (f'<p><a href="{escape(returning(session, "cancel_url"))}">Back</a></p>' if session["cancel_url"] else "")
    email = escape(session["customer_email"] or "")
    # With an address: without one the page's own would be taken, and what follows its # would come along to the end.
    return (f'<form method="post" action="/c/pay/{session["id"]}">'
            f'<label>Email <input name="email" value="{email}"></label>{pressed}</form>{back}')


def returning(session, name):
    return session[name].replace("{CHECKOUT_SESSION_ID}", session["id"])
