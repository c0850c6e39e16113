"""Writes invoices into a running installation, by a hand beside the program, and fetches their documents as the client."""

import random
import secrets
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "Browser"), str(HERE.parent / "Edge")]
from asking import Door  # noqa: E402
from portal import demo_agency  # noqa: E402

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
MOMENT = "2026-11-24T08:00:00.000Z"


def new_id(prefix):
    return prefix + "_" + "".join(secrets.choice(LETTERS) for _ in range(26))


def line(title="Design", price=10_000, quantity=10_000, unit="", tax=25_500, detail="", rate=0, amount=0):
    """One line: price in minor units, quantity in ten-thousandths, rates in thousandths of a percent."""
    return dict(title=title, detail=detail, quantity=quantity, unit=unit, price=price, discount_rate=rate,
                discount_amount=amount, tax_rate=tax)


class Office:
    def __init__(self, folder):
        self.portal = demo_agency(folder)
        self.portal.start()
        self.workspace = self.portal.sql("SELECT id FROM workspace")[0][0]
        self.companies = {}
        self.sessions = {}
        self.number = 0

    def insert(self, table, **values):
        names = ", ".join(values)
        self.portal.sql(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", *values.values())

    def company(self, name="Fjell Kaffe & Söhne GmbH", address="Hauptstraße 1\n10115 Berlin", country="DE",
                tax_id="DE136695976", locale="en"):
        """A company with one client, who sees its invoices without a project; the same one for the same facts."""
        key = (name, address, country, tax_id, locale)
        if key not in self.companies:
            company, client = new_id("co"), new_id("client")
            email = f"client{len(self.companies)}@example.com"
            self.insert("company", workspace=self.workspace, id=company, name=name, address=address, country=country,
                        currency="EUR", tax_id=tax_id, created_at=MOMENT)
            self.insert("client", workspace=self.workspace, id=client, company=company, email=email, name="Mara",
                        locale=locale, created_at=MOMENT)
            project = self.portal.sql("SELECT id FROM project LIMIT 1")[0][0]
            self.insert("access", workspace=self.workspace, id=new_id("access"), client=client, project=project,
                        invited_at=MOMENT)
            self.companies[key] = (company, client, email)
        return self.companies[key]

    def invoice(self, lines, to=None, corrects=None, payments=(), **changes):
        """Its id, and the client who sees it."""
        company, client, email = to or self.company()
        invoice = new_id("inv")
        self.number += 1
        values = dict(
            workspace=self.workspace, id=invoice, company=company, number=f"T-2026-{self.number:04}", stage="draft",
            currency="EUR", issued_on="2026-11-09", due_on="2026-11-30", created_at=MOMENT, corrects=corrects)
        values.update(changes)
        stage = changes.get("stage", "sent")
        values["stage"] = "draft"
        connection = self.portal.connect()
        connection.execute("BEGIN IMMEDIATE")

        def insert(table, row):
            connection.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))

        insert("invoice", values)
        for position, one in enumerate(lines, 1):
            insert("invoice_line", dict(workspace=self.workspace, invoice=invoice, position=position, **one))
        if stage != "draft":
            connection.execute("UPDATE invoice SET stage = 'sent', sent_at = ? WHERE id = ?", (MOMENT, invoice))
        if stage == "void":
            connection.execute("UPDATE invoice SET stage = 'void', voided_at = ? WHERE id = ?", (MOMENT, invoice))
        for amount in payments:
            payment = new_id("pay")
            insert("payment", dict(
                workspace=self.workspace, id=payment, company=company, kind="received", method="bank_transfer",
                amount=amount, currency=values["currency"], paid_on="2026-11-12", recorded_at=MOMENT))
            insert("payment_allocation", dict(
                workspace=self.workspace, payment=payment, invoice=invoice, amount=amount))
        connection.execute("COMMIT")
        connection.close()
        return invoice, (client, email)

    def session(self, email):
        if email not in self.sessions:
            link = self.portal.sign_in_link(email)
            path = "/sign-in/" + link.split("/sign-in/")[1]
            answer = Door(self.portal.port).post(path, host=f"localhost:{self.portal.port}")
            assert answer.status == 303, answer
            self.sessions[email] = answer.cookies
        return self.sessions[email]

    def get(self, made, name):
        """What the client gets under that name, beside the invoice's page."""
        invoice, (client, email) = made
        return Door(self.portal.port).ask(
            f"/c/{client}/billing/{invoice}/{name}", cookies=self.session(email), host=f"localhost:{self.portal.port}")

    def pdf(self, made):
        answer = self.get(made, "invoice.pdf")
        assert answer.status == 200 and answer["content-type"] == "application/pdf", answer
        return answer.body

    def xml(self, made):
        answer = self.get(made, "invoice.xml")
        assert answer.status == 200 and answer["content-type"] == "application/xml", answer
        return answer.body


def random_invoice(seed):
    """Lines and changes of an invoice that somebody could have written, though few would."""
    dice = random.Random(seed)
    rates = dice.sample([0, 7_000, 10_000, 13_500, 19_000, 20_000, 25_500], dice.choice([1, 1, 2, 3, 4]))
    lines = []
    for number in range(dice.choice([1, 2, 3, 5, 12, 30])):
        one = line(
            title=f"Work {number}", price=dice.choice([1, 99, 333, 1_999, 8_500, 12_345, 99_999_99, -500, 0]),
            quantity=dice.choice([10_000, 5_000, 3_333, 1, 125_000, 77_777, -10_000]),
            unit=dice.choice(["h", "day", "Stück", "", "mois", "bananas"]), tax=dice.choice(rates))
        if dice.random() < .3:
            one["discount_rate"] = dice.choice([5_000, 33_333, 100_000])
        elif dice.random() < .2:
            one["discount_amount"] = dice.choice([1, 50, 700])
        lines.append(one)
    changes = {
        "prices_include_tax": dice.choice([0, 0, 1]), "currency": dice.choice(["EUR", "EUR", "USD", "JPY"]),
        "reverse_charge": 1 if dice.random() < .15 else 0,
    }
    if dice.random() < .3:
        changes["discount_rate"] = dice.choice([1_000, 12_500, 33_333])
    elif dice.random() < .3:
        changes["discount_amount"] = dice.choice([1, 99, 1_000])
    return lines, changes
