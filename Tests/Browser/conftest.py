"""A real server with the demo agency, and a real Chromium."""

import pytest
from playwright.sync_api import sync_playwright

import crawling
from portal import demo_agency
from visiting import Visitors, chromium_browser


# Who reads what beside the demo's English and German: one from right to left, and one whose words are long.
READERS = {"elias@fjell.example": "ar", "nora@fjell.example": "fr"}


@pytest.fixture
def portal(tmp_path):
    """One that a test may change."""
    portal = demo_agency(tmp_path)
    portal.start()
    yield portal
    portal.stop()


@pytest.fixture(scope="session")
def agency(tmp_path_factory):
    """One that all tests read: every kind and state of page."""
    portal = demo_agency(tmp_path_factory.mktemp("agency"))
    for email, locale in READERS.items():
        portal.sql("UPDATE client SET locale = ? WHERE email = ?", locale, email)
    portal.start()
    portal.published()
    yield portal
    portal.stop()


@pytest.fixture(scope="session")
def pages(agency):
    return list(crawling.pages(agency.output))


@pytest.fixture(scope="session")
def chosen(pages):
    """Every kind and state once."""
    return crawling.choice(pages)


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    with chromium_browser(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def visitors(chromium, agency):
    return Visitors(chromium, agency)


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()
