"""A portal behind the edges that an operator may choose, as scripts/deploy configures them. Everything is real."""

import pytest

import tokens
from edges import EDGES
from people import installation, signed_in


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    portal = installation(tmp_path_factory.mktemp("portal"))
    yield portal
    portal.stop()


@pytest.fixture(scope="module")
def own_portal(tmp_path_factory):
    """One that a test may stop and change."""
    portal = installation(tmp_path_factory.mktemp("own"))
    yield portal
    portal.stop()


@pytest.fixture(scope="session", params=EDGES)
def edge(request, portal, tmp_path_factory):
    with EDGES[request.param](portal, tmp_path_factory.mktemp(request.param)) as edge:
        yield edge


@pytest.fixture(scope="session")
def mara(portal):
    return signed_in(portal, portal.door, "mara@fjell.example")


@pytest.fixture(scope="session")
def tom(portal):
    return signed_in(portal, portal.door, "tom@harbourpine.example")


@pytest.fixture
def stranger_key(tmp_path):
    return tokens.stranger_key(tmp_path)
