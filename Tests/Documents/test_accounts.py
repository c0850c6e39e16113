"""The accountant's files, as Python's reader of CSV sees them: of what people typed, and of random invoices."""

import csv
import io
from collections import defaultdict
from decimal import Decimal

import pytest

from office import line, random_invoice

HOSTILE = ["=1+1", '=HYPERLINK("http://x.example","y")', "+358 40", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "＝1",
           'a "quoted", name', "two\r\nlines", "lone\rreturn", "a;=1", "x" * 299]


def read(office, kind, *period):
    text = office.portal.run(
        "accounts", "northlight", kind, "--from", period[0], "--to", period[1], "--output",
        str(office.portal.folder / "accounts.csv"))
    assert text.stdout == "" and text.stderr == "", text
    data = (office.portal.folder / "accounts.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture(scope="module")
def written(office):
    for name in HOSTILE:
        office.invoice([line()], to=office.company(name=name), issued_on="2031-01-05", due_on="2031-01-31")
    for seed in range(60):
        lines, changes = random_invoice(seed)
        office.invoice(lines, issued_on="2031-02-05", due_on="2031-02-28", **changes)
    return office


def test_every_name_comes_back_and_none_is_a_formula(written):
    names = [row["company"] for row in read(written, "invoices", "2031-01-01", "2031-01-31")]
    assert len(names) == len(HOSTILE)
    for name, cell in zip(HOSTILE, names):
        assert cell.replace("'", "") == name.replace("'", "")
        assert cell.lstrip(" \"")[:1] not in set("=+-@\t\r＝＋－＠"), cell


def test_taxes_add_up_to_those_of_the_invoices(written):
    sums = defaultdict(Decimal)
    invoices = read(written, "invoices", "2031-02-01", "2031-02-28")
    assert len(invoices) == 60
    for row in invoices:
        assert Decimal(row["net"]) + Decimal(row["tax"]) == Decimal(row["total"])
        sums[row["currency"]] += Decimal(row["tax"])
    for row in read(written, "taxes", "2031-02-01", "2031-02-28"):
        sums[row["currency"]] -= Decimal(row["tax"])
    assert len(sums) >= 3 and not any(sums.values()), sums


def test_payments_add_up_to_what_came_in(office):
    office.invoice([line()], payments=[5_000, 1_234], issued_on="2031-03-01")
    rows = read(office, "payments", "2026-11-12", "2026-11-12")
    came = dict(office.portal.sql("""SELECT currency, sum(CASE kind WHEN 'received' THEN amount ELSE -amount END)
        FROM payment WHERE kind IN ('received', 'refunded') AND paid_on = '2026-11-12' GROUP BY currency"""))
    assert sum(Decimal(row["amount"]) for row in rows if row["currency"] == "EUR") * 100 == came["EUR"]


def test_standard_output_and_what_is_refused(office):
    run = office.portal.run
    told = run("accounts", "northlight", "taxes", "--from", "2020-01-01", "--to", "2020-01-31").stdout
    assert told.lstrip("\ufeff").startswith("number,kind,issued,")
    for arguments, code, words in [
        (["nobody", "taxes", "--from", "2020-01-01", "--to", "2020-01-31"], 1, "no workspace nobody"),
        (["northlight", "clients", "--from", "2020-01-01", "--to", "2020-01-31"], 2, "no file of clients"),
        (["northlight", "taxes", "--from", "2020-01-32", "--to", "2020-01-31"], 2, "--from 2020-01-32 is no day"),
        (["northlight", "taxes", "--from", "2020-02-01", "--to", "2020-01-31"], 2, "is before"),
        (["northlight", "taxes", "--from", "2020-01-01", "--to", "2020-01-31", "--output", "/nowhere/at/all.csv"], 1,
         "cannot write /nowhere/at/all.csv"),
    ]:
        done = run("accounts", *arguments, check=False)
        assert done.returncode == code and words in done.stderr and done.stdout == "", done
