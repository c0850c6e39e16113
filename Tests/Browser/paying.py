"""An installation whose clients pay by card at a stand-in for Stripe."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Stripe"))

from standin import StandIn  # noqa: E402

from portal import Portal, demo_agency, once  # noqa: E402
from visiting import Visitors  # noqa: E402

HOOK = "whsec_portico"


def connected(folder, account):
    """The demo agency that takes cards at this account; its keys are the same in every stand-in."""
    portal = demo_agency(folder)
    (owner,), = portal.sql("SELECT email FROM member WHERE role = 'owner' ORDER BY created_at LIMIT 1")
    portal.run(
        "do", "stripe.connect", f"secret_key={account.secret_key}", f"publishable_key={account.publishable_key}",
        f"webhook_secret={HOOK}", "--as", owner)
    portal.run("generate")


class Paying:
    """The demo agency, connected with an account of the stand-in."""

    def __init__(self, folder, chromium, listens=True):
        self.stripe = StandIn(accounts=("default",))
        self.stripe.__enter__()
        account = self.stripe.account("default")
        self.portal = Portal(folder, STRIPE_API_BASE=self.stripe.base(), STRIPE_JS_URL=self.stripe.script).copy_of(
            once(("paying", account.secret_key), lambda folder: connected(folder, account)))
        self.chromium = chromium
        (self.workspace,), = self.portal.sql("SELECT id FROM workspace ORDER BY position LIMIT 1")
        self.portal.start()
        if listens:
            self.stripe.add_endpoint(f"{self.portal.base}/webhooks/stripe/{self.workspace}", secret=HOOK)

    def team(self, action, *fields, **more):
        return self.portal.run("do", action, *fields, "--as", self.owner, **more)

    @property
    def owner(self):
        (email,), = self.portal.sql("SELECT email FROM member WHERE role = 'owner' ORDER BY created_at LIMIT 1")
        return email

    def restart(self):
        self.portal.stop()
        self.portal.start()

    def stop(self):
        self.portal.stop()
        self.stripe.__exit__(None, None, None)

    def bill(self, currency="EUR"):
        """An invoice that waits to be paid: its id, its number, one of its readers, and their pages."""
        rows = self.portal.sql(
            "SELECT invoice.id, invoice.number, client.id FROM invoice JOIN client ON client.company = invoice.company "
            "JOIN access ON access.client = client.id AND access.sees_billing = 1 AND access.revoked_at IS NULL "
            "WHERE invoice.stage = 'sent' AND invoice.currency = ? AND invoice.kind = 'invoice' "
            "AND NOT EXISTS (SELECT 1 FROM payment_allocation WHERE invoice = invoice.id) "
            "ORDER BY invoice.number, client.id", currency)
        for invoice, number, client in rows:
            page = self.portal.output.glob(f"*/clients/{client}/billing/{invoice}/index.html")
            if any("data-pay" in one.read_text() for one in page):
                return invoice, number, client
        raise AssertionError(f"no invoice in {currency} waits to be paid")

    def visitor(self, client, **options):
        return Visitors(self.chromium, self.portal).visitor(client, **options)

    def page(self, client, invoice):
        return f"{self.portal.base}/c/{client}/billing/{invoice}/"

    def payments(self):
        return self.portal.sql(
            "SELECT kind, amount, currency FROM payment WHERE method = 'stripe' AND recorded_at >= "
            "(SELECT min(created_at) FROM checkout_session) ORDER BY recorded_at, kind")
