"""An installation behind edges, and the clients who visit it."""

import importlib.util
import re
from pathlib import Path

from asking import HOST, Door


def _installations():
    """Those that browser tests run, too."""
    path = Path(__file__).resolve().parents[1] / "Browser" / "portal.py"
    spec = importlib.util.spec_from_file_location("browser_portal", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


demo_agency = _installations().demo_agency


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
    """The demo agency, served as behind an edge; `door` asks it directly, as somebody would who found its address."""
    portal = demo_agency(folder, PORTICO_BASE_URL=f"https://{HOST}", PORTICO_TRUSTED_PROXIES="127.0.0.1")
    portal.start()
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
