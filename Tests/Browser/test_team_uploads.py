"""Files that the team uploads: how far they are, a line that drops, a page that is loaded anew, and no scripts at all."""

import hashlib
import os
import re
from contextlib import contextmanager

import pytest

from visiting import size


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "winter film.mov"
    path.write_bytes(os.urandom(30_000_000))
    return path


@pytest.fixture
def work(chromium, portal):
    """The page of a draft, as an owner sees it."""
    with console(chromium, portal) as page:
        yield page


@contextmanager
def console(chromium, portal, **options):
    (email,), = portal.sql("SELECT email FROM member WHERE role = 'owner' LIMIT 1")
    (deliverable,) = portal.sql("SELECT id FROM deliverable WHERE status IN ('draft', 'changesRequested', 'changes_requested') LIMIT 1")[0]
    context = chromium.new_context(**{"viewport": size(1440), "reduced_motion": "reduce"} | options)
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(portal.sign_in_link(email))
    page.get_by_role("button").first.click()
    page.wait_for_url("**/team/")
    page.deliverable, page.portal = deliverable, portal
    page.goto(re.sub(r"/team/$", f"/team/deliverables/{deliverable}/", page.url))
    yield page
    assert page.problems == []
    context.close()


def line(page, up=-1, offline=False):
    """How fast this browser sends, in bytes a second."""
    if not hasattr(page, "wire"):
        page.wire = page.context.new_cdp_session(page)
        page.wire.send("Network.enable")
    page.wire.send("Network.emulateNetworkConditions",
                   {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": up})


def choose(page, path):
    page.locator("form[action$=versions] input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Add version").click()


def bar(page):
    return page.evaluate("document.querySelector('.up progress')?.value ?? null")


def wait_for_bar(page, beyond):
    page.portal.wait(lambda: (bar(page) or 0) > beyond, f"the bar to be beyond {beyond}")


def wait_for_version(page):
    page.get_by_role("heading", name="Version", exact=False).first.wait_for()
    page.portal.wait(lambda: versions(page.portal, page), "the version")
    page.get_by_text("winter film.mov").first.wait_for()


def offsets(page):
    """Where each piece begins that is sent from now on."""
    seen = []
    page.on("request", lambda request: seen.append(int(request.headers["upload-offset"])) if request.method == "PATCH" else None)
    return seen


def versions(portal, page):
    return portal.sql("""SELECT version_file.name, version_file.sha256 FROM version_file
        JOIN version ON version.id = version_file.version WHERE version.deliverable = ?
        AND version_file.name = 'winter film.mov'""", page.deliverable)


def whole(film):
    return [("winter film.mov", hashlib.sha256(film.read_bytes()).hexdigest())]


def test_a_line_that_drops_midway_goes_on_by_itself_and_becomes_a_version(work, portal, film):
    line(work, up=6_000_000)
    choose(work, film)
    wait_for_bar(work, 0.3)
    assert re.search(r"of 30 MB", work.locator(".up p").inner_text())
    assert work.get_by_role("button", name="Add version").is_disabled()
    line(work, offline=True)
    work.get_by_text(re.compile(r"the line broke at \d+\s?%\. It goes on by itself\.")).first.wait_for()
    broke = bar(work)
    assert 0.3 <= broke < 1
    work.screenshot(path=os.environ.get("SHOTS", str(film.parent)) + "/broke.png")
    (partial,) = (portal.folder / "data" / "vault" / "partial").iterdir()
    received = partial.stat().st_size
    sent = offsets(work)
    line(work, up=6_000_000)
    wait_for_bar(work, broke)
    # What had come was not sent again.
    assert received > 0 and sent[0] >= received
    wait_for_version(work)
    assert versions(portal, work) == whole(film)
    assert portal.sql("SELECT count(*) FROM upload") == [(0,)]
    assert os.listdir(portal.folder / "data" / "vault" / "partial") == []


def test_a_page_that_is_loaded_anew_goes_on_with_the_file_that_is_chosen_again(work, portal, film):
    line(work, up=6_000_000)
    choose(work, film)
    wait_for_bar(work, 0.6)
    work.reload()
    line(work)
    sent = offsets(work)
    choose(work, film)
    wait_for_version(work)
    assert versions(portal, work) == whole(film)
    assert sent[0] >= 8 << 20


def test_stop_takes_the_upload_back_and_the_form_can_be_sent_again(work, portal, film):
    line(work, up=6_000_000)
    choose(work, film)
    wait_for_bar(work, 0.3)
    work.get_by_role("button", name="Stop").click()
    work.get_by_text("not sent").first.wait_for()
    portal.wait(lambda: portal.sql("SELECT count(*) FROM upload") == [(0,)], "the upload to go")
    assert versions(portal, work) == []
    line(work)
    work.get_by_role("button", name="Add version").click()
    wait_for_version(work)
    assert versions(portal, work) == whole(film)


def test_without_scripts_the_plain_form_sends_it(chromium, portal, film):
    with console(chromium, portal, java_script_enabled=False) as page:
        choose(page, film)
        page.wait_for_url("**/team/deliverables/*/")
        assert versions(portal, page) == whole(film)
