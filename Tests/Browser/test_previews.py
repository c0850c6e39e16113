"""Small pictures in place of originals: on lists, on a phone, before a film plays, beside a remark."""

import json
import shutil
import time

import pytest

import crawling
from portal import demo_agency
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
    portal = demo_agency(tmp_path_factory.mktemp("pictured"), PORTICO_PREVIEWS="on")
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


def paged(looking):
    """A client who may remark on a PDF of several pages, and its page."""
    visitors, pages = looking
    for page in pages:
        if 'data-page="2"' in page.text and 'id="remark"' in page.text and page.address.split("/")[-3] == "deliverables":
            return visitors, page
    raise AssertionError("no deliverable of the demo is a PDF of two pages")


def last_pin(portal):
    return json.loads(portal.sql("SELECT pin FROM comment ORDER BY posted_at DESC LIMIT 1")[0][0])


@pytest.mark.parametrize("width", [390, 1440])
def test_a_click_into_a_page_of_a_pdf_pins_a_remark(looking, pictured, width):
    visitors, published = paged(looking)
    with visitors.visitor(published.client, viewport=size(width)) as page:
        visitors.open(page, published)
        surface = page.locator('.surface[data-page="2"]').first
        surface.scroll_into_view_if_needed()
        box = surface.bounding_box()
        assert box["height"] > 100
        # Not where the one before is.
        x = .3 if width == 390 else .6
        surface.click(position={"x": box["width"] * x, "y": box["height"] * .25})
        page.locator("#comment").fill("Here.")
        page.locator("#remark .btn").click()
        page.wait_for_url("**/#comment_*")
        pin = last_pin(pictured)
        assert pin["page"] == 2 and abs(pin["x"] - x) < .02 and abs(pin["y"] - .25) < .02
        comment = page.url.split("#")[1]
        mark = page.locator(f'.sheets .pin[href="#{comment}"]')
        assert mark.count() == 1
        page.locator(f"#{comment} .ref").click()
        page.wait_for_function("id => document.activeElement.getAttribute('href') === '#' + id", arg=comment)
        assert page.problems == [] and page.evaluate("refused") == []
    pictured.published()


def test_keys_alone_pin_a_remark_to_a_page(looking, pictured):
    visitors, published = paged(looking)
    with visitors.visitor(published.client) as page:
        visitors.open(page, published)
        surface = page.locator('.surface[data-page="2"]').first
        surface.focus()
        page.keyboard.press("Enter")
        for key in ["ArrowRight"] * 5 + ["ArrowUp"] * 30:
            page.keyboard.press(key)
        seen = "mark => { const m = mark.getBoundingClientRect(), b = mark.closest('.sheets').getBoundingClientRect(); return m.top >= b.top - 1 && m.bottom <= b.bottom + 1; }"
        assert surface.locator("i").evaluate(seen)
        page.keyboard.press("Enter")
        page.keyboard.type("Here.")
        page.locator("#remark .btn").click()
        page.wait_for_url("**/#comment_*")
        assert {key: last_pin(pictured)[key] for key in "xy"} == {"x": .6, "y": 0}
        assert page.problems == []
    pictured.published()


def test_the_team_pins_to_the_same_stage_and_settles(pictured, chromium, looking):
    _, published = paged(looking)
    deliverable = published.address.split("/deliverables/")[1].strip("/")
    context = chromium.new_context(viewport=size(1440), reduced_motion="reduce")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(pictured.sign_in_link("ida@northlight.example"))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    page.goto(f"{pictured.base}/team/deliverables/{deliverable}/")
    surface = page.locator('.surface[data-page="1"]').first
    assert set(loaded(page, page.locator(".sheets img"))) != {0}
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    surface.click(position={"x": box["width"] * .2, "y": box["height"] * .1})
    page.locator("#comment").fill("From us.")
    page.locator("#remark .btn").click()
    page.locator(".talk").get_by_text("From us.").wait_for()
    pin = last_pin(pictured)
    assert pin["page"] == 1 and abs(pin["x"] - .2) < .02
    (comment,), = pictured.sql("SELECT id FROM comment WHERE body = 'From us.'")
    assert page.locator(f'.pin[href="#{comment}"]').count() == 1
    page.locator(f"#{comment} .acts > form button").click()
    page.wait_for_url(f"**/#{comment}")
    assert pictured.sql("SELECT resolved_at IS NOT NULL FROM comment WHERE id = ?", comment) == [(1,)]
    assert page.locator(f'.pin[href="#{comment}"]').count() == 0
    assert problems == []
    context.close()


def test_without_scripts_the_pages_are_there_to_be_read(looking, pictured):
    visitors, published = paged(looking)
    with visitors.visitor(published.client, java_script_enabled=False) as page:
        visitors.open(page, published)
        assert page.locator(".sheets img").count() > 1 and page.locator(".surface:visible").count() == 0
        assert page.locator("#place-page").is_visible()
