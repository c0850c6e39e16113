"""A client's browser, in front of a server that may be killed or lose its database."""

import sys
from http.client import HTTPException
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "Browser"), str(HERE.parent / "Edge")]
from asking import Door  # noqa: E402


class Visitor:
    """A client's browser: keeps cookies, knows what was acknowledged."""

    def __init__(self, installation, email):
        self.installation, self.email = installation, email
        self.door, self.host = Door(installation.port), f"localhost:{installation.port}"
        self.home, self.cookies = None, {}

    def ask(self, path, cookies=None):
        return self.door.ask(path, cookies=self.cookies if cookies is None else cookies, host=self.host)

    def link(self):
        """A fresh one, as the operator prints it."""
        return self.installation.sign_in_link(self.email).split("/sign-in/")[1]

    def sign_in(self, link):
        """Whether it was acknowledged; a link whose use was not may be used up or not."""
        try:
            answer = self.door.post(f"/sign-in/{link}", host=self.host)
        except (OSError, HTTPException):
            return False
        assert answer.status == 303, answer
        self.home, self.cookies = answer["location"], answer.cookies
        return True

    def still_works(self):
        """The session gives a token, the token gives the page."""
        renewed = self.ask(f"/session/renew?to={self.home}", {"portico-session": self.cookies["portico-session"]})
        assert (renewed.status, renewed["location"]) == (303, self.home), (renewed, self.email)
        page = self.ask(self.home, renewed.cookies)
        assert page.status == 200 and page.body.rstrip().endswith(b"</html>")
