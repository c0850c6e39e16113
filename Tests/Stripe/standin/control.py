"""The commands over HTTP, for tests that are no Python or run in another process.

`POST /_control/<command>` with a JSON object of its arguments answers its result as JSON; 400 and `{"error": …}` where
it can not be done. `GET /_control/state` tells everything there is.
"""

import dataclasses
import json

from standin.api.answering import Answer
from standin.commands import Commands
from standin.deliveries.sending import Attempt
from standin.errors import StripeError

COMMANDS = {name for name in vars(Commands) if not name.startswith("_")}


class Control:
    def __init__(self, world):
        self._world = world

    def answer(self, method, path, body):
        name = path.removeprefix("/_control/")
        if method == "GET" and name == "state":
            with self._world.lock:
                return told(200, state(self._world))
        if method != "POST" or name not in COMMANDS:
            return told(404, {"error": f"no such command: {name}", "commands": sorted(COMMANDS)})
        try:
            return told(200, plain(getattr(self._world, name)(**json.loads(body or b"{}"))))
        except (StripeError, ValueError, KeyError, TypeError, TimeoutError) as error:
            return told(400, {"error": f"{type(error).__name__}: {error}"})


def told(status, value):
    return Answer(status, json.dumps(value, indent=2).encode())


def state(world):
    """Accounts with their keys and objects, what was delivered, what was asked."""
    return {
        "base": world.base(), "now": world.clock.now(),
        "accounts": {name: account_state(world, account) for name, account in world.accounts.all.items()},
        "deliveries": [{"event": delivery.letter.event["id"], "type": delivery.letter.event["type"],
                        "url": delivery.letter.url, "state": delivery.state, "tries": delivery.tries}
                       for delivery in world.deliveries.all],
        "attempts": plain(world.deliveries.attempts), "requests": plain(world.requests.all)}


def account_state(world, account):
    return plain(account) | {
        mode: {kind: list(objects.values()) for kind, objects in account.ledgers[live].objects.items()}
        for mode, live in (("test", False), ("live", True))} | {
        "endpoint_secrets": {id: world.endpoints.secrets(endpoint) for ledger in account.ledgers.values()
                             for id, endpoint in ledger.objects["webhook_endpoint"].items()}}


def plain(value):
    """What JSON can say of it."""
    if isinstance(value, Attempt):
        return value.told()
    if hasattr(value, "ledgers"):
        return {"id": value.id, "name": value.name, "country": value.country, "currency": value.default_currency,
                "keys": [{"key": key.text, "kind": key.kind, "live": key.live} for key in value.keys]}
    if dataclasses.is_dataclass(value):
        return dataclasses.asdict(value)
    return [plain(member) for member in value] if isinstance(value, list) else value
