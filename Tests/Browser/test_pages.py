"""Every page kind: no violation that axe knows, no scrolling sideways, nothing refused by the policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from test_sign_in import sign_in


def addresses(page, portal):
    home = page.url
    links = page.eval_on_selector_all("main a[href^='/c/']", "all => all.map(a => a.href)")
    kinds = {}
    for link in links + [home + "billing/"]:
        kinds.setdefault("/".join(link.split("/")[5:6]), link)
    page.goto(home + "billing/")
    invoice = page.eval_on_selector("main a[href*='/billing/inv_']", "a => a.href")
    return [home, invoice, *kinds.values(), f"{portal.base}/c/nothing/", f"{portal.base}/sign-in/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_pages_are_accessible_and_fit(chromium, portal, scheme, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    sign_in(page, portal)
    for address in addresses(page, portal):
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address} at {width} {scheme}: {found.generate_report()}"
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{address} scrolls sideways by {overflow} px at {width}"
    context.close()
    assert [p for p in problems if "404" not in p] == []


def test_hostile_names_do_nothing(page, portal):
    payload = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{secret}}"
    portal.sql("UPDATE project SET name = ?, summary = ?", payload, payload)
    portal.sql("UPDATE milestone SET title = ?, note = ?", payload, payload)
    portal.sql("UPDATE project_update SET body = ?", payload + "[x](javascript:document.title='owned')")
    portal.sql("UPDATE client SET name = ?", payload)
    portal.sql("UPDATE company SET name = ?, address = ?", payload, payload)
    portal.sql("UPDATE invoice SET notes = ?, footer = ?, reference = 'x'", payload, payload)
    portal.sql("UPDATE workspace SET welcome = ?, name = ?, address = ?", payload, payload[:100], payload)
    portal.wait(lambda: portal.sql("SELECT count(*) FROM change") == [(0,)], "the change to be published")
    sign_in(page, portal)
    for address in addresses(page, portal):
        page.goto(address)
        assert "owned" != page.title() and page.locator("main img:not([src*='/download/'])").count() == 0
        assert page.evaluate("document.querySelectorAll('script').length") == 0
    assert [p for p in page.problems if "404" not in p] == []


def test_an_invoice_prints_on_one_page(page, portal, tmp_path):
    import subprocess

    sign_in(page, portal)
    page.goto(page.url + "billing/")
    page.goto(page.eval_on_selector("main a[href*='/billing/inv_']", "a => a.href"))
    path = tmp_path / "invoice.pdf"
    page.pdf(path=path, format="A4")
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in info
