"""Attacks typed into every text that pages are made of, in real Chromium with its policy off: what is left is escaping.

The columns come from the database itself. One that is new is refused, shown or excused here, or these tests fail.
"""

import re
from urllib.parse import urlsplit

import pytest

import reading
from hostile import Hostile
from hostile_columns import EXCUSED, LEADING, MARKDOWN, REFUSED
from payloads import shown
from portal import demo_agency
from visiting import Visitors

# Of these, Markdown shows something else than was typed; of all others of a hostile text nothing may get lost.
FORMATTING = re.compile(r"\]\(|\]\[|&|\\")
# What Chromium's viewer of PDFs asks Chromium for has schemes of its own.
LEAVING = {"http", "https", "ws", "wss", "ftp"}
SENTINEL = "window.ran = []; window.h = number => { ran.push(number) };"


class Visit:
    def __init__(self, page, asked, dialogs, origin):
        self.parts, self.ran = reading.standing(page), page.evaluate("ran")
        self.asked = [url for url in asked if urlsplit(url).scheme in LEAVING and not url.startswith(origin + "/")]
        self.dialogs = list(dialogs)


@pytest.fixture(scope="module")
def attack(tmp_path_factory, chromium):
    portal = demo_agency(tmp_path_factory.mktemp("hostile"))
    attack = Hostile(portal)
    attack.type(lambda words: words.clean)
    clean = {address: page.text for address, page in attack.published().items()}
    attack.zone_stops = attack.stopped()
    attack.words = attack.type(lambda words: words.text)
    pages = attack.published()
    assert set(pages) == set(clean)
    portal.start()
    visitors = Visitors(chromium, portal)
    attack.visits = visit(visitors, pages.values())
    blank = chromium.new_page()
    attack.clean = {address: reading.parsed(blank, text) for address, text in clean.items()}
    blank.close()
    attack.shown = "\n".join(shown(visit.parts["text"]) for visit in attack.visits.values())
    attack.leads = "\n".join(lead for visit in attack.visits.values() for lead in visit.parts["leads"])
    yield attack
    portal.stop()


def visit(visitors, pages):
    visits = {}
    for client, published in visitors.groups(pages):
        with visitors.visitor(client, bypass_csp=True) as page:
            page.context.add_init_script(SENTINEL)
            # Each picture, film and document fails, as an attacker's `onerror` would like it.
            page.route("**/download/**", lambda route: route.abort())
            # Where an attack succeeds it is told, and stays on this machine.
            page.route("**://evil.example/**", lambda route: route.abort("aborted"))
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


def test_the_schema_refuses_what_is_no_text(attack):
    assert attack.refused == {f"{table}.{name}" for table, names in REFUSED.items() for name in names.split()}


def test_every_other_column_shows_its_words_or_is_excused(attack):
    shows = {words.column for words in attack.words
             if words.mark in attack.shown or words.column in LEADING and words.mark in attack.leads}
    every = {str(column) for column in attack.columns}
    assert MARKDOWN <= shows and every - attack.refused - shows == set(EXCUSED)


def test_what_is_shown_is_shown_as_it_was_typed(attack):
    none([f"{words.column}: {words.text!r}" for words in attack.words
          if words.mark in attack.shown and shown(words.text) not in attack.shown
          and not (words.column in MARKDOWN and FORMATTING.search(words.text))])


def test_a_time_zone_that_is_an_attack_stops_the_generator_and_changes_no_page(attack):
    assert attack.zone_stops
