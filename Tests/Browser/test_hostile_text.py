"""Attacks typed into every text that pages are made of, in real Chromium with its policy off: what is left is escaping.

The columns come from the database itself. One that is new is refused, shown or excused here, or these tests fail.
"""

from urllib.parse import urlsplit

import pytest

import reading
from conftest import installation
from hostile import Hostile
from visiting import Visitors

SENTINEL = "window.ran = []; window.h = number => { ran.push(number) };"


class Visit:
    def __init__(self, page, asked, dialogs, origin):
        self.parts, self.ran = reading.standing(page), page.evaluate("ran")
        self.asked = [url for url in asked if urlsplit(url).scheme != "data" and not url.startswith(origin + "/")]
        self.dialogs, self.errors = list(dialogs), list(page.problems)


@pytest.fixture(scope="module")
def attack(tmp_path_factory, chromium):
    portal = installation(tmp_path_factory.mktemp("hostile"))
    attack = Hostile(portal)
    attack.type(lambda words: words.clean)
    clean = {address: page.text for address, page in attack.published().items()}
    attack.words = attack.type(lambda words: words.text)
    pages = attack.published()
    assert set(pages) == set(clean)
    portal.start()
    visitors = Visitors(chromium, portal)
    attack.visits = visit(visitors, pages.values())
    blank = chromium.new_page()
    attack.clean = {address: reading.parsed(blank, text) for address, text in clean.items()}
    blank.close()
    yield attack
    portal.stop()


def visit(visitors, pages):
    visits = {}
    for client, published in visitors.groups(pages):
        with visitors.visitor(client, bypass_csp=True) as page:
            page.context.add_init_script(SENTINEL)
            asked, dialogs = [], []
            page.on("request", lambda request: asked.append(request.url))
            page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
            for one in published:
                asked.clear(), dialogs.clear()
                visitors.open(page, one)
                visits[one.address] = Visit(page, asked, dialogs, visitors.origins[client])
    return visits


def none(found):
    assert not found, "\n".join([f"{len(found)} findings", *found])


def told(attack, what):
    return [f"{address}: {found}" for address, visit in attack.visits.items() for found in what(visit)]


def test_no_script_runs(attack):
    none(told(attack, lambda visit: visit.ran + visit.dialogs))


def test_no_request_leaves_the_origin(attack):
    none(told(attack, lambda visit: visit.asked))


def test_no_element_and_no_attribute_appears(attack):
    none([f"{address}: {found}" for address, visit in attack.visits.items()
          for found in reading.strange(attack.clean[address], visit.parts)])
