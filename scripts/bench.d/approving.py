"""Clients who approve, each on a connection of its own and all at once: the post, then the page that it leads to."""

import asyncio
import time
from dataclasses import dataclass, field

from result import BenchError


@dataclass
class Approver:
    """One client with what they are to approve: (path of the deliverable's page, id of its version)."""

    cookie: str
    works: list


@dataclass
class Taken:
    seconds: float
    # Of the posts alone, in milliseconds.
    posts: list = field(default_factory=list)

    @property
    def rate(self):
        return len(self.posts) / self.seconds


def run(port, host, approvers):
    """Every approver approves all of theirs, one after the other; the approvers do it side by side."""
    return asyncio.run(_all(port, host, approvers))


async def _all(port, host, approvers):
    posts = []
    connections = [await asyncio.open_connection("127.0.0.1", port) for _ in approvers]
    start = time.perf_counter()
    await asyncio.gather(*(
        _one(connection, host, approver, posts) for connection, approver in zip(connections, approvers)))
    taken = Taken(time.perf_counter() - start, posts)
    for _, writer in connections:
        writer.close()
    return taken


async def _one(connection, host, approver, posts):
    reader, writer = connection
    for path, version in approver.works:
        body = f"version={version}&nonce=0&note=".encode()
        began = time.perf_counter()
        writer.write((
            f"POST {path}approve HTTP/1.1\r\nHost: {host}\r\nCookie: {approver.cookie}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body)
        status, headers, _ = await _answer(reader)
        posts.append((time.perf_counter() - began) * 1000)
        if status != 303 or headers.get("location", "").rstrip("/") != path.rstrip("/"):
            raise BenchError(f"POST {path}approve was answered {status}, {headers}")
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {approver.cookie}\r\n\r\n".encode())
        status, _, page = await _answer(reader)
        if status != 200 or b"Approved" not in page:
            raise BenchError(f"GET {path} was answered {status} and does not say that it is approved")


async def _answer(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return int(head[0].split()[1]), headers, body
