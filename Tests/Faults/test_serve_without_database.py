"""`portico serve` while its database is destroyed, locked or gone: pages that exist are served, and nothing else."""

import pytest

from visitor import Visitor
import tokens
from portal import demo_in_english
from locking import locked


@pytest.fixture
def installation(tmp_path):
    installation = demo_in_english(tmp_path)
    yield installation
    installation.stop()


@pytest.fixture
def mara(installation):
    installation.start()
    mara = Visitor(installation, "mara@fjell.example")
    assert mara.sign_in(mara.link())
    return mara


def with_age(mara, hours):
    """Her cookies, with a token that ended so long ago."""
    return mara.cookies | {"portico": tokens.expired(mara.installation, mara.cookies["portico"], int(hours * 3600))}


def assert_pages_only(mara):
    """Pages for who has a token that is not too old; nothing for anybody else; no actions."""
    late, old = with_age(mara, 11), with_age(mara, 13)
    mara.installation.wait(lambda: mara.ask(mara.home, late).status == 200, "the grace")
    for path in (mara.home, mara.home + "billing/"):
        assert mara.ask(path).status == 200
        assert mara.ask(path, late).status == 200
        assert mara.ask(path, old)["location"] == f"/session/renew?to={path}"
        assert mara.ask(path, {})["location"] == f"/sign-in/?to={path}"
    tom = mara.home.replace(mara.home.split("/")[2], "client_" + "0" * 26)
    assert mara.ask(tom, late).status == 404


@pytest.mark.parametrize("damage", [lambda bytes: b"", lambda bytes: b"\xa5" * len(bytes)], ids=["empty", "overwritten"])
def test_pages_are_served_while_the_database_is_destroyed(mara, damage):
    with open(mara.installation.database, "r+b") as file:
        bytes = damage(file.read())
        file.seek(0)
        file.truncate()
        file.write(bytes)
    assert_pages_only(mara)
    refused = mara.ask(f"/session/renew?to={mara.home}", with_age(mara, 13))
    assert refused.status == 503 and refused["retry-after"] and not refused.cookies
    answer = mara.door.post("/sign-in", "email=mara@fjell.example", host=mara.host)
    assert answer.status == 503
    assert mara.installation.status("/readyz") == 503
    assert mara.installation.status("/healthz") == 200
    assert mara.installation.status("/edge/domain?domain=localhost") == 200


def test_pages_are_served_while_another_process_locks_the_database_and_all_is_well_afterwards(mara):
    with locked(mara.installation.database):
        assert_pages_only(mara)
    late = with_age(mara, 11)
    mara.installation.wait(lambda: mara.ask(mara.home, late).status == 303, "the end of the grace")
    mara.installation.wait(lambda: mara.installation.status("/readyz") == 200, "the server to be ready again")
    mara.still_works()
    mara.installation.sql("UPDATE milestone SET title = 'After the lock'")
    mara.installation.wait(lambda: b"After the lock" in mara.ask(mara.home).body, "the change on the page")


def test_a_database_that_was_moved_away_is_noticed(mara):
    """What is written from now on is acknowledged and lost: the next start knows nothing of it."""
    for name in ("", "-wal", "-shm"):
        path = mara.installation.database.with_name(mara.installation.database.name + name)
        path.rename(path.with_name(f"moved-{path.name}"))
    mara.installation.wait(lambda: mara.installation.status("/readyz") == 503, "the server to notice", seconds=10)
