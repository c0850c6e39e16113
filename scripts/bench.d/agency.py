"""The agency that the benchmarks measure: any number of clients, the same ones on every run.

Each thing is a pure function of its client's number, so that a file for 100,000 clients is written without holding
them in memory, and the import and Hugo's JSON say the same.
"""

from datetime import date, timedelta

TODAY = date(2026, 11, 24)
# What PORTICO_NOW is set to: pages name days, and data that is used again tomorrow must give the same ones.
NOW = "2026-11-24T12:00:00Z"

WORKSPACE = {
    "slug": "bench",
    "name": "Northlight Studio",
    "legalName": "Northlight Studio Oy",
    "address": "Kalevankatu 18\n00100 Helsinki",
    "country": "FI",
    "taxId": "FI31184207",
    "bankHolder": "Northlight Studio Oy",
    "iban": "FI21 1234 5600 0007 85",
    "bic": "NDEAFIHH",
    "plan": "scale",
    "timeZone": "Europe/Helsinki",
    "locale": "en-GB",
    "currency": "EUR",
    "accent": "#2b4a9b",
    "welcome": "Welcome back. Whatever you write here reaches **one of us**, not a queue.",
    "supportEmail": "hello@northlight.example",
    "imprintUrl": "https://northlight.example/imprint",
    "privacyUrl": "https://northlight.example/privacy",
}

MEMBERS = [
    {"email": "elin@northlight.example", "name": "Elin Virta", "role": "owner"},
    {"email": "ida@northlight.example", "name": "Ida Solberg", "role": "admin"},
    {"email": "jonas@northlight.example", "name": "Jonas Ek", "role": "member"},
]

FIRST = "Mara Tom Priya Ida Noor Emil Sofia Anton Yuki Clara Hugo Lena Omar Vera Felix Aino".split()
LAST = "Lindqvist Okafor Raman Weber Haddad Berg Rossi Novak Tanaka Moreau Keller Virtanen Silva Young".split()
TRADE = ["Coffee Roasters", "Architects", "Bakery", "Outdoor", "Ceramics", "Books & Paper", "Dental Care", "Cycles"]
WORK = ["Winter range", "Online shop", "Practice website", "Brand refresh", "Annual report", "Shelf set"]
STEPS = [
    ("Brief", 2, ""), ("Names and structure", 4, ""),
    ("Design direction", 6, "Two directions, shown on a real shelf."),
    ("Back texts from you", 2, "Origin, altitude and tasting notes for all three. Send them by mail, that is enough."),
    ("Photography", 3, "Two days in Hull; we bring the samples."),
    ("Final artwork", 4, "Done when you approve the set."),
    ("Print-ready files", 4, "The printer in Turku holds our slot."), ("Handover", 1, ""),
]
SUMMARY = (
    "Three pieces for the dark months, with a film and everything the shops need, on the shelf by the first week of "
    "January."
)
NOTES = [
    "The ridge now runs through all three pieces without a break, and we moved the moon so that it clears the fold. "
    "If you approve this week, the printer in Turku keeps our slot.",
    "The first sample on uncoated stock is here. The inks sink in nicely, **the dark one** needed a second black.",
    "The structure is settled. Next week we photograph the **library** and the **boathouse**; the forecast is kind. "
    "You will see the pictures here on Friday, and we choose the twelve together.",
]


def day(distance):
    return (TODAY + timedelta(days=distance)).isoformat()


def mix(number, salt):
    """A number that looks random and never changes."""
    value = (number * 2654435761 + salt * 40503 + 97) & 0xFFFFFFFF
    value ^= value >> 15
    value = value * 2246822519 & 0xFFFFFFFF
    return value ^ value >> 13


def pick(number, salt, choices):
    return choices[mix(number, salt) % len(choices)]


def email(number):
    return f"client{number}@bench.example"


def company(number):
    name = f"{pick(number, 1, LAST)} {pick(number, 2, TRADE)} {number}"
    return {
        "id": f"co-{number}", "name": name, "address": f"{1 + number % 180} Ropewalk Lane\nLondon E1W 2AP",
        "country": "GB", "taxId": f"GB{100000000 + number}", "currency": "EUR",
    }


def projects(number):
    return [project(number, index) for index in range(project_count(number))]


def project_count(number):
    """Most have one or two, every tenth client has three."""
    return 3 if number % 10 == 0 else 1 + number % 2


def project(number, index):
    start = -90 + mix(number, 3 + index) % 60
    return {
        "id": f"p-{number}-{index}", "name": f"{pick(number, 5 + index, WORK)} {number % 97}", "summary": SUMMARY,
        "status": "in_review" if index else "in_progress", "lead": MEMBERS[index]["email"],
        "startsOn": day(start), "endsOn": day(start + 170),
        "milestones": [milestone(number, index, step, start) for step in range(len(STEPS))],
        "updates": [
            {"id": f"u-{number}-{index}-{age}", "author": MEMBERS[age]["email"],
             "postedAt": f"{day(-1 - 11 * age)}T{9 + mix(number, age) % 8:02}:24:00.000Z", "body": body}
            for age, body in enumerate(NOTES)
        ],
    }


def milestone(number, index, step, start):
    title, weight, note = STEPS[step]
    due = start + 15 * (step + 1)
    made = {"id": f"m-{number}-{index}-{step}", "title": title, "dueOn": day(due), "weight": weight}
    if due < -6:
        made["completedOn"] = day(due - 1 + mix(number, step) % 3)
    if note:
        made["note"] = note
    return made


def client(number):
    return {
        "id": f"c-{number}", "email": email(number), "name": f"{pick(number, 7, FIRST)} {pick(number, 8, LAST)}",
        "company": f"co-{number}", "access": [{"project": made["id"]} for made in projects(number)],
    }


def invoices(number):
    """Three: one open, one late, one paid."""
    return [invoice(number, index) for index in range(3)]


def invoice(number, index):
    issued = [-15, -25 - mix(number, 9) % 5, -60][index]
    made = {
        "id": f"i-{number}-{index}", "number": f"NL-2026-{number}-{index}", "company": f"co-{number}", "stage": "sent",
        "currency": "EUR", "issuedOn": day(issued), "dueOn": day(issued + 21),
        "reference": f"RF18 2026 {number}", "footer": "Thank you for the work, and for the coffee.",
        "projects": [f"p-{number}-0"], "lines": lines(number, index),
    }
    if index == 0:
        made |= {"discountRate": 5, "discountLabel": "Discount for the second project"}
    return made


def lines(number, index):
    price = 100000 + mix(number, 10 + index) % 400000
    return [
        {"title": "Packaging design, shelf set", "detail": "Three 250 g bags, second of three instalments",
         "quantity": 1, "price": price, "taxRate": 25.5},
        {"title": "Illustration, one ridge for three bags", "quantity": 18, "unit": "h", "price": 8500,
         "taxRate": 25.5},
        {"title": "Print supervision", "detail": "Press check at Finepress, Turku", "quantity": 0.5, "unit": "day",
         "price": 68000, "taxRate": 25.5},
    ]


def sums(bill):
    """Subtotal, discount, tax and total of an invoice in cents, rounded as commerce does; one tax rate on all lines."""
    subtotal = sum(share(line["price"], line["quantity"]) for line in bill["lines"])
    discount = share(subtotal, bill.get("discountRate", 0) / 100)
    tax = share(subtotal - discount, 0.255)
    return {"subtotal": subtotal, "discount": discount, "tax": tax, "total": subtotal - discount + tax}


def share(cents, factor):
    """Half away from zero, the factor with four decimals."""
    return (cents * round(factor * 10000) + 5000) // 10000


def payment(number):
    """The oldest invoice is paid."""
    bill = invoice(number, 2)
    amount = sums(bill)["total"]
    return {
        "id": f"pay-{number}", "company": f"co-{number}", "kind": "received", "method": "bank_transfer",
        "amount": amount, "currency": "EUR", "paidOn": day(-43), "reference": bill["reference"],
        "allocations": [{"invoice": bill["id"], "amount": amount}],
    }


def pages(clients):
    """Pages of these clients: one for each tab and *you*, a page for each project and each invoice."""
    return sum(6 + project_count(number) + 3 for number in range(1, clients + 1))
