"""Keyboard only: each link, button and control is reached by Tab, in the order of the page, and is seen to be."""

import pytest

from visiting import size

# Marks what Tab has to reach: what a mouse could use, of what is visible. Closed details hide what is in them.
MARK = """() => {
  const found = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], audio[controls], [tabindex]')]
    .filter(element => !element.disabled && element.checkVisibility({checkVisibilityCSS: true})
      && element.getAttribute('tabindex') !== '-1');
  found.forEach((element, index) => { element.stop = index; });
  window.stops = found.map(element =>
    `<${element.tagName.toLowerCase()}> ${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}`);
  return stops;
}"""

# Where the focus is, and how one sees it: an outline around it, inside the window, not under a bar that floats.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  // The ring of a control in an SVG, or of what holds a film, may be drawn on a part of it.
  const parts = [element, ...element.querySelectorAll('*')].map(part => getComputedStyle(part));
  const ring = parts.some(part => part.outlineStyle !== 'none' && parseFloat(part.outlineWidth) >= 2
      || element instanceof SVGElement && part.stroke !== 'none' && parseFloat(part.strokeWidth) >= 3)
    || /^(VIDEO|AUDIO|IFRAME)$/.test(element.tagName);
  const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
  const at = [...element.getClientRects()].flatMap(line => [[line.left + line.width / 2, line.top + line.height / 2]])
    .concat([[x, y]]).map(([x, y]) => document.elementFromPoint(x, y));
  const uncovered = at.some(hit => hit && (element.contains(hit) || hit.contains(element)));
  return {stop: element.stop ?? -1, ring, inWindow: box.bottom > 0 && box.top < innerHeight, uncovered};
}"""


def walk(page):
    """Tab from the top of the page to its end: the stops, and what is wrong with any."""
    stops = page.evaluate(MARK)
    reached, found, outside = [], [], 0
    for _ in range(3 * len(stops) + 10):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        # In a PDF's viewer the focus is no element of the page; at its end it is outside for good.
        outside = outside + 1 if focus is None else 0
        if outside > 20:
            break
        stop = focus["stop"] if focus else None
        # A film's own controls are stops within it; coming round to the first is the end.
        if stop is None or stop == -1 or reached and stop == reached[-1]:
            continue
        if stop in reached:
            break
        reached.append(stop)
        name = stops[stop]
        found += [] if focus["ring"] else [f"{name} has no ring"]
        found += [] if focus["inWindow"] and focus["uncovered"] else [f"{name} is focused where nobody sees it"]
    found += [f"Tab does not reach {stops[stop]}" for stop in range(len(stops)) if stop not in reached]
    return found + ([] if reached == sorted(reached) else [f"the order is {reached}"])


@pytest.mark.parametrize("width", [390, 1440])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(visitors, chosen, width):
    found = []
    for published, page in visitors.each(chosen, viewport=size(width)):
        found += [f"{published.address}: {one}" for one in walk(page)]
    assert not found, "\n".join([f"{len(found)} findings", *found])


def test_the_first_tab_offers_to_skip_to_the_content(visitors, chosen):
    pages = {page.kind: page for page in chosen if page.client}.values()
    for published, page in visitors.each(pages, viewport=size(390)):
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.get_attribute("href") == "#main", published.address
        box = skip.bounding_box()
        assert box["y"] >= 0 and box["height"] >= 24, "the link is seen once it has the focus"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = page.evaluate("""() => {
          const focus = document.activeElement, main = document.querySelector('main');
          return focus === document.body || main.contains(focus)
            || !!(main.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING);
        }""")
        assert inside, f"{published.address}: what follows is above the content"
