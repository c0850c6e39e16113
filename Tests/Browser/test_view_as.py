"""The team looks at a client's pages, as the client sees them, and can do nothing there."""

import pytest
from axe_playwright_python.sync_playwright import Axe

import looking
from visiting import REPORTS, size

RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
MOVES = "document.querySelectorAll('form, button:not([type=button]), [method=post]').length"


@pytest.fixture
def elin(chromium, agency):
    """Somebody of the demo agency on a phone, at what Mara sees."""
    (client,), = agency.sql("SELECT id FROM client WHERE email = 'mara@fjell.example'")
    context = chromium.new_context(viewport=size(390), reduced_motion="reduce")
    context.add_init_script(REPORTS)
    page = context.new_page()
    page.problems, page.refused = [], []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("response", lambda answer: page.refused.append(f"{answer.status} {answer.url}") if answer.status > 399 else None)
    page.goto(agency.sign_in_link("elin@northlight.example"))
    page.get_by_role("button").click()
    page.wait_for_url("**/team/**")
    page.root = f"/team/preview/{client}/"
    page.goto(page.url.split("/team/")[0] + page.root)
    yield page
    context.close()


def check(page):
    """It is what it says, does nothing, and fits."""
    strip = page.get_by_role("complementary", name="View as a client")
    assert strip.inner_text().startswith("You see what Mara sees. Read only: nothing is sent.")
    assert page.evaluate(MOVES) == 0
    assert page.evaluate(looking.SIDEWAYS) <= 0
    assert page.evaluate("[...document.links].filter(link => link.pathname.startsWith('/c/')).length") == 0
    assert page.evaluate(looking.BROKEN_MEDIA) == [] and page.evaluate("refused") == []
    page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options)", RULES)["violations"]
    assert not found, [f"{page.url} {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def test_all_tabs_and_what_they_lead_to(elin):
    tabs = elin.get_by_role("navigation", name="Portal").get_by_role("link")
    count = tabs.count()
    assert count == 5
    for scheme in ("light", "dark"):
        elin.emulate_media(color_scheme=scheme)
        for index in range(count):
            tabs.nth(index).click()
            elin.wait_for_url(f"**{elin.root}**")
            assert tabs.nth(index).get_attribute("aria-current") == "page"
            check(elin)
    for width in (320, 1440):
        elin.set_viewport_size(size(width))
        tabs.first.click()
        check(elin)
    elin.get_by_role("link", name="Mara Lindqvist").click()
    elin.wait_for_url("**/you/")
    check(elin)
    assert elin.problems == [] and elin.refused == []


def test_a_film_and_pictures_load_and_files_come(elin, agency):
    (film,), = agency.sql("SELECT id FROM deliverable WHERE title = 'Winter film, teaser'")
    elin.goto(elin.url + f"deliverables/{film}/")
    check(elin)
    assert elin.evaluate("""async () => {
        const film = document.querySelector('video');
        film.currentTime = 3;
        await new Promise(done => film.onseeked = done);
        return film.videoWidth > 0 && film.currentTime === 3;
    }""")
    elin.goto(elin.url.split(elin.root)[0] + elin.root + "deliverables/")
    pictures = elin.locator("main img")
    assert pictures.count() > 1
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        elin.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    elin.goto(elin.url.replace("deliverables/", "files/"))
    with elin.expect_download() as coming:
        elin.locator("a.file").first.click()
    assert coming.value.path().stat().st_size > 0
    assert elin.refused == []


def test_from_a_project_and_back(elin):
    elin.goto(elin.url.split("/team/")[0] + "/team/projects/")
    elin.get_by_role("link", name="Winter range").first.click()
    project = elin.url
    elin.locator(f"a[href^='{elin.root}']").click()
    check(elin)
    elin.get_by_role("link", name="Back to Winter range").click()
    assert elin.url == project


def test_an_open_page_asks_for_nothing(elin):
    elin.clock.install()
    elin.reload()
    asked = []
    # The browser's own question for the site's icon comes when it likes.
    elin.on("request", lambda request: asked.append(request.url) if request.resource_type in ("fetch", "xhr", "document", "eventsource") else None)
    elin.clock.fast_forward(120_000)
    elin.evaluate("dispatchEvent(new Event('focus'))")
    elin.wait_for_timeout(300)
    assert asked == []
