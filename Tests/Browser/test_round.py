"""The whole way of a review: the team uploads, mail brings the client, who looks, remarks and decides on a phone; the
team sees it at once, the record holds up, and a colleague reads who decided. With scripts and without."""

import json
import re
import sqlite3
import sys
from pathlib import Path

import pytest

from portal import ROOT, demo_agency
from visiting import Visitors, size

sys.path.append(str(Path(__file__).resolve().parents[1] / "Faults"))
from mail_server import MailServer  # noqa: E402

MEDIA = ROOT / "site-templates" / "demo"
WORKS = {"Shelf picture": "boathouse.jpg", "Timetable": "timetable.pdf", "Film": "winter-film.mp4"}
MARA, ELIAS, IDA = "mara@fjell.example", "elias@fjell.example", "ida@northlight.example"


@pytest.fixture
def post():
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def portal(tmp_path, post):
    portal = demo_agency(
        tmp_path, SMTP_URL=f"smtp://127.0.0.1:{post.port}", MAIL_FROM="portal@northlight.example")
    portal.start()
    yield portal
    portal.stop()


def mails(post, reader, about):
    return [mail for mail in post.mails() if reader in mail["To"] and about in mail["Subject"]]


def link(mail, pattern):
    return re.search(pattern, mail.get_body(("plain",)).get_content()).group()


def browser(chromium, portal, width, scripts):
    context = chromium.new_context(viewport=size(width), java_script_enabled=scripts, reduced_motion="reduce")
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    return page


def upload(page, portal, title, name):
    """The team's page of the project: a new deliverable with its first version, ready at once."""
    (project,), = portal.sql("SELECT id FROM project WHERE name = 'Winter range'")
    page.goto(f"{portal.base}/team/projects/{project}/")
    page.get_by_text("New deliverable").click()
    page.get_by_label("What it is", exact=True).fill(title)
    page.get_by_label("Files, up to 20").set_input_files(MEDIA / name)
    page.get_by_label("Ready for review at once").check()
    page.get_by_role("button", name="Create deliverable").click()
    page.wait_for_url("**/team/deliverables/del_*/")
    assert "waits for a decision" in page.locator(".head").inner_text()
    return page.url.rstrip("/").split("/")[-1]


def comes_in(page, portal, post, address):
    """From the link in a mail to the page that it names, through the sign-in that it asks for."""
    before = len(mails(post, MARA, "sign-in link"))
    page.goto(address)
    page.get_by_role("button", name="Send me a sign-in link").click()
    page.wait_for_url("**/sign-in/sent")
    portal.wait(lambda: len(mails(post, MARA, "sign-in link")) > before, "the mail with the link")
    page.goto(link(mails(post, MARA, "sign-in link")[-1], r"http\S+/sign-in/\S+"))
    page.locator("main button").click()
    page.wait_for_url(address)


def shows(page, name, scripts):
    """The work itself is on the page, not only its name."""
    if name.endswith(".jpg"):
        picture = page.locator(".stage img").first
        assert not scripts or picture.evaluate("async image => (await image.decode(), image.naturalWidth)") > 100
        assert page.request.get(picture.evaluate("image => image.currentSrc") if scripts else
                                page.url.split("/c/")[0] + picture.get_attribute("src")).status == 200
    elif name.endswith(".pdf"):
        frame = page.locator(".stage iframe")
        answer = page.request.get(page.url.split("/c/")[0] + frame.get_attribute("src").split("#")[0])
        assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    else:
        film = page.locator(".stage video")
        source = page.url.split("/c/")[0] + film.locator("source").get_attribute("src")
        part = page.request.get(source, headers={"Range": "bytes=100-199"})
        assert part.status == 206 and len(part.body()) == 100
        if scripts:
            film.evaluate("film => new Promise(done => film.readyState ? done() : film.onloadedmetadata = done)")
            film.evaluate("film => new Promise(done => { film.onseeked = done; film.currentTime = 1 })")


def remarks(page, scripts):
    if scripts:
        surface = page.locator(".surface")
        box = surface.bounding_box()
        surface.click(position={"x": box["width"] * .4, "y": box["height"] * .4})
    page.get_by_label("Write to us about this work").fill("The light here is lovely.")
    page.get_by_role("button", name="Send comment").click()
    page.wait_for_url("**/#comment_*")


def asks_for_changes(page):
    page.get_by_role("button", name="Request changes").click()
    page.get_by_label("Your words reach us as they are").fill("A little brighter, please.")
    page.get_by_role("button", name="Send to us").click()
    page.wait_for_load_state()
    assert "A little brighter" in page.locator("main").inner_text()


def approves(page):
    page.get_by_role("button", name=re.compile("^Approve version")).click()
    page.get_by_role("button", name="Approve and lock").click()
    page.wait_for_load_state()
    assert page.get_by_role("link", name="Download your receipt").is_visible()


def resists(portal, page, deliverable):
    """What is approved stays as it was approved, whoever tries."""
    done = portal.run("do", "deliverable.edit", f"deliverable={deliverable}", "title=Other", "--as", IDA, check=False)
    assert done.returncode == 1 and "decided already" in done.stderr
    columns = [name for _, name, *_ in portal.sql("PRAGMA table_info(deliverable)")]
    for statement in (
        f"UPDATE deliverable SET title = 'Other' WHERE id = '{deliverable}'",
        f"DELETE FROM deliverable WHERE id = '{deliverable}'",
        f"INSERT OR REPLACE INTO deliverable SELECT {', '.join(c if c != 'title' else chr(39) + 'Other' + chr(39) for c in columns)}"
        f" FROM deliverable WHERE id = '{deliverable}'",
        f"DELETE FROM approval WHERE deliverable = '{deliverable}'",
        f"UPDATE version SET sha256 = '{'0' * 64}' WHERE deliverable = '{deliverable}'",
    ):
        with pytest.raises(sqlite3.Error):
            portal.sql(statement)
    (version,), = portal.sql("SELECT id FROM version WHERE deliverable = ?", deliverable)
    again = page.request.post(
        page.url.split("#")[0] + "request-changes", form={"version": version, "note": "No."},
        headers={"Origin": portal.base, "Accept": "application/json"})
    assert again.status == 409


def is_verified(portal, post, tmp_path, title, name):
    """The receipt came by mail, and holds up with no portal at all; one byte less does not."""
    portal.wait(lambda: len(mails(post, MARA, title)) > 1, "the receipt")
    mail = next(m for m in mails(post, MARA, title) if list(m.iter_attachments()))
    receipt, keys = tmp_path / "receipt.json", tmp_path / "keys.json"
    receipt.write_bytes(next(mail.iter_attachments()).get_payload(decode=True))
    import urllib.request
    keys.write_bytes(urllib.request.urlopen(f"{portal.base}/.well-known/jwks.json").read())
    elsewhere = {"PORTICO_DATA": str(tmp_path / "nothing")}
    work = tmp_path / name
    work.write_bytes((MEDIA / name).read_bytes())
    assert "genuine" in portal.run("verify", str(receipt), str(work), "--keys", str(keys), **elsewhere).stdout
    work.write_bytes(work.read_bytes()[:-1] + b"!")
    assert portal.run("verify", str(receipt), str(work), "--keys", str(keys), check=False, **elsewhere).returncode == 1
    text = receipt.read_text()
    assert json.loads(text)
    receipt.write_text(text.replace(title, title[:-1] + "!", 1))
    assert portal.run("verify", str(receipt), "--keys", str(keys), check=False, **elsewhere).returncode == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_round_from_upload_to_receipt(chromium, portal, post, tmp_path, scripts):
    team = browser(chromium, portal, 1440, scripts)
    team.goto(portal.sign_in_link(IDA))
    team.locator("main button").click()
    team.wait_for_url("**/team/")
    works = {title: upload(team, portal, title, name) for title, name in WORKS.items()}
    for title in WORKS:
        portal.wait(lambda: mails(post, MARA, title), f"the mail about {title}")
    team.goto(f"{portal.base}/team/")
    waiting = int(re.search(r"(\d+) for you", team.locator(".head").inner_text()).group(1))

    phone = browser(chromium, portal, 390, scripts)
    addresses = {title: link(mails(post, MARA, title)[0], r"http\S+/c/\S+/deliverables/\S+/") for title in WORKS}
    comes_in(phone, portal, post, addresses["Shelf picture"])
    for title, name in WORKS.items():
        phone.goto(addresses[title])
        shows(phone, name, scripts)
    phone.goto(addresses["Shelf picture"])
    remarks(phone, scripts)
    phone.goto(addresses["Shelf picture"])
    asks_for_changes(phone)
    for title in ("Timetable", "Film"):
        phone.goto(addresses[title])
        approves(phone)

    # Three more tasks in the lead's inbox, which was open all the time: without a reload where there are scripts.
    if not scripts:
        team.reload()
    team.get_by_text(f"{waiting + 3} for you, ").wait_for()
    for words in ("asks for changes: Shelf picture", "approved Timetable", "approved Film"):
        assert team.locator(".tasks").get_by_text(words).count() == 1
    assert team.problems == [] and phone.problems == []

    phone.goto(addresses["Film"])
    resists(portal, phone, works["Film"])
    is_verified(portal, post, tmp_path, "Timetable", WORKS["Timetable"])

    # A colleague sees the decision, and whose it was.
    visitors = Visitors(chromium, portal)
    (elias,), = portal.sql("SELECT id FROM client WHERE email = ?", ELIAS)
    with visitors.visitor(elias, java_script_enabled=scripts, viewport=size(390)) as page:
        page.goto(f"{portal.base}/c/{elias}/deliverables/{works['Film']}/")
        assert "Mara Lindqvist" in page.locator("main").inner_text()
        assert page.get_by_role("button", name=re.compile("^Approve version")).count() == 0
    portal.published()
    assert portal.run("generate", "--check").returncode == 0
