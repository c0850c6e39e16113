#!/usr/bin/env python3
"""Writes a synthetic agency in the format of `portico import`: the same for the same arguments, on every machine.

    scripts/make-import.py 10000 > agency.json

Each client has a company, 1 to 3 projects of 5 milestones and some updates, and 2 to 4 invoices with lines and
payments: at least 6 pages (home, billing, projects, invoices). Memory is flat: every record is made from its number.
"""
import argparse
import datetime
import functools
import json
import random
import sys
import tempfile

FIRST = """Aino Alma Anders Anna Ben Carla Chidi Clara Daniel David Elena Emil Emma Eva Farah Felix Greta Hanna Hugo Ida
Ines Ivan Jakub James Jonas Julia Kai Karin Lars Lea Lena Leo Linh Lucas Maja Marco Maria Mateo Mia Mika Nadia Nina
Noah Nora Olga Omar Oskar Paula Petra Pia Priya Rasmus Rosa Samir Sara Sofia Stefan Tara Theo Tomás Uma Vera Yuki Zoë
""".split()
LAST = """Abe Andersson Bauer Becker Berg Bianchi Brown Castillo Dahl Dubois Eriksen Fischer García Haas Hansen Horváth
Ito Jansen Johnson Kaya Keller Khan Korhonen Kowalski Larsen Lehto Lindqvist Martin Mäkinen Moreau Müller Nguyen Novák
Okafor Olsen Patel Pereira Petrov Ricci Rossi Sánchez Sato Schmidt Silva Smith Suzuki Tamm Virtanen Wagner Weber Wójcik
""".split()
TRADES = """Architects Bakery Bikes Books Brewery Ceramics Coffee Dental Energy Farms Films Foods Foundation Furniture
Gardens Health Hotels Instruments Kitchens Labs Law Legal Lighting Logistics Museum Music Optics Outdoor Paper Robotics
Sailing Schools Studio Textiles Theatre Timber Tools Travel Winery Works""".split()
WORK = ["Website", "Online shop", "Brand identity", "Campaign", "Annual report", "Booking app", "Packaging",
        "Exhibition", "Product film", "Photo library", "Design system", "Newsletter", "Signage", "Intranet"]
SEASON = ["2026", "relaunch", "autumn", "phase two", "refresh", "for the anniversary", "pilot", "spring"]
STEPS = ["Kick-off", "Research", "Concept", "Wireframes", "Visual design", "Copy", "Prototype", "Development",
         "Content migration", "Review", "Testing", "Launch", "Handover", "Training"]
TASKS = [("Design", "h", 9500), ("Development", "h", 11000), ("Project management", "h", 8500), ("Copywriting", "h", 7800),
         ("Workshop", "day", 120000), ("Photography", "day", 98000), ("Stock images", "", 4900), ("Hosting", "month", 2900),
         ("Illustration", "", 35000), ("Print preparation", "", 18000)]
STREETS = ["Harbour Street", "Mill Lane", "Station Road", "Market Square", "Rosengasse", "Via Roma", "Kauppakatu", "Rue du Port"]
CITIES = [("00100 Helsinki", "Finland", "FI"), ("20095 Hamburg", "Germany", "DE"), ("1012 Amsterdam", "Netherlands", "NL"),
          ("75011 Paris", "France", "FR"), ("20121 Milano", "Italy", "IT"), ("Leeds LS1", "United Kingdom", "GB"),
          ("Austin TX 78701", "United States", "US"), ("Kyoto 600-8216", "Japan", "JP")]
TAX = {"FI": 25.5, "DE": 19, "NL": 21, "FR": 20, "IT": 22, "GB": 20, "US": 0, "JP": 10}
CURRENCY = {"GB": "GBP", "US": "USD", "JP": "JPY"}
UPDATES = ["The **{step}** is done and looks good. Next up: {next}.",
           "Small delay: *{step}* takes two more days.\n\n- the texts arrived late\n- everything else is on track",
           "Thank you for the feedback on the {step}! We have worked it in.",
           "We start with the {next} on Monday. Please send the remaining photos until then."]


def rounded(value, numerator, denominator):
    """Half away from zero, as invoices are rounded."""
    product = value * numerator
    half = denominator // 2
    return (product + half) // denominator if product >= 0 else -((-product + half) // denominator)


def thousandths(rate):
    return round(rate * 1000)


class Agency:
    def __init__(self, clients, seed, today, prefix):
        self.clients, self.seed, self.today, self.prefix = clients, seed, today, prefix
        self.members = max(3, min(40, clients // 25))

    def random(self, *what):
        return random.Random("/".join(map(str, (self.seed,) + what)))

    def day(self, offset):
        return (self.today + datetime.timedelta(days=offset)).isoformat()

    def name(self, *what):
        pick = self.random("name", *what)
        return pick.choice(FIRST), pick.choice(LAST)

    def member_email(self, number):
        first, last = self.name("member", number)
        return ascii_word(f"{first}.{last}") + f".{number}@studio.example"

    @functools.lru_cache(maxsize=8)
    def country(self, number):
        return self.random("country", number).choices(CITIES, [30, 20, 10, 10, 8, 10, 8, 4])[0]

    def currency(self, number):
        return CURRENCY.get(self.country(number)[2], "EUR")

    def workspace(self):
        return {"slug": self.prefix, "name": "Studio North", "legalName": "Studio North Oy",
                "address": "Harbour Street 12\n00140 Helsinki\nFinland", "country": "FI", "taxId": "FI12345671",
                "bankHolder": "Studio North Oy", "iban": "FI21 1234 5600 0007 85", "bic": "NDEAFIHH",
                "timeZone": "Europe/Helsinki", "locale": "en-GB", "currency": "EUR", "accent": "#2b4a9b",
                "welcome": "Welcome! Everything we make for you is **here**.", "supportEmail": "help@studio.example"}

    def each_member(self):
        for number in range(self.members):
            first, last = self.name("member", number)
            role = "owner" if number == 0 else "admin" if number == 1 else "member"
            yield {"email": self.member_email(number), "name": f"{first} {last}", "role": role}

    def each_company(self):
        for number in range(self.clients):
            pick = self.random("company", number)
            city, land, code = self.country(number)
            yield {"id": f"company-{number:07}", "name": f"{pick.choice(LAST)} {pick.choice(TRADES)}",
                   "address": f"{pick.choice(STREETS)} {pick.randint(1, 120)}\n{city}\n{land}", "country": code,
                   "taxId": f"{code}{pick.randint(10**7, 10**8 - 1)}", "currency": self.currency(number),
                   "phone": f"+{pick.randint(30, 49)} {pick.randint(10**6, 10**8)}"}

    @functools.lru_cache(maxsize=8)
    def projects_of(self, number):
        return self.random("projects", number).choices([1, 2, 3], [6, 3, 1])[0]

    def each_project(self):
        for number in range(self.clients):
            for nth in range(self.projects_of(number)):
                yield self.project(number, nth)

    def project(self, number, nth):
        pick = self.random("project", number, nth)
        start = pick.randint(-200, 10)
        length = pick.randint(40, 220)
        done = sum(start + length * step // 5 < 0 for step in range(1, 6))
        steps = sorted(pick.sample(range(len(STEPS)), 5))
        key = f"project-{number:07}-{nth}"
        status = "completed" if done == 5 else "planning" if start > 0 else pick.choice(["in_progress", "in_review"])
        milestones = []
        for place, step in enumerate(steps):
            due = start + length * (place + 1) // 5
            milestone = {"id": f"{key}-{place + 1}", "title": STEPS[step], "dueOn": self.day(due),
                         "weight": pick.choice([1, 1, 1, 2, 3])}
            if place < done:
                milestone["completedOn"] = self.day(min(due + pick.randint(-4, 3), 0))
            milestones.append(milestone)
        lead = self.member_email(pick.randrange(self.members))
        updates = []
        for place in range(pick.randint(0, 3)):
            body = pick.choice(UPDATES).format(step=STEPS[pick.choice(steps)].lower(), next=STEPS[steps[min(done, 4)]].lower())
            at = f"{self.day(-pick.randint(1, 120))}T{pick.randint(7, 16):02}:{pick.randint(0, 59):02}:00Z"
            updates.append({"id": f"{key}-update-{place + 1}", "author": lead, "postedAt": at, "body": body})
        return {"id": key, "name": f"{pick.choice(WORK)} {pick.choice(SEASON)}",
                "summary": f"From {STEPS[steps[0]].lower()} to {STEPS[steps[4]].lower()}, in {length} days.",
                "status": status, "lead": lead, "startsOn": self.day(start), "endsOn": self.day(start + length),
                "milestones": milestones, "updates": updates}

    def each_client(self):
        for number in range(self.clients):
            pick = self.random("client", number)
            first, last = self.name("client", number)
            access = []
            for nth in range(self.projects_of(number)):
                grant = {"project": f"project-{number:07}-{nth}"}
                if pick.random() < 0.05:
                    grant["expiresOn"] = self.day(pick.randint(5, 300))
                if pick.random() < 0.05:
                    grant["mayApprove"] = False
                access.append(grant)
            yield {"id": f"client-{number:07}", "company": f"company-{number:07}",
                   "email": ascii_word(f"{first}.{last}") + f".{number}@client.example", "name": f"{first} {last}",
                   "access": access}

    def each_invoice(self, paid):
        """Each invoice; its payment, which depends on its total, goes to `paid`."""
        for number in range(self.clients):
            projects = self.projects_of(number)
            for nth in range(self.random("invoices", number).randint(3 if projects == 1 else 2, 4)):
                invoice, payment = self.invoice(number, nth)
                yield invoice
                if payment[0]:
                    paid(self.payment(number, nth, *payment))

    def invoice(self, number, nth):
        pick = self.random("invoice", number, nth)
        issued = -pick.randint(0, 240)
        kind = pick.choices(["draft", "void", "sent"], [3, 2, 95])[0]
        currency, tax = self.currency(number), TAX[self.country(number)[2]]
        lines = []
        for title, unit, price in pick.sample(TASKS, pick.choices([1, 2, 3, 4, 6], [2, 3, 3, 2, 1])[0]):
            quantity = pick.choice([1, 1, 2, 3, 4.5, 7.25, 12, 18.5]) if unit else 1
            lines.append({"title": title, "quantity": quantity, "unit": unit,
                          "price": price if currency != "JPY" else price * 3 // 2, "taxRate": tax})
        invoice = {"id": f"invoice-{number:07}-{nth}", "company": f"company-{number:07}", "stage": kind, "currency": currency,
                   "issuedOn": self.day(issued), "dueOn": self.day(issued + 14), "lines": lines,
                   "projects": [f"project-{number:07}-{pick.randrange(self.projects_of(number))}"]}
        if kind != "draft":
            invoice["number"] = f"2026-{number:07}-{nth + 1}"
        rate = 0
        if pick.random() < 0.1:
            rate = invoice["discountRate"] = pick.choice([5, 10, 12.5])
            invoice["discountLabel"] = "Loyalty"
        if pick.random() < 0.3:
            invoice["notes"] = "Thank you for the good work together."
        total = self.total(lines, rate)
        paid = pick.random() < (0.85 if issued < -30 else 0.3)
        part = total if pick.random() < 0.9 else total // 2
        return invoice, (part if kind == "sent" and paid and part > 0 else 0, min(0, issued + pick.randint(1, 40)), currency)

    @staticmethod
    def total(lines, rate):
        groups = {}
        for line in lines:
            amount = rounded(line["price"], round(line["quantity"] * 10_000), 10_000)
            groups[line["taxRate"]] = groups.get(line["taxRate"], 0) + amount
        total = 0
        for tax, amount in groups.items():
            base = amount - rounded(amount, thousandths(rate), 100_000)
            total += base + rounded(base, thousandths(tax), 100_000)
        return total

    def payment(self, number, nth, amount, day, currency):
        return {"id": f"payment-{number:07}-{nth}", "company": f"company-{number:07}", "kind": "received",
                "method": "bank_transfer", "amount": amount, "currency": currency, "paidOn": self.day(day),
                "allocations": [{"invoice": f"invoice-{number:07}-{nth}", "amount": amount}]}


def ascii_word(text):
    table = str.maketrans("áäåéëíóöøúüýčńôß", "aaaeeiooouuycnos")
    return "".join(c for c in text.lower().translate(table) if c.isascii())


def write(agency, out):
    def item(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def records(name, items):
        out.write(f',\n"{name}":[')
        for place, text in enumerate(items):
            out.write((",\n" if place else "\n") + text)
        out.write("]")

    out.write('{"format":"portico/1",\n"workspace":' + item(agency.workspace()))
    records("members", map(item, agency.each_member()))
    records("companies", map(item, agency.each_company()))
    records("projects", map(item, agency.each_project()))
    records("clients", map(item, agency.each_client()))
    # Payments come after the invoices that they are made with: on disk until then.
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as payments:
        records("invoices", map(item, agency.each_invoice(lambda payment: payments.write(item(payment) + "\n"))))
        payments.seek(0)
        records("payments", (line.rstrip("\n") for line in payments))
    out.write("}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clients", type=int, help="how many clients")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 24),
                        help="the day around which dates lie (2026-11-24)")
    parser.add_argument("--slug", default="studio-north", help="of the workspace")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    write(Agency(arguments.clients, arguments.seed, arguments.today, arguments.slug), sys.stdout)


if __name__ == "__main__":
    main()
