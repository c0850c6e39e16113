"""No violation that axe knows, on any kind and state of page, light and dark; and targets that a finger hits."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from visiting import WIDTHS, size

# Everything that axe has, with the rules that it leaves off unless asked; its own best practices, too.
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
SIZES_ONLY = {"resultTypes": ["violations"], "runOnly": ["target-size"]}


class Checker:
    """axe, put into a page once and asked as often as needed."""

    script = Axe().axe_script

    def __init__(self, page):
        self.page = page
        page.evaluate(self.script)

    def violations(self, options):
        found = self.page.evaluate("options => axe.run(options)", options)["violations"]
        return [
            f"{one['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()})"
            for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visitors, chosen, scheme):
    found, pages = [], 0
    for published, page in visitors.each(chosen, color_scheme=scheme, viewport=size(390)):
        checker = Checker(page)
        pages += 1
        for width in (390, 1440):
            page.set_viewport_size(size(width))
            found += [f"{published.address} {width} {scheme}: {one}" for one in checker.violations(RULES)]
        for width in set(WIDTHS) - {390, 1440} if scheme == "light" else []:
            page.set_viewport_size(size(width))
            found += [f"{published.address} {width}: {one}" for one in checker.violations(SIZES_ONLY)]
    assert pages == len(chosen) > 30
    assert not found, "\n".join([f"{len(found)} findings", *found])
