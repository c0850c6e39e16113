"""Requests byte by byte: a client library would repair what is to be tried."""

import http.client
import re
import socket
import ssl
from dataclasses import dataclass

HOST = "portal.test"


class Answer:
    def __init__(self, response):
        self.status = response.status
        # Names in small letters, in the order in which they came.
        self.fields = [(name.lower(), value) for name, value in response.getheaders()]
        self.body = response.read()

    def __getitem__(self, name):
        """The one field of that name, None where there is none."""
        values = [value for field, value in self.fields if field == name]
        assert len(values) <= 1, f"{name} came {len(values)} times"
        return values[0] if values else None

    @property
    def cookies(self):
        """Names and values of the cookies that are set."""
        lines = [value for field, value in self.fields if field == "set-cookie"]
        return dict(re.match(r"([^=]+)=([^;]*)", line).groups() for line in lines)

    def __repr__(self):
        return f"<{self.status} {self.fields} {self.body[:200]}>"


@dataclass
class Door:
    """Where to knock: an edge with TLS, or Portico itself without."""

    port: int
    # A file with the certificates to believe, None for plain http.
    trust: str | None = None

    def connect(self, name=HOST, source="127.0.0.1"):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=20, source_address=(source, 0))
        # Or the request waits for the acknowledgement of the handshake's last packet.
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.trust is None:
            return plain
        try:
            return ssl.create_default_context(cafile=self.trust).wrap_socket(plain, server_hostname=name)
        except BaseException:
            plain.close()
            raise

    def ask(self, target, method="GET", cookies=None, headers=None, body=b"", host=HOST, source="127.0.0.1",
            name=None):
        """One request on a connection of its own. `name` is the server's name in TLS."""
        with self.connect(name or HOST, source) as connection:
            return ask_on(connection, target, method, cookies, headers, body, host)

    def post(self, target, form="", **rest):
        """As a page of ours posts a form."""
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        headers |= rest.pop("headers", None) or {}
        return self.ask(target, "POST", headers=headers, body=form.encode(), **rest)


def ask_on(connection, target, method="GET", cookies=None, headers=None, body=b"", host=HOST):
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}"]
    if cookies:
        lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    connection.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
    response = http.client.HTTPResponse(connection, method=method)
    response.begin()
    return Answer(response)
