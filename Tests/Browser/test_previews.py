"""Small pictures in place of originals: on lists, on a phone, before a film plays, beside a remark."""

import shutil
import time

import pytest

import crawling
from portal import Portal
from visiting import Visitors, size

TOOLS = ["vipsthumbnail", "pdftoppm", "ffmpeg"]
LOADED = "e => e.complete && e.naturalWidth"
# Pictures further down wait until somebody comes near.
EAGER = "document.querySelectorAll('img').forEach(img => img.loading = 'eager')"


def at_rest(portal):
    """Between two pictures there is a moment; a second is none."""
    making = portal.folder / "data/previews/making"
    seen = []
    for _ in range(10):
        seen += making.iterdir()
        time.sleep(.1)
    return not seen


@pytest.fixture(scope="module")
def pictured(tmp_path_factory):
    """The demo agency with all its previews."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    assert not missing, f"{missing} make previews; scripts/test installs them"
    portal = Portal(tmp_path_factory.mktemp("pictured"), PORTICO_PREVIEWS="on")
    portal.run("demo")
    portal.run("generate")
    portal.start()
    wanted = """
        SELECT count(DISTINCT version_file.sha256) FROM version_file JOIN blob USING (workspace, sha256)
        WHERE media_type IN ('image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'application/pdf',
          'video/mp4', 'video/webm')"""
    tried = "SELECT count(*) FROM preview_attempt WHERE moment = -1"
    portal.wait(lambda: portal.sql(wanted)[0][0] == portal.sql(tried)[0][0], "all previews", 180)
    portal.wait(lambda: portal.sql("SELECT 1 FROM preview WHERE kind = 'still'") and at_rest(portal), "all stills")
    portal.published()
    yield portal
    portal.stop()


@pytest.fixture(scope="module")
def looking(pictured, chromium):
    return Visitors(chromium, pictured), list(crawling.pages(pictured.output))


def loaded(page, images):
    page.evaluate(EAGER)
    widths = []
    for image in images.all():
        image.scroll_into_view_if_needed()
        page.wait_for_function(LOADED, arg=image.element_handle())
        widths.append(image.evaluate("e => e.naturalWidth"))
    return widths


def test_nothing_of_the_demo_is_without(pictured):
    assert pictured.sql("SELECT problem FROM preview_attempt WHERE problem <> ''") == []
    assert not list((pictured.folder / "data/previews/making").iterdir())


def test_a_list_loads_small_pictures_only(looking):
    visitors, pages = looking
    published = next(page for page in pages if page.kind == "deliverables" and "preview=small" in page.text)
    with visitors.visitor(published.client, viewport=size(390)) as page:
        visitors.open(page, published)
        widths = loaded(page, page.locator('.look img[src*="preview=small"]'))
        assert widths and max(widths) <= 800
        assert page.problems == []


def test_a_film_has_its_poster_and_a_phone_its_picture(looking):
    visitors, pages = looking
    film = next(page for page in pages if "preview=poster" in page.text and "preview=still" in page.text)
    with visitors.visitor(film.client, viewport=size(390)) as page:
        visitors.open(page, film)
        poster = page.locator("video").first.get_attribute("poster")
        assert poster.endswith("?preview=poster")
        answer = page.request.get(page.evaluate("path => new URL(path, location).href", poster))
        assert answer.status == 200 and answer.headers["content-type"] == "image/jpeg"
        assert set(loaded(page, page.locator('.spot img[src*="preview=still"]'))) == {640}
        assert page.problems == []
    large = next(page for page in pages if "preview=large" in page.text)
    with visitors.visitor(large.client, viewport=size(390)) as page:
        visitors.open(page, large)
        shown = page.locator(".stage .work img").first
        page.wait_for_function(LOADED, arg=shown.element_handle())
        assert "preview=" in shown.evaluate("e => e.currentSrc")
        assert page.problems == []
