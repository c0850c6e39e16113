"""A real server with the demo agency, and a real Chromium."""

import os
import re
import socket
import sqlite3
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


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
            **settings,
        }
        self.server = None

    def run(self, *arguments, check=True, **settings):
        done = subprocess.run(
            [self.program, *arguments], env={**self.environment, **settings}, capture_output=True, text=True,
            cwd=ROOT, timeout=300)
        assert not check or done.returncode == 0, f"portico {arguments}: {done.stdout}{done.stderr}"
        return done

    def start(self, *arguments):
        self.log = open(self.folder / "serve.log", "a")
        self.server = subprocess.Popen(
            [self.program, "serve", *arguments], env=self.environment, cwd=ROOT, stdout=self.log, stderr=self.log)
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

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.terminate()
            assert self.server.wait(timeout=30) is not None
        self.server = None

    def sql(self, statement, *values):
        """As another process does: a connection of its own, foreign keys on."""
        connection = sqlite3.connect(self.database, timeout=10, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def sign_in_link(self, email):
        return re.search(r"http\S+", self.run("sign-in", email).stdout).group()


@pytest.fixture
def portal(tmp_path):
    portal = Portal(tmp_path)
    portal.run("demo")
    portal.run("generate")
    portal.start()
    yield portal
    portal.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        path = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(p)), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()
