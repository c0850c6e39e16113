"""Mails as they leave: the portal without a mail server puts them into a folder."""

import email
import email.policy


def mails(portal):
    """What lies there, as (recipient, plain text, HTML)."""
    found = []
    for path in sorted((portal.folder / "data" / "outbox").glob("*.eml")):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        parts = [mail.get_body((kind,)) for kind in ("plain", "html")]
        found.append((mail["To"], *(part.get_content() for part in parts)))
    return found


def ask_for_a_link(page, portal, address):
    """The form that everybody sees; returns when the mail lies there."""
    before = len(mails(portal))
    page.goto(f"{portal.base}/sign-in/")
    page.locator("input[type=email]").fill(address)
    page.locator("main button").click()
    page.wait_for_load_state()
    portal.wait(lambda: len(mails(portal)) > before, "the mail")
    return mails(portal)[-1]
