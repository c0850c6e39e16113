"""A client's pages through each edge, beside what Portico itself answers."""

from email.utils import formatdate

import pytest

import tokens
from people import published, signed_in

# What an edge may say otherwise: its own name, its own time, its own tag, how the connection goes on.
OWN = {"server", "date", "etag", "connection", "keep-alive", "x-request-id"}


def what_counts(answer):
    return sorted((name, value) for name, value in answer.fields if name not in OWN)


def pages_of(portal, person):
    """Every address of theirs, from the files."""
    folder = next(portal.output.glob(f"ws_*/clients/{person.client}"))
    below = [path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")]
    return sorted(person.home + ("" if path == "." else path + "/") for path in below)


def is_from_portico(portal, answer, path, person):
    return answer["etag"] == portal.door.ask(path, cookies=person.cookies)["etag"]


def test_k01_own_pages_arrive_with_every_header_that_portico_sends(edge, portal, mara):
    paths = pages_of(portal, mara)
    assert len(paths) >= 5
    for path in paths:
        own = portal.door.ask(path, cookies=mara.cookies)
        answer = edge.door.ask(path, cookies=mara.cookies)
        assert (answer.status, answer.body) == (200, own.body), path
        assert what_counts(answer) == what_counts(own), path
        assert answer["cache-control"] == "private, no-cache"
        assert answer["etag"].startswith('"'), "a strong tag"


def test_pages_come_from_the_output_folder_and_not_from_portico(edge, portal, mara):
    answer = edge.door.ask(mara.home, cookies=mara.cookies)
    assert not is_from_portico(portal, answer, mara.home, mara)


def test_assets_have_the_headers_that_portico_sends(edge, portal):
    names = [path.name for path in portal.output.glob("ws_*/public/assets/*")]
    assert names
    for name in names:
        own, answer = portal.door.ask(f"/assets/{name}"), edge.door.ask(f"/assets/{name}")
        assert (answer.status, answer.body, what_counts(answer)) == (200, own.body, what_counts(own))


def test_a_page_that_has_not_changed_is_304_and_one_that_has_is_not(edge, portal, mara):
    first = edge.door.ask(mara.home, cookies=mara.cookies)
    again = edge.door.ask(mara.home, cookies=mara.cookies, headers={"If-None-Match": first["etag"]})
    assert (again.status, again.body, again["etag"]) == (304, b"", first["etag"])
    assert again["cache-control"] == "private, no-cache"
    title = f"Changed behind {edge.name}"
    portal.sql("UPDATE milestone SET title = ? WHERE title = 'Final artwork' OR title LIKE 'Changed behind%'", title)
    published(portal)
    changed = edge.door.ask(mara.home, cookies=mara.cookies, headers={"If-None-Match": first["etag"]})
    assert changed.status == 200 and title.encode() in changed.body and changed["etag"] != first["etag"]


def test_changes_within_a_second_have_tags_of_their_own(edge, portal, mara):
    """Of one length, or back to a length that was there before."""
    seen = {}
    for number in range(6):
        portal.sql("UPDATE workspace SET welcome = ?", f"Good morning, number {number}." + "!" * (number % 2))
        published(portal)
        answer = edge.door.ask(mara.home, cookies=mara.cookies)
        assert answer.status == 200 and f"number {number}".encode() in answer.body
        assert seen.setdefault(answer["etag"], answer.body) == answer.body, "one tag for two pages"


def test_dates_decide_nothing(edge, portal, mara):
    """They have whole seconds: two versions of a page may have one."""
    file = next(portal.output.glob(f"ws_*/clients/{mara.client}")) / "index.html"
    for when in (formatdate(file.stat().st_mtime, usegmt=True), "Sun, 01 Jan 2090 00:00:00 GMT"):
        answer = edge.door.ask(mara.home, cookies=mara.cookies, headers={"If-Modified-Since": when})
        assert answer.status == 200 and answer["last-modified"] is None


def test_other_methods_at_an_own_page_get_what_portico_says(edge, portal, mara):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        for headers in ({}, {"X-Forwarded-Method": "GET"}, {"X-HTTP-Method-Override": "GET"}):
            own = portal.door.ask(mara.home, method, cookies=mara.cookies)
            answer = edge.door.ask(mara.home, method, cookies=mara.cookies, headers=headers)
            assert (answer.status, answer.body, what_counts(answer)) == (own.status, own.body, what_counts(own)), method


def test_head_says_what_get_says(edge, mara):
    get = edge.door.ask(mara.home, cookies=mara.cookies)
    head = edge.door.ask(mara.home, "HEAD", cookies=mara.cookies)
    assert (head.status, head.body, what_counts(head)) == (200, b"", what_counts(get))


def test_t01_another_clients_pages_are_404_as_those_of_nobody_are(edge, portal, mara, tom):
    nobody = edge.door.ask(f"/c/client_{'0' * 26}/", cookies=mara.cookies)
    for path in pages_of(portal, tom):
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"):
            answer = edge.door.ask(path, method, cookies=mara.cookies)
            own = portal.door.ask(path, method, cookies=mara.cookies)
            assert (answer.status, answer.body) == (own.status, own.body), (method, path)
            assert answer.status in (403, 404, 405), (method, path)
        answer = edge.door.ask(path, cookies=mara.cookies)
        assert (answer.status, answer.body) == (404, nobody.body)
        assert what_counts(answer) == what_counts(nobody)


def test_t02_a_token_for_one_host_is_none_on_another(edge, mara):
    host = "northlight.portal.test"
    answer = edge.door.ask(mara.home, cookies=mara.cookies, host=host, name=host)
    assert answer.status == 303 and answer["location"].startswith(("/session/renew", "/sign-in/"))
    answer = edge.door.ask(answer["location"], cookies=mara.cookies, host=host, name=host)
    assert answer.status == 303 and answer["location"].startswith("/sign-in/")


def test_without_a_cookie_the_way_leads_to_sign_in_and_the_page_is_kept_in_mind(edge, mara):
    for path in (mara.home, mara.home + "billing/"):
        answer = edge.door.ask(path)
        assert (answer.status, answer["location"]) == (303, f"/sign-in/?to={path}")
        assert answer["cache-control"] == "no-store"
        form = edge.door.ask(answer["location"])
        assert form.status == 200 and f'value="{path}"'.encode() in form.body


def test_an_expired_token_is_renewed_and_the_same_page_comes(edge, portal):
    mara = signed_in(portal, edge.door, "mara@fjell.example")
    path = mara.home + "billing/"
    old = mara.with_token(tokens.expired(portal, mara.token))
    answer = edge.door.ask(path, cookies=old)
    assert (answer.status, answer["location"]) == (303, f"/session/renew?to={path}")
    answer = edge.door.ask(answer["location"], cookies=old)
    assert (answer.status, answer["location"]) == (303, path)
    assert set(answer.cookies) == {"__Host-portico"}
    new = old | answer.cookies
    page = edge.door.ask(path, cookies=new)
    assert page.status == 200 and not is_from_portico(portal, page, path, mara)


def test_s04_after_signing_out_a_copied_cookie_opens_nothing(edge, portal):
    mara = signed_in(portal, edge.door, "mara@fjell.example")
    assert edge.door.ask(mara.home, cookies=mara.cookies).status == 200
    out = edge.door.post("/sign-out", cookies=mara.cookies)
    assert out.status == 303 and out["clear-site-data"] == '"cache"'
    assert out.cookies == {"__Host-portico": "", "__Host-portico-session": ""}
    if not edge.asks:
        # It knows keys and no sessions: the copied token is good for the rest of its ten minutes, and then for nothing.
        mara = type(mara)(mara.email, mara.client, mara.with_token(tokens.expired(portal, mara.token)))
    answer = edge.door.ask(mara.home, cookies=mara.cookies)
    assert answer.status == 303
    answer = edge.door.ask(answer["location"], cookies=mara.cookies)
    assert answer.status == 303 and answer["location"] == f"/sign-in/?to={mara.home}"
    assert "__Host-portico" in answer.cookies and answer.cookies["__Host-portico"] == ""


@pytest.fixture
def priya(edge, portal):
    person = signed_in(portal, edge.door, "priya@juniperlane.example")
    yield person
    portal.sql("UPDATE access SET revoked_at = NULL WHERE client = ?", person.client)
    published(portal)


def test_s03_a_revoked_access_takes_the_pages_away_at_once_and_the_session_with_the_token(edge, portal, priya):
    paths = pages_of(portal, priya)
    assert edge.door.ask(priya.home, cookies=priya.cookies).status == 200
    portal.sql("UPDATE access SET revoked_at = '2026-01-01T00:00:00.000Z' WHERE client = ?", priya.client)
    published(portal)
    for path in paths:
        answer = edge.door.ask(path, cookies=priya.cookies)
        assert b"juniper" not in answer.body.lower(), path
        # Where Portico itself answers, home leads to the session's own words about it.
        told = path == priya.home and (answer.status, answer["location"]) == (303, f"/session/renew?to={path}")
        assert answer.status == 404 or told, path
    old = priya.with_token(tokens.expired(portal, priya.token))
    answer = edge.door.ask(priya.home, cookies=old)
    assert answer.status == 303
    answer = edge.door.ask(answer["location"], cookies=old)
    assert answer.status == 403 and answer.cookies["__Host-portico-session"] == ""
