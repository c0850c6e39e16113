"""What one account has in one mode: its objects by id, in the order in which they were made."""

from standin.errors import no_such

# The name of an object in Stripe's errors is the one in its `object` field.
KINDS = ("checkout.session", "payment_intent", "charge", "refund", "dispute", "event", "webhook_endpoint", "item",
         "balance_transaction")


class Ledger:
    def __init__(self, account, live, clock, ids):
        self.account, self.live, self.clock, self.ids = account, live, clock, ids
        self.objects = {kind: {} for kind in KINDS}
        # Idempotency keys belong to an account and a mode.
        self.answers = {}

    def add(self, object_):
        self.objects[object_["object"]][object_["id"]] = object_
        return object_

    def all(self, kind):
        """Newest first, as every list of the API is."""
        return list(reversed(self.objects[kind].values()))

    def find(self, id):
        """Whatever has this id."""
        return next((objects[id] for objects in self.objects.values() if id in objects), None)

    def get(self, kind, id, *, param="id", status=404):
        found = self.objects[kind].get(id)
        if found is None:
            other = self.account.ledgers[not self.live].objects[kind]
            hint = "" if id not in other else (
                "; a similar object exists in {} mode, but a {} mode key was used to make this request.".format(
                    *(("test", "live") if self.live else ("live", "test"))))
            raise no_such(kind, id, param=param, status=status, hint=hint)
        return found

    def stamp(self, kind, id):
        """What every object has."""
        return {"id": id, "object": kind, "created": self.clock.now(), "livemode": self.live}
