"""The people who look at published pages: each client signed in once, in real Chromium."""

import os
from contextlib import contextmanager
from urllib.parse import urlsplit

WIDTHS = (320, 390, 768, 1440)
SCHEMES = ("light", "dark")
HEIGHTS = {320: 640, 390: 844, 768: 1024, 1440: 900}

# Set before a page's own code: what its policy refuses is remembered.
REPORTS = """
window.refused = [];
document.addEventListener('securitypolicyviolation',
    event => refused.push(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`));
"""


@contextmanager
def chromium_browser(playwright, *arguments):
    path = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(p)), None)
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *arguments])
    yield browser
    browser.close()


def size(width):
    return {"width": width, "height": HEIGHTS[width]}


class Visitors:
    def __init__(self, browser, portal):
        self.browser, self.portal = browser, portal
        self.states, self.origins = {}, {None: portal.base}
        self.emails = dict(portal.sql("SELECT id, email FROM client"))

    def sign_in(self, client):
        link = self.portal.sign_in_link(self.emails[client])
        context = self.browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        page.goto(link)
        page.get_by_role("button").click()
        page.wait_for_url("**/c/client_*/")
        self.origins[client] = "{0.scheme}://{0.netloc}".format(urlsplit(link))
        self.states[client] = context.storage_state()
        context.close()

    @contextmanager
    def visitor(self, client, **options):
        """A page of a browser in which this client is signed in, or nobody."""
        if client and client not in self.states:
            self.sign_in(client)
        context = self.browser.new_context(
            storage_state=self.states.get(client), **{"reduced_motion": "reduce", "viewport": size(1440)} | options)
        context.add_init_script(REPORTS)
        page = context.new_page()
        page.problems = []
        page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        yield page
        context.close()

    def groups(self, pages):
        """The pages of each client together, so that one browser context serves them all."""
        clients = {}
        for one in pages:
            clients.setdefault(one.client, []).append(one)
        return clients.items()

    def each(self, pages, **options):
        """Opens one after the other; yields what was published and the browser's page that shows it."""
        for client, published in self.groups(pages):
            with self.visitor(client, **options) as page:
                for one in published:
                    self.open(page, one)
                    yield one, page

    def open(self, page, published):
        page.problems.clear()
        address = self.origins[published.client] + published.address
        if published.is_message:
            # No address shows it by itself: the server's answer to an unknown one, with this message's text.
            page.route(address, lambda route: self.answer(route, published))
        answer = page.goto(address)
        assert answer.status == 200 and page.url == address, f"{address}: {answer.status}, {page.url}"
        return answer

    def answer(self, route, published):
        known = route.fetch(url=self.portal.base + "/nothing-of-this-name/")
        headers = {name: value for name, value in known.headers.items() if name != "content-length"}
        route.fulfill(status=200, headers=headers, body=published.text)
