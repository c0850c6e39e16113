"""What machines read: against the official schema and rules of Factur-X, profile EN 16931."""

import pytest

import judges
from office import line, random_invoice

TWO_RATES = [line("Design", 320_000), line("Books", 4_999, tax=10_000, unit="pcs")]
MANY = [line(f"Work {n}", 9_999 + n, 3_333 * n, "h", 19_000 if n % 2 else 7_000) for n in range(1, 61)]

CASES = {
    "one line": dict(lines=[line()]),
    "two rates": dict(lines=TWO_RATES),
    "sixty lines": dict(lines=MANY),
    "two hundred lines": dict(lines=[line(f"Work {n}", 1_234 + n, unit="h") for n in range(200)]),
    "yen": dict(lines=[line(price=12_345, tax=10_000)], currency="JPY"),
    "discounts of lines": dict(lines=[line(rate=33_333), line(price=99, amount=98), line(price=-500, rate=5_000)]),
    "a discount of all": dict(lines=TWO_RATES, discount_rate=12_500, discount_label="For the second project"),
    "an amount off": dict(lines=TWO_RATES, discount_amount=10_001),
    "a discount that adds to one rate": dict(lines=[line(price=50_000), line(price=-10_000, tax=0)], discount_amount=99),
    "reverse charge": dict(lines=[line(tax=0), line("Copies", 99, tax=0)], reverse_charge=1),
    "reverse charge beside tax": dict(lines=[line(tax=0), line("Copies", 99)], reverse_charge=1),
    "prices with tax": dict(lines=[line(price=9_999, tax=19_000)] * 7, prices_include_tax=1),
    "prices with tax, two rates and a discount": dict(
        lines=[line(price=9_999, tax=19_000, quantity=3_333)] * 5 + [line(price=1_050, tax=7_000, rate=5_000)] * 3,
        prices_include_tax=1, discount_rate=33_333),
    "no tax": dict(lines=[line(tax=0)]),
    "below zero": dict(lines=[line(price=-10_000)]),
    "nothing": dict(lines=[line(price=0)]),
    "no quantity": dict(lines=[line(quantity=0)]),
    "partly paid": dict(lines=[line()], payments=[5_000]),
    "paid": dict(lines=[line()], payments=[12_550]),
    "paid too much": dict(lines=[line()], payments=[20_000]),
    "notes and a footer": dict(lines=[line()], notes="Thank **you**, & <all>.\n\n- one\n- two", footer="Registered"),
    "control characters": dict(lines=[line("A\u0001B\u001fC\u009f\ufffe", detail="x\u000by")], notes="\u0008"),
    "a reference of a creditor": dict(lines=[line()], reference="RF18 5390 0754 7034"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_valid(office, name):
    xml = office.xml(office.invoice(**CASES[name]))
    assert judges.complaints(xml) == []
    assert judges.strict_sums(xml) == []


def test_a_credit_note_names_what_it_corrects(office):
    first = office.invoice([line()], number="FIRST-1")
    for lines in ([line()], [line(price=-10_000)]):
        credit = office.invoice(lines, kind="credit_note", corrects=first[0])
        xml = office.xml(credit)
        assert judges.complaints(xml) == []
        assert judges.strict_sums(xml) == []
        assert judges.text(xml, ".//ram:TypeCode") == "381"
        assert judges.text(xml, ".//ram:GrandTotalAmount") == "125.50", "what goes back is written above zero"
        assert judges.text(xml, ".//ram:InvoiceReferencedDocument/ram:IssuerAssignedID") == "FIRST-1"


def test_it_says_how_to_pay(office):
    xml = office.xml(office.invoice([line()], reference="RF18 5390 0754 7034"))
    means = ".//ram:SpecifiedTradeSettlementPaymentMeans/"
    assert judges.text(xml, means + "ram:TypeCode") == "58"
    assert judges.text(xml, means + "ram:PayeePartyCreditorFinancialAccount/ram:IBANID") == "FI2112345600000785"
    assert judges.text(xml, ".//ram:PaymentReference") == "RF18 5390 0754 7034"
    assert judges.text(xml, ".//ram:SpecifiedTradePaymentTerms//udt:DateTimeString") == "20261130"
    dollars = office.xml(office.invoice([line()], currency="USD"))
    assert judges.text(dollars, means + "ram:TypeCode") == "30"


@pytest.mark.parametrize("change", [
    "tax_id = '', registration_id = 'HRB 12345'", "tax_id = '12/345/67890'",
    "tax_id = '12/345/67890', registration_id = 'HRB 12345'",
])
def test_an_agency_without_a_number_for_value_added_tax(office, change):
    before = office.portal.sql("SELECT tax_id, registration_id FROM workspace")[0]
    office.portal.sql(f"UPDATE workspace SET {change}")
    try:
        xml = office.xml(office.invoice([line(tax=0), line("More", 99, tax=0)]))
        assert judges.complaints(xml) == []
        assert judges.text(xml, ".//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode") == (
            "O" if "tax_id = ''" in change else "E")
    finally:
        office.portal.sql("UPDATE workspace SET tax_id = ?, registration_id = ?", *before)


@pytest.mark.parametrize("seed", range(300))
def test_random_invoices(office, seed):
    print("seed", seed)
    lines, changes = random_invoice(seed)
    xml = office.xml(office.invoice(lines, to=office.company(name=f"Random {seed // 50} GmbH"), **changes))
    assert judges.complaints(xml) == []
    assert judges.strict_sums(xml) == []


def test_where_something_is_missing_there_is_none_and_the_document_is_plain(office):
    nowhere = office.company(name="Nowhere Ltd", country="")
    unknown = office.company(name="Unknown Ltd", tax_id="")
    for made in (
        office.invoice([line()], to=nowhere),
        office.invoice([line(tax=0)], to=unknown, reverse_charge=1),
        office.invoice([line(price=1_234_567)], currency="KWD"),
    ):
        assert office.get(made, "invoice.xml").status == 404
        paper = judges.Paper(office.pdf(made))
        paper.check()
        assert b"factur-x" not in paper.bytes


def test_nobody_else_gets_it(office):
    invoice, _ = office.invoice([line()])
    _, client, email = office.company(name="Another Ltd")
    own = office.company()[1]
    for path in (client, own):
        for name in ("invoice.pdf", "invoice.xml", "transfer.svg"):
            assert office.get((invoice, (path, email)), name).status == 404
