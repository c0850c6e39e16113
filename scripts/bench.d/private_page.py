"""The private page that is asked for: its address, its bytes, and the proof that each server gives it as it should."""

import http.client
from dataclasses import dataclass
from pathlib import Path

from result import BenchError

SIZE = 8192
# Clients that are looked through for a page of that size.
LOOKED = 40


@dataclass
class PrivatePage:
    path: str
    file: Path
    # Where the files of this host's workspace lie.
    root: Path
    host: str
    cookie: str
    etag: str = ""

    @property
    def headers(self):
        return {"Host": self.host, "Cookie": self.cookie}

    @property
    def conditional(self):
        return self.headers | {"If-None-Match": self.etag}

    def ask(self, port, headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", self.path, headers=headers)
        response = connection.getresponse()
        return response.status, response.headers, response.read()

    def prove(self, name, port, checked):
        """The page with the cookie, byte for byte; behind a check, nothing without it or with a broken one."""
        status, headers, body = self.ask(port, self.headers)
        if status != 200 or body != self.file.read_bytes():
            raise BenchError(f"{name} answers {status} with {len(body)} bytes to {self.path}, not with the page")
        broken = self.cookie[:-6] + ("AAAAAA" if self.cookie[-6:] != "AAAAAA" else "BBBBBB")
        for cookies in ({}, {"Cookie": broken}):
            status, _, body = self.ask(port, {"Host": self.host} | cookies)
            if checked == (status == 200 or body == self.file.read_bytes()):
                raise BenchError(f"{name} answers {status} without a good token: it is not the server it should be")
        return headers

    def prove_unchanged(self, name, port):
        status, _, body = self.ask(port, self.conditional)
        if status != 304 or body:
            raise BenchError(f"{name} answers {status} to If-None-Match: {self.etag}, not 304")


def nearest(installation):
    """The home page whose size is nearest to SIZE; its client signed in. The server must be running."""
    candidates = []
    for number in range(1, min(LOOKED, installation.clients) + 1):
        file = home(installation, number)
        candidates.append((abs(file.stat().st_size - SIZE), number, file))
    _, number, file = min(candidates)
    _, client = installation.client(number)
    cookie = installation.signed_in(number)
    host = f"localhost:{installation.port}"
    page = PrivatePage(f"/c/{client}/", file, installation.output / "hosts" / "localhost", host, cookie)
    page.etag = page.prove("Portico", installation.port, checked=True).get("ETag", "")
    return page


def home(installation, number):
    workspace, client = installation.client(number)
    return installation.output / workspace / "clients" / client / "index.html"
