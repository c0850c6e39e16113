"""One running installation: the program in a folder of its own, on ports of its own."""

import atexit
import os
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


_made = {}


def once(name, make):
    """A folder that `make` has filled, once a run: who wants to change what is in it takes a copy."""
    if name not in _made:
        folder = Path(tempfile.mkdtemp(prefix="portico-tests-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        make(folder)
        _made[name] = folder
    return _made[name]


def english_templates():
    """Those without the other languages: who starts the program a hundred times does not wait for them each time."""
    def make(folder):
        shutil.copytree(ROOT / "site-templates", folder, dirs_exist_ok=True)
        for path in (folder / "locales").rglob("*.json"):
            if path.stem != "en":
                path.unlink()
    return str(once("english templates", make))


def demo_agency(folder, **settings):
    """The demo agency with its pages."""
    made_with = {name: settings[name] for name in ("PORTICO_BASE_URL", "PORTICO_TEMPLATES") if name in settings}

    def make(folder):
        portal = Portal(folder, **made_with)
        portal.run("demo")
        portal.run("generate")
    return Portal(folder, **settings).copy_of(once(("demo", *sorted(made_with.items())), make))


def demo_in_english(folder, **settings):
    """The same for tests that read no other language, and start the program more quickly for it."""
    return demo_agency(folder, PORTICO_TEMPLATES=english_templates(), **settings)


def _ports():
    """Below those that connections begin at (32768 on Linux), each once; of two processes that test at once none has
    the other's."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    start = 11_000 + worker % 3 * 7_000
    offset = random.SystemRandom().randrange(7_000)
    while True:
        yield start + offset
        offset = (offset + 1) % 7_000


_numbers = _ports()


def free_port():
    """For a server that is started, stopped and started again."""
    for number in _numbers:
        with socket.socket() as s:
            # Where somebody listened a minute ago, somebody may again.
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", number))
            except OSError:
                continue
            return number


class Portal:
    """One running installation in a folder of its own."""

    def __init__(self, folder, **settings):
        self.folder = Path(folder)
        self.port, self.admin = free_port(), free_port()
        self.base = f"http://localhost:{self.port}"
        self.database = self.folder / "data" / "portico.sqlite"
        self.output = self.folder / "output"
        self.program = os.environ.get("PORTICO") or str(ROOT / ".build/debug/portico")
        self.environment = {
            **os.environ,
            "PORTICO_DATA": str(self.folder / "data"),
            "PORTICO_OUTPUT": str(self.output),
            "PORTICO_TEMPLATES": str(ROOT / "site-templates"),
            "PORTICO_LISTEN": f"127.0.0.1:{self.port}",
            "PORTICO_ADMIN_LISTEN": f"127.0.0.1:{self.admin}",
            "PORTICO_BASE_URL": self.base,
            # They come when they are ready: pages would change while tests look at them.
            "PORTICO_PREVIEWS": "off",
            **settings,
        }
        self.server = None

    def copy_of(self, other):
        """Begins with the data and the pages of another, which does not run."""
        subprocess.run(["cp", "-a", other / "data", other / "output", self.folder], check=True)
        return self

    def run(self, *arguments, check=True, **settings):
        done = subprocess.run(
            [self.program, *arguments], env={**self.environment, **settings}, capture_output=True, text=True,
            cwd=ROOT, timeout=300)
        assert not check or done.returncode == 0, f"portico {arguments}: {done.stdout}{done.stderr}"
        if arguments[0] == "demo" and done.returncode == 0:
            self.reminded()
        return done

    def reminded(self):
        """As if this morning's reminders were out: mails that come or not by the hour are no matter of most tests."""
        for days in (-1, 0, 1):
            self.sql(
                "INSERT OR IGNORE INTO reminder_morning (workspace, day, written_at) "
                "SELECT id, date('now', ?), '2026-11-24T06:00:00.000Z' FROM workspace", f"{days} days")

    def start(self, *arguments):
        with open(self.folder / "serve.log", "a") as log:
            self.server = subprocess.Popen(
                [self.program, "serve", *arguments], env=self.environment, cwd=ROOT, stdout=log, stderr=log)
        self.wait(lambda: self.status("/healthz") == 200, "the server to answer")

    def status(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.admin}{path}", timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def wait(self, condition, what, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return
            assert self.server is None or self.server.poll() is None, (self.folder / "serve.log").read_text()
            time.sleep(0.01)
        raise AssertionError(f"waited {seconds} s for {what}\n" + (self.folder / "serve.log").read_text()[-3000:])

    def published(self):
        """Every change is on its pages."""
        self.wait(lambda: self.sql("SELECT count(*) FROM change") == [(0,)], "the change to be published")

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.terminate()
            assert self.server.wait(timeout=30) is not None
        self.server = None

    def connect(self):
        """As another process does: a connection of its own, foreign keys on."""
        connection = sqlite3.connect(self.database, timeout=10, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        return connection

    def sql(self, statement, *values):
        connection = self.connect()
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def sign_in_link(self, email):
        return re.search(r"http\S+", self.run("sign-in", email).stdout).group()
