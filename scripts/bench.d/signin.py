"""Signs a client in over HTTP, as a browser does: the link's button, then the cookies."""

import http.client
from urllib.parse import urlsplit

from result import BenchError

TOKEN = "portico"


def cookie(link, port):
    """The `Cookie` header with the token alone: what a page asks for."""
    return next(one for one in cookies(link, port) if one.partition("=")[0].removeprefix("__Host-") == TOKEN)


def cookies(link, port):
    """Everything that a browser would send: the token and the session, each as `name=value`.

    - link: what `portico sign-in` prints.
    - port: where the server listens on 127.0.0.1.
    """
    parts = urlsplit(link)
    origin = f"{parts.scheme}://{parts.netloc}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {
        "Host": parts.netloc, "Origin": origin, "Sec-Fetch-Site": "same-origin", "Content-Length": "0",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", parts.path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    found = [line.partition(";")[0].strip() for line in response.headers.get_all("Set-Cookie") or []]
    if len(found) < 2 or not all(one.partition("=")[2] for one in found):
        raise BenchError(
            f"signing in gave no cookie {TOKEN}: {response.status}, {response.headers.items()}, {body[:300]!r}")
    return found
