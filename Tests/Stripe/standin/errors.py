"""What Stripe answers when it does not do what it is asked.

Sources: "API Reference: Errors" (the envelope, types and statuses) and "Error codes".
"""

import json

DASHBOARD = "https://dashboard.stripe.com"


class StripeError(Exception):
    """An answer with `{"error": {…}}`. `stored` tells whether an idempotency key keeps it: only what happened after
    the endpoint began to work is kept ("API Reference: Idempotent requests")."""

    def __init__(self, status, message, *, type="invalid_request_error", code=None, param=None, stored=True, **more):
        super().__init__(message)
        self.status, self.message, self.type, self.code, self.param = status, message, type, code, param
        self.stored, self.more = stored, more

    def body(self, request_id, account=None):
        error = {"message": self.message, "type": self.type}
        if self.code:
            error["code"] = self.code
            error["doc_url"] = f"https://stripe.com/docs/error-codes/{self.code.replace('_', '-')}"
        if self.param:
            error["param"] = self.param
        if account:
            error["request_log_url"] = f"{DASHBOARD}/{account}/test/logs/{request_id}"
        return json.dumps({"error": error | self.more}, indent=2).encode()


def invalid(message, param=None, code=None, **more):
    return StripeError(400, message, code=code, param=param, **more)


def missing(param):
    return invalid(f"Missing required param: {param}.", param, "parameter_missing")


def no_such(kind, id, *, param="id", status=404, hint=""):
    """404 for an id in the path, 400 for one in the parameters."""
    return StripeError(status, f"No such {kind}: '{id}'{hint}", code="resource_missing", param=param)


def not_played(what):
    """Stripe would do it; this stand-in says loudly that it does not."""
    return invalid(f"The stand-in does not play {what}.")
