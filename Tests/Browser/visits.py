"""What one look at every published page tells: tests read it, so that no page is opened once for each of them."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import looking
from visiting import WIDTHS, size


@dataclass
class Visit:
    page: object
    problems: list
    refused: list
    hosts: set
    broken_media: list
    leads_to: list
    lonely_fragments: list
    unfit: dict = field(default_factory=dict)


def visit_all(visitors, pages):
    """One visit a page, looked at in each width."""
    visits = []
    for client, published in visitors.groups(pages):
        with visitors.visitor(client) as page:
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            for one in published:
                asked.clear()
                visitors.open(page, one)
                visits.append(look(page, one, asked))
    return visits


def look(page, published, asked):
    media = page.evaluate(looking.BROKEN_MEDIA)
    visit = Visit(
        published, list(page.problems), page.evaluate("refused"), {urlsplit(url).netloc for url in asked if url.startswith("http")}, media,
        page.evaluate(looking.LEADS_TO), page.evaluate(looking.LONELY_FRAGMENTS))
    for width in WIDTHS:
        page.set_viewport_size(size(width))
        visit.unfit[width] = findings(page)
    page.set_viewport_size(size(1440))
    return visit


def findings(page):
    """What does not fit, in words; nothing where all does."""
    over = page.evaluate(looking.SIDEWAYS)
    found = [f"scrolls sideways by {over} px"] if over > 0 else []
    found += [f"sticks out: {what}" for what in page.evaluate(looking.STICKING_OUT)[:5]]
    found += [f"overlaps: {what}" for what in page.evaluate(looking.OVERLAPPING)[:5]]
    return found + [f"is cut off: {what}" for what in page.evaluate(looking.CUT_OFF)[:5]]
