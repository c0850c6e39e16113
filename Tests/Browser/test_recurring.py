"""An invoice that comes again: written in the console without a script, announced to its clients, paused and ended."""

import datetime

import pytest

IDA = "ida@northlight.example"
TITLE = 'Care & "plan" <b>h(7)</b>'


@pytest.fixture
def console(chromium, portal):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.sign_in_link(IDA))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    yield page
    context.close()


def announced(chromium, portal, client):
    """What a client reads of the next one, on the page that was published."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.sign_in_link(client))
    page.locator("main button").click()
    page.wait_for_url("**/c/**")
    page.goto(page.url.split("?")[0] + "billing/")
    found = [text for text in page.locator("main p.small").all_inner_texts() if "Next invoice on" in text]
    bold = page.locator("main p.small b").count()
    context.close()
    assert bold == 0
    return found


def test_written_announced_paused_and_ended(chromium, portal, console):
    (company, client), = portal.sql(
        "SELECT company.id, client.email FROM client JOIN company ON company.id = client.company "
        "JOIN access ON access.client = client.id "
        "WHERE access.revoked_at IS NULL AND access.expires_on IS NULL AND client.locale IN ('', 'en-GB') "
        "AND client.erased_at IS NULL ORDER BY client.email = 'mara@fjell.example' DESC LIMIT 1")
    day = datetime.date.today() + datetime.timedelta(days=20)
    page = console
    page.goto(portal.base + "/team/billing/recurring/")
    page.get_by_role("link", name="New recurring invoice").click()
    page.fill("[name=title]", TITLE)
    page.select_option("[name=company]", company)
    page.fill("[name=next]", day.isoformat())
    page.fill("[name=line-1-title]", "Care")
    page.fill("[name=line-1-price]", "480")
    page.get_by_role("button", name="Add a line").press("Enter")
    assert page.input_value("[name=title]") == TITLE
    assert "480" in page.locator(".owed .figure").inner_text()
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.wait_for_url("**/team/billing/recurring/rec_*/")
    assert TITLE in page.locator("h1").inner_text()

    read = announced(chromium, portal, client)
    assert len(read) == 1 and TITLE in read[0] and "480" in read[0] and str(day.day) in read[0]

    page.get_by_role("button", name="Pause").press("Enter")
    assert "Paused" in page.locator(".owed").inner_text()
    assert announced(chromium, portal, client) == []
    page.get_by_role("button", name="Resume").press("Enter")
    assert announced(chromium, portal, client) == read
    page.get_by_role("button", name="End for good").press("Enter")
    assert announced(chromium, portal, client) == []
    assert page.locator("form.bill").count() == 0
    assert portal.sql("SELECT count(*) FROM recurring_invoice WHERE next_on IS NULL") == [(1,)]
