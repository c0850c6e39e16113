"""`portico serve` killed with SIGKILL at any moment: nothing that was acknowledged is lost, no page is wrong."""

import os
import random
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

import pytest

from visitor import Visitor
from portal import demo_in_english

KILLS = int(os.environ.get("PORTICO_SERVE_KILLS", "20"))


@pytest.fixture
def installation(tmp_path):
    installation = demo_in_english(tmp_path)
    yield installation
    installation.stop()


class Editor:
    """Another process's edits: what it knows to be committed has to be there in the end."""

    def __init__(self, installation, chance):
        self.installation, self.chance = installation, chance
        self.titles = {}
        self.welcome = None
        self.milestones = [row[0] for row in installation.sql("SELECT id FROM milestone")]
        self.priya = installation.sql("SELECT id FROM client WHERE email LIKE 'priya%'")[0][0]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.failure = None

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()

    def _run(self):
        try:
            count = 0
            while not self._stop.is_set():
                count += 1
                self._edit(count)
                self._stop.wait(0.004)
        except sqlite3.Error as error:
            self.failure = error

    def _edit(self, count):
        what = self.chance.randrange(20)
        if what == 0:
            self.installation.sql("UPDATE workspace SET welcome = ?", f"Welcome {count}")
            self.welcome = f"Welcome {count}"
        elif what == 1:
            self.installation.sql(
                "UPDATE access SET revoked_at = CASE WHEN revoked_at IS NULL THEN '2026-01-01T00:00:00.000Z' END "
                "WHERE client = ?", self.priya)
        else:
            milestone = self.chance.choice(self.milestones)
            self.installation.sql("UPDATE milestone SET title = ? WHERE id = ?", f"Title {count}", milestone)
            self.titles[milestone] = f"Title {count}"


def pages(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in Path(folder).glob("ws_*/clients/**/*") if path.is_file()
    }


def assert_whole(folder):
    for path in Path(folder).glob("ws_*/**/*.html"):
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            continue
        assert text.startswith(b"<!doctype html>") and text.rstrip().endswith(b"</html>"), path


def killed_while_starting(installation, chance):
    with open(installation.folder / "serve.log", "a") as log:
        process = subprocess.Popen(
            [installation.program, "serve"], env=installation.environment, stdout=log, stderr=log)
    time.sleep(chance.random() * 0.4)
    process.send_signal(signal.SIGKILL)
    process.wait()


def killed_while_serving(installation, chance, signed_in):
    """Somebody signs in meanwhile; who got an answer has a session for good."""
    installation.start()
    for visitor in signed_in[-4:]:
        visitor.still_works()
    visitor = Visitor(installation, chance.choice(["mara@fjell.example", "tom@harbourpine.example"]))
    link = visitor.link()
    # Now and then in the middle of it, now and then while the generator works.
    delay = chance.random() * chance.choice([0.005, 0.02, 0.3])
    alarm = threading.Timer(delay, installation.server.send_signal, [signal.SIGKILL])
    alarm.start()
    if visitor.sign_in(link):
        signed_in.append(visitor)
    alarm.join()
    installation.server.wait()


def test_serve_killed_at_random_moments_under_edits_loses_nothing_that_was_acknowledged(installation):
    seed = int(os.environ.get("PORTICO_TEST_SEED", random.SystemRandom().getrandbits(32)))
    print(f"PORTICO_TEST_SEED={seed}")
    chance = random.Random(seed)
    first = Visitor(installation, "mara@fjell.example")
    installation.start()
    assert first.sign_in(first.link())
    installation.stop()
    signed_in = [first]
    with Editor(installation, random.Random(seed + 1)) as editor:
        for _ in range(KILLS):
            if chance.randrange(3) == 0:
                killed_while_starting(installation, chance)
            else:
                killed_while_serving(installation, chance, signed_in)
            assert_whole(installation.output)
    assert editor.failure is None, editor.failure
    print(f"{len(signed_in)} sign-ins were acknowledged")

    # Started once more, the server brings everything up to date by itself.
    installation.start()
    installation.wait(lambda: installation.sql("SELECT count(*) FROM change") == [(0,)], "the changes to be published")
    for visitor in signed_in:
        visitor.still_works()
    installation.stop()
    assert dict(installation.sql("SELECT id, title FROM milestone")).items() >= editor.titles.items()
    assert installation.sql("SELECT welcome FROM workspace") == [(editor.welcome,)] or editor.welcome is None
    assert installation.sql("PRAGMA integrity_check") == [("ok",)]
    assert installation.sql("PRAGMA foreign_key_check") == []
    check = installation.run("generate", "--check", check=False)
    assert check.returncode == 0, check.stdout
    clean = installation.folder / "clean"
    incremental = pages(installation.output)
    installation.run("generate", "--all", PORTICO_OUTPUT=str(clean))
    assert incremental == pages(clean) != {}
    assert list((installation.output / ".stage").glob("*/*")) == []


def test_a_link_that_was_promised_comes_although_the_server_is_killed_right_afterwards(installation):
    installation.start()
    mara = Visitor(installation, "mara@fjell.example")
    outbox = installation.folder / "data" / "outbox"
    for email in ("tom@harbourpine.example", "priya@juniperlane.example", "mara@fjell.example"):
        before = len(list(outbox.glob("*.eml")))
        answer = mara.door.post("/sign-in", f"email={email}", host=mara.host)
        assert (answer.status, answer["location"]) == (303, "/sign-in/sent")
        installation.server.send_signal(signal.SIGKILL)
        installation.server.wait()
        installation.start()
        installation.wait(lambda: len(list(outbox.glob("*.eml"))) > before, "the mail", seconds=2)
