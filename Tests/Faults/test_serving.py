"""The server itself under faults: locked out of its database, without a log, without file descriptors."""

import http.client
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "Browser"))
from portal import demo_in_english  # noqa: E402

OURS = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def installation(tmp_path):
    installation = demo_in_english(tmp_path)
    yield installation
    installation.stop()


def ask(installation, method, path, body=None, headers=None, timeout=60):
    """Status, headers, text."""
    connection = http.client.HTTPConnection("localhost", installation.port, timeout=timeout)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def sign_in(installation):
    """The cookies of a client, and their home."""
    email = installation.sql("SELECT email FROM client WHERE erased_at IS NULL ORDER BY id LIMIT 1")[0][0]
    path = urllib.parse.urlsplit(installation.sign_in_link(email)).path
    status, headers, _ = ask(installation, "POST", path, "", OURS)
    assert status == 303
    cookies = "; ".join(value.split(";")[0] for value in headers.get_all("Set-Cookie"))
    return {"Cookie": cookies}, headers["Location"]


def test_while_the_database_is_locked_pages_are_served_and_the_rest_gets_a_clear_answer_in_its_time(installation):
    installation.start()
    cookies, home = sign_in(installation)
    lock = sqlite3.connect(installation.database, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    answers = []

    def post():
        start = time.monotonic()
        status, headers, text = ask(installation, "POST", "/sign-in", "email=a%40b.example", OURS)
        answers.append((status, text, headers, time.monotonic() - start))

    posts = [threading.Thread(target=post) for _ in range(8)]
    for thread in posts:
        thread.start()
    pages = 0
    # Longer than two of the server's waits, so that whoever stands third in line would be too late.
    end = time.monotonic() + 26
    while time.monotonic() < end:
        status, _, text = ask(installation, "GET", home, headers=cookies)
        assert status == 200 and "</html>" in text
        assert ask(installation, "GET", "/sign-in/")[0] == 200
        assert installation.status("/healthz") == 200
        pages += 1
        time.sleep(0.05)
    lock.execute("ROLLBACK")
    for thread in posts:
        thread.join()
    assert pages > 50
    assert len(answers) == 8
    for status, text, headers, seconds in answers:
        assert seconds < 24, seconds
        if status == 503:
            assert "back in a moment" in text and headers["Retry-After"] == "10"
    assert all(status == 503 for status, *_ in answers)
    assert ask(installation, "POST", "/sign-in", "email=a%40b.example", OURS)[0] == 303
    assert ask(installation, "POST", "/sign-out", "", {**OURS, **cookies})[0] == 303
    installation.wait(lambda: installation.status("/readyz") == 200, "readiness")


def test_a_log_that_cannot_be_written_stops_nobody(installation):
    with open("/dev/full", "w") as full:
        installation.server = subprocess.Popen(
            [installation.program, "serve"], env={**installation.environment, "LOG_LEVEL": "debug"}, stderr=full)
        installation.wait(lambda: installation.status("/healthz") == 200, "the server to answer")
        cookies, home = sign_in(installation)
        for _ in range(20):
            assert ask(installation, "GET", home, headers=cookies)[0] == 200
            assert ask(installation, "GET", "/nothing")[0] == 404
        assert installation.server.poll() is None
        installation.stop()


def test_with_few_file_descriptors_too_many_connections_wait_and_it_recovers(installation):
    with open(installation.folder / "serve.log", "w") as log:
        installation.server = subprocess.Popen(
            ["prlimit", "--nofile=96", installation.program, "serve"], env=installation.environment, stdout=log, stderr=log)
        installation.wait(lambda: installation.status("/healthz") == 200, "the server to answer")
        cookies, home = sign_in(installation)
        crowd = []
        for _ in range(300):
            connection = socket.create_connection(("127.0.0.1", installation.port))
            connection.sendall(b"GET / HTTP/1.1\r\n")
            crowd.append(connection)
        assert installation.status("/healthz") == 200, "the operator's door is another one"
        for connection in crowd:
            connection.close()
        assert ask(installation, "GET", home, headers=cookies)[0] == 200
        assert installation.server.poll() is None
    text = (installation.folder / "serve.log").read_text()
    assert not re.search("Fatal|crash", text), text[-2000:]
