"""Accounts and their keys.

Sources: "API keys" (secret, restricted and publishable keys, test and live mode) and "API Reference: Authentication".
"""

import base64
import hashlib
from dataclasses import dataclass, field

from standin.errors import StripeError
from standin.ledger import Ledger

PINNED = "2026-10-28.endive"


@dataclass(frozen=True)
class Key:
    text: str
    account: object
    kind: str
    live: bool
    # Only a restricted key's: names like `checkout_session_write`.
    permissions: frozenset = frozenset()

    def may(self, permission):
        return self.kind == "secret" or permission in self.permissions or (
            permission.endswith("_read") and permission[:-4] + "write" in self.permissions)


@dataclass
class Account:
    """One business at Stripe, with all that it has in test mode and in live mode."""

    id: str
    name: str
    country: str
    default_currency: str
    # Those it has bank accounts for: their minimum amounts hold, others are converted.
    settlement: frozenset
    # What requests without a `Stripe-Version` and events of endpoints without one of their own are written in.
    version: str
    keys: list = field(default_factory=list)
    ledgers: dict = field(default_factory=dict)

    def key(self, kind="secret", live=False):
        return next(key.text for key in self.keys if key.kind == kind and key.live == live)

    @property
    def secret_key(self):
        return self.key()

    @property
    def publishable_key(self):
        return self.key("publishable")

    @property
    def test(self):
        return self.ledgers[False]


class Accounts:
    def __init__(self, clock, ids):
        self._clock, self._ids = clock, ids
        self.all, self._keys, self._revoked = {}, {}, {}

    def add(self, name, *, currency="eur", country="DE", settlement=(), version=PINNED):
        account = Account(f"acct_1{derived(name, 'id', 16)}", name, country, currency,
                          frozenset(settlement) | {currency}, version)
        account.ledgers = {live: Ledger(account, live, self._clock, self._ids) for live in (False, True)}
        self.all[name] = account
        for live in (False, True):
            for kind, prefix in (("secret", "sk"), ("publishable", "pk")):
                self._give(account, kind, prefix, live)
        return account

    def restricted(self, name, permissions, live=False):
        """A key that may only what is listed, as `checkout_session_write` or `charge_read`."""
        return self._give(self.all[name], "restricted", "rk", live, frozenset(permissions)).text

    def revoke(self, text):
        """As if it had been rolled in the dashboard."""
        self._revoked[text] = self._keys.pop(text)

    def _give(self, account, kind, prefix, live, permissions=frozenset()):
        mode = "live" if live else "test"
        salt = "".join(sorted(permissions))
        key = Key(f"{prefix}_{mode}_51{derived(account.name, prefix + mode + salt, 40)}", account, kind, live,
                  permissions)
        account.keys.append(key)
        self._keys[key.text] = key
        return key

    def of_publishable(self, text):
        key = self._keys.get(text)
        return key if key and key.kind == "publishable" else None

    def authenticated(self, authorization):
        """The key of a request."""
        text = bearer(authorization)
        if not text:
            raise StripeError(
                401, "You did not provide an API key. You need to provide your API key in the Authorization header, "
                "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').", stored=False)
        if text in self._revoked:
            raise StripeError(401, f"Expired API Key provided: {hidden(text)}", code="api_key_expired", stored=False)
        key = self._keys.get(text)
        if key is None:
            raise StripeError(401, f"Invalid API Key provided: {hidden(text)}", stored=False)
        if key.kind == "publishable":
            raise StripeError(
                403, "This API call cannot be made with a publishable API key. Please use a secret API key. You can "
                "find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
                code="secret_key_required", stored=False)
        return key


def bearer(authorization):
    scheme, _, text = (authorization or "").partition(" ")
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(text).decode().partition(":")[0]
        except ValueError:
            return ""
    return text.strip() if scheme.lower() == "bearer" else ""


def hidden(text):
    """As Stripe repeats a key: its beginning and its end."""
    return text[:8] + "*" * max(0, len(text) - 12) + text[-4:] if len(text) > 12 else "*" * len(text)


def derived(name, purpose, length):
    """The same letters for the same account in every run, so that an installation can keep its keys."""
    digest = b"".join(hashlib.sha256(f"{name}/{purpose}/{part}".encode()).digest() for part in range(3))
    return base64.b64encode(digest, altchars=b"Aa").decode()[:length]
