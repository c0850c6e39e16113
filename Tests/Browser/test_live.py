"""An open page shows what changed, and takes nothing from who uses it."""

import pytest

from visiting import Visitors

HOLD = "() => { window.kept = document.querySelector('main h1'); kept.dataset.kept = 'yes'; }"


@pytest.fixture
def mara(chromium, portal):
    (client,), = portal.sql("SELECT id FROM client WHERE email = 'mara@fjell.example'")
    with Visitors(chromium, portal).visitor(client) as page:
        page.clock.install()
        page.root = f"{portal.base}/c/{client}/"
        yield page
        assert page.problems == []


def later(page, seconds=25):
    page.clock.fast_forward(seconds * 1000)


def rename(portal, name):
    portal.sql("UPDATE project SET name = ? WHERE id IN (SELECT project FROM access JOIN client ON client.id = access.client WHERE email = 'mara@fjell.example')", name)
    portal.published()


def test_what_changed_shows_without_a_reload_and_the_rest_stays(mara, portal):
    mara.goto(mara.root)
    mara.evaluate(HOLD)
    mara.mouse.wheel(0, 300)
    mara.wait_for_function("scrollY > 0")
    before = mara.evaluate("scrollY")
    rename(portal, "A new name")
    later(mara)
    mara.get_by_role("heading", name="A new name").first.wait_for()
    assert mara.evaluate("kept.isConnected && document.querySelector('main h1') === kept")
    assert mara.evaluate("scrollY") == before
    assert mara.get_by_role("status").filter(has_text="brought up to date").count() == 1


def test_a_page_that_did_not_change_costs_one_small_answer(mara, portal):
    mara.goto(mara.root)
    mara.evaluate("document.addEventListener('refresh', () => window.refreshed = true)")
    for _ in range(2):
        with mara.expect_response(mara.root) as answer:
            later(mara)
        assert answer.value.request.all_headers()["if-none-match"]
        # The browser's own copy stands for the rest: nothing but the head came.
        assert "content-length" not in answer.value.all_headers()
    assert not mara.evaluate("window.refreshed")


def test_who_types_is_asked_first_and_loses_no_word(mara, portal):
    mara.goto(mara.root + "feedback/")
    box = mara.get_by_role("textbox", name="Your message")
    box.fill("Half a sen")
    box.evaluate("box => box.setSelectionRange(4, 4)")
    portal.sql("UPDATE client SET locale = 'de' WHERE email = 'mara@fjell.example'")
    portal.published()
    later(mara)
    show = mara.get_by_role("button", name="Show")
    show.wait_for()
    assert box.input_value() == "Half a sen" and box.evaluate("box => document.activeElement === box && box.selectionStart === 4")
    show.click()
    there = mara.get_by_role("textbox", name="Ihre Nachricht")
    there.wait_for()
    assert there.input_value() == "Half a sen"


def test_words_whose_form_is_gone_can_still_be_copied(mara, portal):
    work, = portal.sql("""SELECT deliverable.id FROM deliverable JOIN access ON access.project = deliverable.project
        JOIN client ON client.id = access.client WHERE client.email = 'mara@fjell.example' AND deliverable.status = 'ready'""")[0]
    mara.goto(f"{mara.root}deliverables/{work}/")
    if not mara.get_by_role("button", name="Request changes").count():
        pytest.fail("there is nothing to decide")
    mara.get_by_role("button", name="Request changes").click()
    mara.locator("#changes-note").fill("The moon, please.")
    portal.sql("UPDATE deliverable SET status = 'changes_requested' WHERE id = ?", work)
    portal.published()
    later(mara)
    mara.get_by_role("button", name="Show").click()
    assert mara.get_by_label("What you had written").input_value() == "The moon, please."


def test_a_film_runs_on_while_words_beside_it_change(mara, portal):
    work, = portal.sql("SELECT id FROM deliverable WHERE title = 'Winter film, teaser'")[0]
    mara.goto(f"{mara.root}deliverables/{work}/")
    mara.evaluate("async () => { window.film = document.querySelector('video'); film.currentTime = 3; await new Promise(done => film.onseeked = done); }")
    portal.sql("UPDATE deliverable SET title = 'The film' WHERE id = ?", work)
    portal.published()
    later(mara)
    mara.get_by_role("heading", name="The film").wait_for()
    assert mara.evaluate("film.isConnected && film.currentTime === 3")


def test_who_asks_in_vain_asks_less_often(mara):
    # What comes after an answer is for the page to decide: it is asked, not waited for.
    mara.add_init_script("const wait = setTimeout; window.waits = []; window.setTimeout = (what, time) => (time > 9000 && waits.push(time), wait(what, time));")
    answered = "count => waits.length === count"
    mara.goto(mara.root)
    # As it begins, and when the look that every page takes once it shows is over.
    mara.wait_for_function(answered, arg=2)
    mara.route(mara.root, lambda route: route.fulfill(status=503, body=""))
    for count, seconds in enumerate((25, 60, 120), 3):
        with mara.expect_response(mara.root) as answer:
            later(mara, seconds)
        assert answer.value.status == 503
        mara.wait_for_function(answered, arg=count)
    first, second, third = mara.evaluate("waits.slice(2)")
    assert 36_000 <= first <= 44_000 and 72_000 <= second <= 88_000 and 144_000 <= third <= 176_000
    mara.problems.clear()


def test_signed_out_elsewhere_the_page_stays_and_stops_asking(mara, portal):
    mara.goto(mara.root)
    portal.sql("UPDATE session SET ended_at = '2026-01-01T00:00:00.000Z'")
    mara.context.clear_cookies()
    asked = []
    mara.on("request", lambda request: asked.append(request.url) if request.url == mara.root else None)
    with mara.expect_response("**/sign-in/**"):
        later(mara)
    later(mara, 60)
    mara.evaluate("dispatchEvent(new Event('focus'))")
    assert mara.url == mara.root and len(asked) == 1 and mara.get_by_role("status").inner_text() == ""
