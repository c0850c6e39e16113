"""Text twice as large, as a reader sets it in the browser: it all fits, nothing lies over anything, all can be reached."""

import pytest

import looking
from focusing import walk
from visiting import Visitors, chromium_browser, size
from visits import findings

ROOT_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"

# What Chromium's own setting "font size" does; pages are not told.
TWICE = "--blink-settings=defaultFontSize=32"

# A page that does everything wrong at this size, and what has to be said of it.
MEANT_FOR_SMALL_TEXT = """<!doctype html><meta name=viewport content="width=device-width"><style>
  body { margin: 0 } .low { height: 2rem; overflow: hidden; line-height: 1.5 } .cut { white-space: nowrap; overflow: hidden }
  .short { white-space: nowrap; overflow: hidden; text-overflow: ellipsis } .bar { position: fixed; inset: auto 0 0; height: 3rem }
  .bar span { position: absolute; left: 0 }
</style><p class=low>two lines of text that were meant to stand in one line</p><p class=cut>a line that is simply too long for it</p>
<p class=short>another one that is too long, with three dots</p><p style="margin-top: 100vh">the last line of all</p>
<div class=bar style="background: #fff"><span>under</span><span>over</span></div>"""


@pytest.fixture(scope="module")
def large(playwright, agency):
    with chromium_browser(playwright, TWICE) as browser:
        yield Visitors(browser, agency)


def unreadable(page):
    """What does not fit, also up and down, and what a bar at the window's foot keeps covered."""
    found = findings(page) + [f"is cut off: {what}" for what in page.evaluate(looking.CUT_SHORT)[:5]]
    return found + [f"stays under a bar: {what}" for what in page.evaluate(looking.LEFT_UNDER_A_BAR)[:5]]


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_all_pages_can_be_read(large, chosen, width):
    found, pages = [], 0
    for published, page in large.each(chosen, viewport=size(width)):
        assert page.evaluate(ROOT_SIZE) == 32, "the setting reaches the page"
        found += [f"{published.address}: {one}" for one in unreadable(page)]
        pages += 1
    assert pages == len(chosen) > 30
    assert not found, "\n".join([f"{len(found)} findings", *found])


def test_everything_on_a_phone_can_be_reached(large, chosen):
    kinds = {page.kind: page for page in chosen}
    found = []
    for published, page in large.each(kinds.values(), viewport=size(390)):
        found += [f"{published.address}: {one}" for one in walk(page)]
    assert not found, "\n".join([f"{len(found)} findings", *found])


def test_the_look_is_one_that_complains(large):
    with large.visitor(None, viewport=size(390)) as page:
        page.set_content(MEANT_FOR_SMALL_TEXT)
        found = " / ".join(unreadable(page))
    for what in ('low "two lines', 'cut "a line', 'short "another', '"under" and "over"', '"the last line'):
        assert what in found, f"{what} is not in {found}"
