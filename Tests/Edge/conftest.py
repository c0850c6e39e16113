"""A portal behind the edges that an operator may choose, as scripts/deploy configures them. Everything is real."""

import importlib.util
import re
from pathlib import Path

import pytest

import tokens
from asking import HOST, Door
from edges import EDGES

HERE = Path(__file__).resolve().parent


def _portal_class():
    """The installation that browser tests run, too; their conftest has the same name as this one."""
    spec = importlib.util.spec_from_file_location("browser_conftest", HERE.parent / "Browser" / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Portal


class Person:
    """A client with a session, as a browser has it."""

    def __init__(self, email, client, cookies):
        self.email, self.client, self.cookies = email, client, cookies

    @property
    def home(self):
        return f"/c/{self.client}/"

    @property
    def token(self):
        return self.cookies["__Host-portico"]

    def with_token(self, token, session=True):
        """Another token, with or without the session."""
        kept = dict(self.cookies) if session else {}
        return kept | {"__Host-portico": token}


def installation(folder):
    portal = _portal_class()(folder, PORTICO_BASE_URL=f"https://{HOST}", PORTICO_TRUSTED_PROXIES="127.0.0.1")
    portal.run("demo")
    portal.run("generate")
    portal.start()
    # Asked directly, as somebody would who found its address.
    portal.door = Door(portal.port)
    return portal


def signed_in(portal, door, email):
    """The whole way: the link, the button, the cookies."""
    path = portal.sign_in_link(email).removeprefix(f"https://{HOST}")
    answer = door.post(path)
    assert answer.status == 303, answer
    client = re.fullmatch(r"/c/(client_\w+)/", answer["location"]).group(1)
    return Person(email, client, answer.cookies)


def published(portal):
    """Every change is on its pages."""
    portal.wait(lambda: portal.sql("SELECT count(*) FROM change") == [(0,)], "the changes to be published")


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
