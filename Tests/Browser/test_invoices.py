"""Invoices in the console: what is done elsewhere shows, and nothing is sent twice or voided by a slip."""

import re

import pytest

IDA = "ida@northlight.example"


def console(chromium, portal, **settings):
    context = chromium.new_context(reduced_motion="reduce", **settings)
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(portal.sign_in_link(IDA))
    page.locator("main button").press("Enter")
    page.wait_for_url("**/team/")
    return page


@pytest.fixture
def ida(chromium, portal):
    page = console(chromium, portal)
    yield page
    assert page.problems == []
    page.context.close()


@pytest.fixture
def plain(chromium, portal):
    """Without scripts."""
    page = console(chromium, portal, java_script_enabled=False)
    yield page
    page.context.close()


def unpaid(portal):
    return portal.sql(
        "SELECT id, company FROM invoice WHERE stage = 'sent' AND kind = 'invoice' AND currency = 'EUR' AND NOT EXISTS "
        "(SELECT 1 FROM payment_allocation WHERE invoice = invoice.id) AND NOT EXISTS "
        "(SELECT 1 FROM invoice AS note WHERE note.corrects = invoice.id) ORDER BY id LIMIT 1")[0]


def write(page, company):
    page.select_option("[name=company]", company)
    page.fill("[name=line-1-title]", "Poster")
    page.fill("[name=line-1-price]", "100")


def test_a_payment_that_is_recorded_elsewhere_shows_without_a_reload(ida, portal):
    invoice, _ = unpaid(portal)
    ida.goto(f"{portal.base}/team/billing/{invoice}/")
    ida.get_by_role("button", name="Record payment").first.click()
    amount = ida.locator(f"#pay-{invoice}-amount")
    amount.fill("12.5")
    portal.run("do", "payment.record", f"invoices={invoice}", "amount=1", "reference=RF-ELSEWHERE", "--as", IDA)
    # Somebody writes there: they are asked, and keep what they wrote.
    show = ida.get_by_role("button", name="Show", exact=True)
    show.wait_for()
    assert amount.input_value() == "12.5"
    ida.keyboard.press("Escape")
    show.click()
    ida.get_by_text("RF-ELSEWHERE").first.wait_for()
    assert amount.input_value() == "12.5"
    amount.evaluate("field => field.value = field.defaultValue")
    portal.run("do", "payment.record", f"invoices={invoice}", "amount=2", "reference=RF-AGAIN", "--as", IDA)
    ida.get_by_text("RF-AGAIN").first.wait_for()


@pytest.mark.parametrize("address", ["/team/billing/", "/team/billing/payments/"])
def test_lists_show_it_too(ida, portal, address):
    invoice, _ = unpaid(portal)
    ida.goto(portal.base + address)
    before = ida.locator("main").inner_text()
    portal.run("do", "payment.record", f"invoices={invoice}", "amount=1.23", "--as", IDA)
    ida.wait_for_function("before => document.querySelector('main').innerText !== before", arg=before)


def test_going_back_after_send_and_sending_again_makes_one_invoice(ida, portal):
    (count,), = portal.sql("SELECT count(*) FROM invoice")
    _, company = unpaid(portal)
    ida.goto(portal.base + "/team/billing/new")
    write(ida, company)
    ida.get_by_role("button", name="Send", exact=True).click()
    ida.wait_for_url("**/team/billing/inv_*/")
    sent = ida.url
    ida.go_back()
    again = ida.get_by_role("button", name="Send", exact=True)
    # Either the invoice itself is there, or the form as the browser kept it.
    if again.count():
        again.click()
        ida.wait_for_url(sent)
    assert ida.url == sent
    assert portal.sql("SELECT count(*) FROM invoice") == [(count + 1,)]


def test_another_company_brings_its_own_currency_at_once_and_says_who_is_mailed(ida, portal):
    workspace, company = portal.sql("SELECT workspace, company FROM invoice WHERE id = ?", unpaid(portal)[0])[0]
    ida.goto(portal.base + "/team/billing/new")
    assert ida.get_by_text("Choose whom it is for").count() == 1
    write(ida, company)
    ida.get_by_text("One mail each to").wait_for()
    portal.sql(
        "INSERT INTO company (workspace, id, name, currency, created_at) VALUES "
        "(?, 'co_00000000000000000000000000', 'Kaze', 'JPY', '2026-11-24T12:00:00.000Z')", workspace)
    ida.goto(portal.base + "/team/billing/new")
    ida.select_option("[name=company]", label="Kaze")
    ida.wait_for_function("document.querySelector('[name=currency]').value === 'JPY'")
    ida.get_by_text("No client sees it").wait_for()


def test_void_asks_once_also_without_a_script(plain, portal):
    invoice, _ = unpaid(portal)
    plain.goto(f"{portal.base}/team/billing/{invoice}/")
    plain.get_by_role("button", name="Void", exact=True).press("Enter")
    dialog = plain.locator("#void")
    dialog.wait_for()
    assert portal.sql("SELECT stage FROM invoice WHERE id = ?", invoice) == [("sent",)]
    assert re.search(r"Void \S+\?", dialog.inner_text())
    dialog.get_by_role("button", name="Void", exact=True).press("Enter")
    plain.get_by_text("Void, nothing to pay").first.wait_for()
    assert portal.sql("SELECT stage FROM invoice WHERE id = ?", invoice) == [("void",)]


def test_an_old_tab_does_not_send_what_somebody_else_replaced(plain, portal):
    _, company = unpaid(portal)
    plain.goto(portal.base + "/team/billing/new")
    write(plain, company)
    plain.get_by_role("button", name="Save draft").press("Enter")
    plain.wait_for_url("**/team/billing/inv_*/")
    draft = plain.url.rstrip("/").split("/")[-1]
    portal.run("do", "invoice.edit", f"invoice={draft}", "line-1-title=Poster", "line-1-price=200", "--as", IDA)
    plain.get_by_role("button", name="Send", exact=True).press("Enter")
    note = plain.get_by_role("alert")
    note.wait_for()
    assert "200" in note.inner_text() and "Ida" in note.inner_text()
    assert plain.input_value("[name=line-1-price]") == "100.00"
    assert portal.sql("SELECT stage FROM invoice WHERE id = ?", draft) == [("draft",)]
