"""The team console in every language that has words for it: nothing sticks out or lies over the rest, and axe is content."""

import pytest

import looking
from portal import ROOT, demo_agency
from test_accessible import RULES, Checker
from visiting import size

LANGUAGES = sorted(file.stem for file in (ROOT / "site-templates/locales/team").glob("*.json"))
MEMBER = "ida@northlight.example"


@pytest.fixture(scope="module")
def console(tmp_path_factory):
    portal = demo_agency(tmp_path_factory.mktemp("console"))
    portal.start()
    yield portal
    portal.stop()


def speak(portal, language):
    """A member's own language, and the entrance's, which knows nobody yet."""
    portal.sql("UPDATE member SET locale = ?", language)
    portal.sql("UPDATE workspace SET locale = ?", language)


def addresses(page, portal):
    """Every kind of page: a task, the project with the most in it, a deliverable of each state."""
    def links(selector, path):
        page.goto(portal.base + path)
        return [link.get_attribute("href") for link in page.locator(selector).all()]

    tasks = links(".tasks a", "/team/?view=everyone")
    projects = links(".ledger tbody th a", "/team/projects/")
    works = links(".works h3 a", projects[0])
    invoices = links(".ledger tbody th a", "/team/billing/")
    drafts = links(".ledger tbody th a", "/team/billing/?view=drafts")
    assert len(tasks) > 2 and len(projects) > 2 and len(works) > 9
    return ["/team/", *(task.split("#")[0] for task in tasks[:2]), "/team/projects/", *projects[:2], *works[:9:4],
            "/team/billing/", "/team/billing/payments/", "/team/billing/new", invoices[0], drafts[0]]


def problems(page, width):
    page.set_viewport_size(size(width))
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = [f"{page.evaluate(looking.SIDEWAYS)} px sideways"] if page.evaluate(looking.SIDEWAYS) > 0 else []
    return found + page.evaluate(looking.STICKING_OUT) + page.evaluate(looking.OVERLAPPING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_console_has_room_for_every_language(chromium, console, language):
    speak(console, language)
    found = []
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()

    def look(address):
        assert page.goto(console.base + address).status == 200
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        for width in (320, 390, 768, 1440):
            found.extend(f"{address} at {width}: {one}" for one in problems(page, width))
        found.extend(f"{address}: {one}" for one in Checker(page).violations(RULES))

    look("/team/sign-in")
    page.goto(console.sign_in_link(MEMBER))
    page.get_by_role("button").click()
    page.wait_for_url("**/team/")
    for address in addresses(page, console):
        look(address)
    context.close()
    assert not found, "\n".join(found)
