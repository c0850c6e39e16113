"""Remarks about a place, by hand and by keys: a point of a picture, a second of a film; without scripts, in words."""

import json

import pytest

from visiting import Visitors, size

FILES = """SELECT version.deliverable, client.id FROM version_file
    JOIN version ON version.id = version_file.version JOIN deliverable ON deliverable.id = version.deliverable
    JOIN blob ON blob.sha256 = version_file.sha256 AND blob.workspace = version.workspace
    JOIN access ON access.project = deliverable.project AND access.revoked_at IS NULL
    JOIN client ON client.id = access.client AND client.locale NOT LIKE 'de%'
    WHERE blob.media_type LIKE ? AND deliverable.status IN ('ready', 'approved') AND version_file.position = 1
    AND version.number = (SELECT max(number) FROM version AS other WHERE other.deliverable = version.deliverable)
    ORDER BY (SELECT count(*) FROM version_file AS other WHERE other.version = version.id), client.id LIMIT 1"""


def work(portal, kind):
    """A client who sees a deliverable that begins with such a file, alone where there is one; and its page."""
    (deliverable, client), = portal.sql(FILES, kind)
    return client, f"/c/{client}/deliverables/{deliverable}/"


def pins(portal):
    return [json.loads(pin) for pin, in portal.sql("SELECT pin FROM comment WHERE body = 'Here.' ORDER BY posted_at")]


def send(page):
    page.get_by_label("Write to us about this work").fill("Here.")
    page.get_by_role("button", name="Send comment").click()
    page.wait_for_url("**/#comment_*")


def linked_both_ways(page):
    """From the remark to its pin, and from the pin to the remark."""
    comment = page.url.split("#")[1]
    page.locator(f"#{comment} .ref").click()
    page.wait_for_function("id => document.activeElement.getAttribute('href') === '#' + id", arg=comment)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/#{comment}")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_click_into_a_picture_pins_a_remark(chromium, portal, width):
    client, address = work(portal, "image/%")
    visitors = Visitors(chromium, portal)
    with visitors.visitor(client, viewport=size(width)) as page:
        page.goto(visitors.origins[client] + address)
        surface = page.locator(".surface")
        box = surface.bounding_box()
        surface.click(position={"x": box["width"] * .25, "y": box["height"] * .5})
        text = page.get_by_label("Write to us about this work")
        assert text.evaluate("box => document.activeElement === box")
        # Put away without a word, it leaves no pin.
        page.keyboard.press("Escape")
        assert page.locator("#pin").input_value() == "" and page.locator(".surface i").count() == 0
        assert surface.evaluate("surface => document.activeElement === surface")
        surface.click(position={"x": box["width"] * .25, "y": box["height"] * .5})
        assert page.locator(".pinned").is_visible()
        send(page)
        pin, = pins(portal)
        assert abs(pin["x"] - .25) < .01 and abs(pin["y"] - .5) < .01 and "page" not in pin
        linked_both_ways(page)
        assert page.problems == [] and page.evaluate("refused") == []
    assert portal.run("generate", "--check").returncode == 0


def test_keys_alone_pin_a_remark(chromium, portal):
    client, address = work(portal, "image/%")
    visitors = Visitors(chromium, portal)
    with visitors.visitor(client) as page:
        page.goto(visitors.origins[client] + address)
        page.locator(".surface").focus()
        page.keyboard.press("Enter")
        for key in ["ArrowRight"] * 5 + ["ArrowUp"] * 30:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        page.keyboard.type("Here.")
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.textContent") != "Send comment":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/#comment_*")
        assert pins(portal) == [{"x": .6, "y": 0}]


def test_a_film_gives_its_second_and_a_stretch(chromium, portal):
    client, address = work(portal, "video/%")
    visitors = Visitors(chromium, portal)
    with visitors.visitor(client) as page:
        page.goto(visitors.origins[client] + address)
        seek = "async second => { const film = document.querySelector('video'); film.currentTime = second; await new Promise(done => film.onseeked = done); }"
        page.evaluate(seek, 4.2)
        page.get_by_role("button", name="Comment on this moment").click()
        assert page.get_by_label("At which second").input_value() == "0:04"
        page.evaluate(seek, 7)
        page.get_by_role("button", name="Up to this moment").click()
        send(page)
        assert pins(portal) == [{"at": 4, "until": 7}]
        linked_both_ways(page)
        page.wait_for_function("document.querySelector('video').currentTime === 4")


@pytest.mark.parametrize("kind, label, typed, pin", [
    ("video/%", "At which second", "0:05 – 0:08", {"at": 5, "until": 8}), ("application/pdf", "On which page", "2", {"page": 2})])
def test_without_scripts_a_place_is_said_in_words(chromium, portal, kind, label, typed, pin):
    client, address = work(portal, kind)
    visitors = Visitors(chromium, portal)
    with visitors.visitor(client, java_script_enabled=False) as page:
        page.goto(visitors.origins[client] + address)
        assert page.locator(".js").count() == page.locator(".js:not(:visible)").count()
        page.get_by_label(label).fill("none")
        page.get_by_label("Write to us about this work").fill("Here.")
        page.get_by_role("button", name="Send comment").click()
        assert page.get_by_label(label).input_value() == "none" and page.locator(".err").is_visible()
        page.get_by_label(label).fill(typed)
        send(page)
        assert pins(portal) == [pin]
        assert page.locator(":target .ref b").inner_text().isdigit()
