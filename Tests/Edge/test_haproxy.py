"""What only an edge that verifies tokens by itself can do: pages without Portico, and keys that change."""

import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

import tokens
from people import signed_in
from edges import DEPLOY, fetch_keys, haproxy
from processes import until


@pytest.fixture(scope="module")
def edge(own_portal, tmp_path_factory):
    with haproxy(own_portal, tmp_path_factory.mktemp("haproxy")) as edge:
        yield edge


@pytest.fixture
def mara(own_portal):
    return signed_in(own_portal, own_portal.door, "mara@fjell.example")


@pytest.fixture
def tom(own_portal):
    return signed_in(own_portal, own_portal.door, "tom@harbourpine.example")


@contextmanager
def away(portal, edge):
    """Portico is stopped, and HAProxy knows it."""
    portal.stop()
    try:
        until(lambda: edge.door.ask("/sign-in/").status == 503, "HAProxy to see that Portico is away")
        yield
    finally:
        portal.start()
        until(lambda: edge.door.ask("/sign-in/").status == 200, "HAProxy to see that Portico is back")


def at_the_edge(edge, portal, person, token):
    """Whether the edge itself serves the page, from the file; Portico's own answer has another tag."""
    cookies = person.with_token(token, session=False)
    answer = edge.door.ask(person.home, cookies=cookies)
    assert answer.status == 200
    return answer["etag"] != portal.door.ask(person.home, cookies=cookies)["etag"]


def test_pages_are_served_while_portico_is_stopped_and_to_nobody_else(own_portal, edge, mara, tom):
    with away(own_portal, edge):
        pages_alone(own_portal, edge, mara, tom)


def pages_alone(own_portal, edge, mara, tom):
    page = edge.door.ask(mara.home, cookies=mara.cookies)
    assert page.status == 200 and b"Mara" in page.body and page["cache-control"] == "private, no-cache"
    again = edge.door.ask(mara.home, cookies=mara.cookies, headers={"If-None-Match": page["etag"]})
    assert again.status == 304
    sheet = next(own_portal.output.glob("ws_*/public/assets/*.css")).name
    assert edge.door.ask(f"/assets/{sheet}").status == 200
    missing = edge.door.ask(mara.home + "nothing/", cookies=mara.cookies)
    assert (missing.status, missing["cache-control"]) == (404, "no-store") and b"Northlight" in missing.body
    for cookies in ({}, tom.cookies, mara.with_token(mara.token[:-4] + "AAAA")):
        refused = edge.door.ask(mara.home, cookies=cookies)
        assert refused.status == 503 and b"Mara" not in refused.body


def test_a_token_that_ended_within_twelve_hours_opens_pages_only_while_portico_is_stopped(own_portal, edge, mara):
    late = mara.with_token(tokens.expired(own_portal, mara.token, seconds=11 * 3600))
    old = mara.with_token(tokens.expired(own_portal, mara.token, seconds=12 * 3600 + 60))
    assert edge.door.ask(mara.home, cookies=late).status == 303
    with away(own_portal, edge):
        assert edge.door.ask(mara.home, cookies=late).status == 200
        assert edge.door.ask(mara.home, cookies=old).status == 503
    answer = edge.door.ask(mara.home, cookies=late)
    assert (answer.status, answer["location"]) == (303, f"/session/renew?to={mara.home}")


def test_s09_keys_change_without_anybody_noticing(own_portal, edge, mara):
    first = tokens.key_files(own_portal)[0]
    old = mara.token
    assert at_the_edge(edge, own_portal, mara, old)
    # Names of keys have seconds in them: the new one is to be the newer.
    until(lambda: int(time.time()) > int(first.name.split("-")[1]), "the next second")
    own_portal.run("keys", "rotate")
    second = tokens.key_files(own_portal)[0]
    assert second != first
    new = tokens.renewed(own_portal, old, key=second)
    header, claims, _ = new.split(".")
    new = tokens.signed(second, tokens.decoded(header) | {"kid": second.stem.split("-", 2)[2]}, tokens.decoded(claims))
    # A key that the edge does not know yet: Portico answers instead, when it has taken the key up.
    until(lambda: edge.door.ask(mara.home, cookies=mara.with_token(new, session=False)).status == 200,
          "Portico to take up the new key")
    assert not at_the_edge(edge, own_portal, mara, new)
    # The edge learns old and new.
    assert fetch_keys(own_portal, edge.folder / "keys") == 0
    assert fetch_keys(own_portal, edge.folder / "keys") == 3
    edge.reload()
    until(lambda: at_the_edge(edge, own_portal, mara, new), "HAProxy with the new keys", edge.process)
    assert at_the_edge(edge, own_portal, mara, old)
    # After the overlap of 13 hours the old key is dead: its successor has signed for longer than that.
    folder = own_portal.folder / "data" / "keys"
    for path in (first, second):
        made, kid = path.stem.split("-", 2)[1:]
        path.rename(folder / f"token-{int(made) - 14 * 3600}-{kid}.pem")
    own_portal.stop()
    own_portal.start()
    until(lambda: edge.door.ask("/sign-in/").status == 200, "Portico with the new key alone")
    assert fetch_keys(own_portal, edge.folder / "keys") == 0
    edge.reload()
    gone = mara.with_token(old, session=False)
    until(lambda: edge.door.ask(mara.home, cookies=gone).status == 303, "HAProxy with the new key alone", edge.process)
    assert own_portal.door.ask(mara.home, cookies=gone).status == 303
    assert at_the_edge(edge, own_portal, mara, new)


def test_s09_keys_that_cannot_be_had_leave_the_old_ones_in_place(own_portal, edge):
    folder = edge.folder / "keys"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(before) == ["token-1.pem", "token-2.pem", "token-3.pem"]
    base = f"http://127.0.0.1:{own_portal.port}"
    for address in ("http://127.0.0.1:1/.well-known/jwks.json", f"{base}/nothing", f"{base}/robots.txt"):
        done = subprocess.run(
            [sys.executable, DEPLOY / "haproxy-keys", address, "portal.test", folder], capture_output=True, text=True)
        assert done.returncode == 1 and address in done.stderr and "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
