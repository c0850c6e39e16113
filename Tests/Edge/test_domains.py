"""Customers' own domains: Caddy orders certificates on the first visit, from a real ACME authority (Pebble)."""

import random
import ssl
from concurrent.futures import ThreadPoolExecutor

import pytest

from edges import caddy
from locking import locked
from people import published
from processes import until


@pytest.fixture(scope="module")
def edge(own_portal, tmp_path_factory):
    with caddy(own_portal, tmp_path_factory.mktemp("caddy")) as edge:
        yield edge


def claim(portal, host, verified):
    """As the team console will do it: a row in `domain`."""
    workspace = portal.sql("SELECT id FROM workspace")[0][0]
    name = "domain_" + "".join(random.choices("0123456789abcdefghjkmnpqrstvwxyz", k=25)).rjust(26, "0")
    when = "2026-01-01T00:00:00.000Z"
    portal.sql(
        "INSERT INTO domain (workspace, id, host, cname_target, txt_value, claimed_at, verified_at) "
        "VALUES (?, ?, ?, 'portal.test', 'x', ?, ?)", workspace, name, host, when, when if verified else None)
    published(portal)


def is_refused(edge, name):
    """By an alert of TLS, before a byte of HTTP."""
    with pytest.raises(ssl.SSLError, match="(?i)alert"):
        edge.door.connect(name)
    return True


def test_a_verified_domain_has_https_on_its_first_visit(own_portal, edge):
    name = "projects.fjell.example"
    assert is_refused(edge, name)
    claim(own_portal, name, verified=False)
    assert is_refused(edge, name), "a claim that is not verified is nothing"
    own_portal.sql("UPDATE domain SET verified_at = claimed_at WHERE host = ?", name)
    published(own_portal)
    before = edge.authority.orders
    answer = edge.door.ask("/sign-in/", host=name, name=name)
    assert answer.status == 200 and b"Northlight" in answer.body
    with edge.door.connect(name) as connection:
        assert ("DNS", name) in connection.getpeercert()["subjectAltName"]
    assert edge.authority.orders == before + 1


def test_v04_a_domain_that_was_given_up_leads_nowhere(own_portal, edge):
    name = "old.fjell.example"
    claim(own_portal, name, verified=True)
    assert edge.door.ask("/sign-in/", host=name, name=name).status == 200
    own_portal.sql("DELETE FROM domain WHERE host = ?", name)
    published(own_portal)
    until(lambda: edge.door.ask("/sign-in/", host=name, name=name).status == 421, "the name to be given up")


def test_v01_two_hundred_strange_names_are_denied_without_an_order(own_portal, edge):
    seed = random.SystemRandom().getrandbits(32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    names = [f"r{chance.getrandbits(40):x}.evil.example" for _ in range(196)]
    names += ["portal.test.evil.example", "xn--portal-test.example", "evil-portal.test", "sub.northlight.portal.test"]
    before = edge.authority.orders
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda name: is_refused(edge, name), names))
    assert edge.authority.orders == before
    assert edge.door.ask("/sign-in/").status == 200


def test_v03_the_question_is_answered_while_the_database_is_locked(own_portal, edge):
    live, strange = "live.fjell.example", "strange.fjell.example"
    claim(own_portal, live, verified=True)
    with locked(own_portal.database):
        assert own_portal.status(f"/edge/domain?domain={live}") == 200
        assert own_portal.status(f"/edge/domain?domain={strange}") == 404
        assert is_refused(edge, strange)
        assert edge.door.ask("/sign-in/", host=live, name=live).status == 200


@pytest.mark.parametrize("query", ["", "?domain=", "?domain=portal.test&domain=evil.test", "?domain=..", "?domain=../hosts",
                                   "?domain=%2e%2e", "?domain=portal.test%00", "?domain=portal.test/", "?host=portal.test",
                                   "?domain=127.0.0.1", "?domain=" + "a" * 3000])
def test_v01_a_question_that_is_none_is_answered_no(own_portal, query):
    assert own_portal.status("/edge/domain" + query) == 404
    assert own_portal.status("/edge/domain?domain=PORTAL.test") == 200


def test_a_domain_that_is_verified_or_given_up_is_known_without_any_other_change(own_portal):
    name = "alone.fjell.example"
    claim(own_portal, name, verified=False)
    link = own_portal.output / "hosts" / name
    own_portal.sql("UPDATE domain SET verified_at = claimed_at WHERE host = ?", name)
    published(own_portal)
    assert link.is_symlink()
    own_portal.sql("DELETE FROM domain WHERE host = ?", name)
    published(own_portal)
    assert not link.is_symlink()
