"""An agency whose clients pay by card at the stand-in for Stripe, in front of a server that may be killed."""

import json
import re
import sys
from http.client import HTTPException
from pathlib import Path

from visitor import Visitor

sys.path.append(str(Path(__file__).resolve().parents[1] / "Stripe"))

from portal import Portal, english_templates  # noqa: E402
from standin import StandIn  # noqa: E402

HOOK = "whsec_portico"
# One with cents, one without, one with thousandths.
CURRENCIES = ("EUR", "JPY", "EUR", "KWD")
# The way to Stripe's page, or a page that says why not: paid already, too often, Stripe does not answer.
ANSWERS = (200, 303, 409, 429, 503)


def agency(companies, bills):
    """In the import format: so many companies of one person, each with so many invoices to pay."""
    names = range(companies)
    return {
        "format": "portico/1",
        "workspace": {"slug": "tollgate", "name": "Tollgate", "timeZone": "Europe/Helsinki", "locale": "en",
                      "currency": "EUR", "country": "FI"},
        "members": [{"email": "olli@tollgate.example", "name": "Olli Oja", "role": "owner"}],
        "companies": [{"id": f"company-{n}", "name": f"Company {n}", "currency": CURRENCIES[n % 4]} for n in names],
        "projects": [{"id": "works", "name": "Works"}],
        "clients": [{"id": f"client-{n}", "company": f"company-{n}", "email": f"payer-{n}@payers.example",
                     "name": f"Payer {n}", "access": [{"project": "works"}]} for n in names],
        "invoices": [{"id": f"bill-{n}-{m}", "number": f"T-{n}-{m}", "company": f"company-{n}", "stage": "sent",
                      "currency": CURRENCIES[n % 4], "issuedOn": "2026-01-05", "dueOn": "2099-01-05",
                      "lines": [{"title": "Work", "price": 10_000 + 1000 * n + 10 * m}]}
                     for n in names for m in range(bills)],
    }


class Payer(Visitor):
    """A client who is signed in, and what of their invoices Stripe has shown them."""

    def __init__(self, cards, email, client):
        super().__init__(cards.portal, email)
        self.client = client
        self.bills = [row[0] for row in cards.portal.sql(
            "SELECT invoice.id FROM invoice JOIN client USING (company) WHERE client.id = ?", client)]
        self.checkouts = []
        assert self.sign_in(self.link())

    def pay(self, bills, inside):
        """Presses Pay. The session that is shown then, None where there is none, or no answer."""
        one = bills[0] if len(bills) == 1 else None
        headers = {"Accept": "application/json"} if inside else {}
        try:
            answer = self.door.post(
                f"/c/{self.client}/billing/{one}/checkout" if one else f"/c/{self.client}/billing/checkout",
                "" if one else "&".join(f"invoice={bill}" for bill in bills),
                cookies=self.cookies, headers=headers, host=self.host)
            assert answer.status in ANSWERS, answer
            if answer.status == 200:
                return json.loads(answer.body)["clientSecret"].partition("_secret_")[0] or None
            place = answer["location"] or ""
            if not place.startswith("/checkout/"):
                return None
            self.checkouts.append(place)
            return self.shown(self.ask(place))
        except (OSError, HTTPException):
            return None

    def come_back(self, checkout):
        """As Stripe sends them after they paid."""
        try:
            answer = self.ask(f"{checkout}?paid=1")
        except (OSError, HTTPException):
            return
        assert answer.status in ANSWERS, answer

    @staticmethod
    def shown(answer):
        found = re.search(rb"/c/pay/(cs_test_\w+)", answer.body)
        return found and found.group(1).decode()


class Cards:
    """The installation, its stand-in, and its clients."""

    def __init__(self, folder, companies, bills):
        # Given up soon: what was killed too often is lost like what never came.
        self.stripe = StandIn(retries=(0.05, 0.1, 0.2, 0.4, 0.8, 1.6), workers=3).start()
        self.portal = Portal(
            folder, STRIPE_API_BASE=self.stripe.base(), STRIPE_JS_URL=self.stripe.script,
            PORTICO_TEMPLATES=english_templates())
        document = folder / "agency.json"
        document.write_text(json.dumps(agency(companies, bills)))
        self.portal.run("import", str(document))
        self.portal.reminded()
        account = self.stripe.account()
        self.portal.run(
            "do", "stripe.connect", f"secret_key={account.secret_key}", f"publishable_key={account.publishable_key}",
            f"webhook_secret={HOOK}", "--as", "olli@tollgate.example")
        self.portal.run("generate")
        (workspace,), = self.portal.sql("SELECT id FROM workspace")
        self.stripe.add_endpoint(f"{self.portal.base}/webhooks/stripe/{workspace}", secret=HOOK)
        self.portal.start()
        self.payers = [Payer(self, email, client)
                       for email, client in self.portal.sql("SELECT email, id FROM client ORDER BY email")]

    def stop(self):
        self.portal.stop()
        self.stripe.stop()
