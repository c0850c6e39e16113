"""How far files are that somebody sends; what is refused or does not arrive is told, and nothing typed is lost."""

import pytest

from visiting import Visitors


@pytest.fixture
def mara(chromium, portal):
    (client,), = portal.sql("SELECT id FROM client WHERE email = 'mara@fjell.example'")
    with Visitors(chromium, portal).visitor(client) as page:
        page.goto(f"{portal.base}/c/{client}/feedback/")
        page.form = page.locator("form", has=page.get_by_role("button", name="Send message"))
        yield page


def write(page, files):
    page.form.get_by_label("Your message").fill("Here is the logo.")
    page.form.get_by_label("Files, if they help").set_input_files(files)


def one(count, letter=b"x"):
    return {"name": "logo.bin", "mimeType": "application/octet-stream", "buffer": letter * count}


def test_progress_shows_and_ends_on_the_page_of_what_was_sent(mara, portal):
    seen = """() => { const line = document.querySelector('.sending p');
        new MutationObserver(() => sessionStorage.seen = (sessionStorage.seen ?? '') + line.textContent + '|').observe(line, {childList: true}); }"""
    mara.evaluate(seen)
    write(mara, one(20_000_000))
    mara.form.get_by_role("button", name="Send message").click()
    mara.wait_for_url("**/feedback/#thread_*")
    mara.get_by_role("link", name="logo.bin").first.wait_for()
    said = mara.evaluate("sessionStorage.seen")
    assert "Sending" in said and "100%" in said and "One moment" in said
    assert mara.form.get_by_label("Your message").input_value() == ""
    assert portal.sql("SELECT count(*) FROM feedback_message WHERE body = 'Here is the logo.'") == [(1,)]
    assert mara.problems == []


def test_a_refusal_is_the_servers_page_with_every_word(mara):
    write(mara, [one(9)] * 6)
    mara.form.get_by_role("button", name="Send message").click()
    mara.get_by_role("alert").wait_for()
    assert "At most 5 files" in mara.get_by_role("alert").inner_text()
    assert mara.form.get_by_label("Your message").input_value() == "Here is the logo."
    assert mara.evaluate("document.activeElement.id") == "wrong"
    # And it works from there.
    mara.form.get_by_label("Files, if they help").set_input_files(one(9))
    mara.form.get_by_role("button", name="Send message").click()
    mara.wait_for_url("**/feedback/#thread_*")


def test_a_line_that_drops_loses_neither_words_nor_files(mara, portal):
    mara.route("**/feedback", lambda route: route.abort())
    write(mara, one(9))
    mara.form.get_by_role("button", name="Send message").click()
    mara.get_by_text("The connection was lost.").first.wait_for()
    assert mara.form.get_by_label("Your message").input_value() == "Here is the logo."
    mara.unroute("**/feedback")
    mara.form.get_by_role("button", name="Send message").click()
    mara.wait_for_url("**/feedback/#thread_*")
    assert portal.sql("SELECT count(*) FROM feedback_message WHERE body = 'Here is the logo.'") == [(1,)]
