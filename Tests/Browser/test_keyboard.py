"""Keyboard only: Tab comes to each link, button and control in the order of the page, and one sees where it is."""

import pytest

from focusing import STOPS, walk
from visiting import size

# Where Tab should lead from the link that skips what is on every page.
FIRST_IN_MAIN = """() => {
  const main = document.querySelector('main'), {FOLLOWING} = {FOLLOWING: Node.DOCUMENT_POSITION_FOLLOWING};
  return stops.find(({element}) => element.checkVisibility() && main.compareDocumentPosition(element) & FOLLOWING).element;
}"""

# A page that does everything wrong, and what has to be said of it.
CAREFUL_WITHOUT_A_KEYBOARD = """<!doctype html><style>
  a { outline: none } .shown, .first { outline: none } .shown:focus, .under:focus, .edge:focus { outline: 2px solid }
  .bar { position: fixed; inset: auto 0 0; height: 90px; background: #fff }
  .under { position: absolute; bottom: 40px } .edge { position: absolute; top: 0; left: 0 } div { overflow: hidden }
</style><a class=edge href=#1>edge</a><p style="margin-top:3em"><a href=#2>ringless</a> <a class=shown tabindex=1 href=#3>first</a>
<a class=under href=#4>under</a></p><div class=bar></div>
<button class=shown onkeydown="if (event.key === 'Tab') event.preventDefault()">trap</button><button>never</button>"""


@pytest.mark.parametrize("width", [390, 1440])
def test_tab_comes_to_everything_in_order_and_is_seen(visitors, chosen, width):
    found, pages = [], 0
    for published, page in visitors.each(chosen, viewport=size(width)):
        found += [f"{published.address}: {one}" for one in walk(page)]
        pages += 1
    assert pages == len(chosen) > 30
    assert not found, "\n".join([f"{len(found)} findings", *found])


def test_the_first_stop_skips_to_the_content(visitors, chosen):
    kinds = {page.kind: page for page in chosen}
    for published, page in visitors.each(kinds.values(), viewport=size(390)):
        page.evaluate(STOPS)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip[href=\"#main\"]')"), published.address
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target').localName") == "main", published.address
        page.keyboard.press("Tab")
        there = page.evaluate(f"({FIRST_IN_MAIN})() === document.activeElement")
        assert there, f"{published.address}: on to {page.evaluate('document.activeElement.outerHTML')[:100]}"


def test_the_walk_is_one_that_complains(page):
    page.set_content(CAREFUL_WITHOUT_A_KEYBOARD)
    found = " / ".join(walk(page))
    for what in ("edge has a ring that is cut off", "ringless has no ring", "under is covered or out of sight",
                 "Tab leads to <button> trap", "does not reach <button> never", "the order is"):
        assert what in found, found
