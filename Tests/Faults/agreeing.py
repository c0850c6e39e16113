"""What the database and the pages say of payments, held against what Stripe says and against each other."""

from collections import Counter


def payments(portal):
    """As the stand-in's: (intent, how it stands, amount, currency, what went back, its parts by invoice number)."""
    rows = portal.sql(
        "SELECT id, payment_intent, kind, amount, currency, "
        "(SELECT coalesce(sum(amount), 0) FROM payment AS back WHERE back.refunds = payment.id) - "
        "(SELECT coalesce(sum(again.amount), 0) FROM payment AS again JOIN payment AS back ON again.refunds = back.id "
        "WHERE back.refunds = payment.id AND again.kind = 'received') "
        "FROM payment WHERE refunds IS NULL")
    parts = portal.sql(
        "SELECT payment, number, amount FROM payment_allocation JOIN invoice ON invoice.id = invoice")
    return sorted(
        (*row, tuple(sorted((number, amount) for payment, number, amount in parts if payment == id)))
        for id, *row in rows)


def sums(portal):
    """By invoice: what came, what is on its way, what went back, and what of that is owed again: a bank took it."""
    found = {}
    for invoice, kind, amount in portal.sql(
            "SELECT invoice, CASE WHEN kind = 'received' AND refunds IS NOT NULL THEN 'returned' ELSE kind END AS kind, "
            "sum(payment_allocation.amount) FROM payment_allocation JOIN payment ON payment.id = payment GROUP BY 1, 2"):
        found.setdefault(invoice, {})[kind] = amount
    for one in found.values():
        one["refunded"] = one.get("refunded", 0) - one.pop("returned", 0)
    for invoice, owed in portal.sql(
            "SELECT invoice, sum(payment_allocation.amount - waived) FROM payment_allocation JOIN payment ON payment.id = payment "
            "WHERE kind = 'refunded' AND waived IS NOT NULL GROUP BY 1"):
        found[invoice]["owed"] = owed
    return found


def standing(total, sums):
    """What an invoice's page says, in the words of its English."""
    came, back, owed = (sums.get(kind, 0) for kind in ("received", "refunded", "owed"))
    if came - owed < total:
        return "On its way" if sums.get("processing") else "Outstanding"
    return "Refunded" if back and came == back else "Paid"


def assert_pages_say_so(cards):
    known = sums(cards.portal)
    totals = dict(cards.portal.sql("SELECT invoice, sum(price) FROM invoice_line GROUP BY invoice"))
    for bill, sum in known.items():
        assert sum.get("received", 0) - sum.get("owed", 0) in (0, totals[bill]), (bill, sum, "paid twice, or in part")
    for payer in cards.payers:
        for bill in payer.bills:
            path, = cards.portal.output.glob(f"ws_*/clients/{payer.client}/billing/{bill}/index.html")
            page, says = path.read_text(), standing(totals[bill], known.get(bill, {}))
            assert f">{says}<" in page, (bill, says)
            assert ("data-pay" in page) == (says == "Outstanding"), (bill, says)
    return Counter(standing(totals[bill], known.get(bill, {})) for bill in totals)


def assert_nothing_twice(portal):
    for what, of in (
        ("outbox", "letter, recipient, payload"), ("task WHERE kind = 'money_problem'", "subject, title"),
        ("payment WHERE payment_intent IS NOT NULL", "payment_intent"),
    ):
        assert portal.sql(f"SELECT {of}, count(*) FROM {what} GROUP BY {of} HAVING count(*) > 1") == []


def assert_refunds_agree(portal, refunds):
    """Every refund that Stripe has is known once, as it stands there, and none that it has not."""
    known = portal.sql("SELECT stripe_refund, amount, state FROM refund WHERE stripe_refund IS NOT NULL")
    assert sorted((id, state) for id, _, state in known) == sorted((one["id"], one["status"]) for one in refunds)
    assert portal.sql("SELECT count(*) FROM refund WHERE stripe_refund IS NULL AND state <> 'refused'") == [(0,)]
    gone = portal.sql("SELECT count(*) FROM refund WHERE (state = 'succeeded') <> (record IS NOT NULL AND returned IS NULL)")
    assert gone == [(0,)]


def assert_nothing_paid_can_be_paid_again(portal):
    assert portal.sql(
        "SELECT checkout, invoice FROM checkout_invoice JOIN payment_allocation USING (workspace, invoice) "
        "JOIN payment ON payment.id = payment WHERE is_open = 1 AND kind IN ('received', 'processing') AND NOT EXISTS "
        "(SELECT 1 FROM payment_allocation AS owed WHERE owed.invoice = checkout_invoice.invoice AND owed.waived = 0)") == []


def assert_sound(portal):
    assert portal.sql("PRAGMA integrity_check") == [("ok",)] and portal.sql("PRAGMA foreign_key_check") == []
    doctor, check = portal.run("doctor", check=False), portal.run("generate", "--check", check=False)
    assert doctor.returncode == 0, doctor.stdout
    assert check.returncode == 0, check.stdout
