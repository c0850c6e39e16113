"""Hostile words in names, in real Chromium. Every page is tried for the rest in the files beside this one."""

from columns import without_locks
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


def test_hostile_names_do_nothing(page, portal):
    payload = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{secret}}"
    portal.sql("UPDATE project SET name = ?, summary = ?", payload, payload)
    portal.sql("UPDATE milestone SET title = ?, note = ?", payload, payload)
    portal.sql("UPDATE project_update SET body = ?", payload + "[x](javascript:document.title='owned')")
    portal.sql("UPDATE client SET name = ?", payload)
    portal.sql("UPDATE company SET name = ?, address = ?", payload, payload)
    database = portal.connect()
    without_locks(database, lambda: database.execute(
        "UPDATE invoice SET notes = ?, footer = ?, reference = 'x'", (payload, payload)))
    database.close()
    portal.sql("UPDATE workspace SET welcome = ?, name = ?, address = ?", payload, payload[:100], payload)
    portal.wait(lambda: portal.sql("SELECT count(*) FROM change") == [(0,)], "the change to be published")
    sign_in(page, portal)
    for address in addresses(page, portal):
        page.goto(address)
        assert "owned" != page.title() and page.locator("main img:not([src*='/download/'], [src$='/transfer.svg'])").count() == 0
        assert page.evaluate("document.querySelectorAll('script:not([src^=\"/assets/portal-\"]), script:not(:empty)').length") == 0
    assert [p for p in page.problems if "404" not in p] == []
