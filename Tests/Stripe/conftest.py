"""The stand-in for Stripe, tried by itself."""

import os

import pytest
from playwright.sync_api import sync_playwright

from stripe_fixtures import REAL_KEY, client, receiver, stand_in  # noqa: F401


def pytest_configure(config):
    config.addinivalue_line("markers", "real: runs against Stripe itself (STRIPE_TEST_SECRET_KEY)")


def pytest_report_header():
    return f"Stripe itself: {'tried too' if REAL_KEY else 'not tried, STRIPE_TEST_SECRET_KEY is not set'}"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        path = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(p)), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()
