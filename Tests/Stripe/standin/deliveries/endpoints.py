"""Webhook endpoints with their secrets.

Sources: "API Reference: Webhook Endpoints"; "Receive Stripe events in your webhook endpoint" (section "Roll endpoint
signing secrets": the old one stays active up to 24 hours, and both sign).
"""

import stripe

from standin.objects import blank


class Endpoints:
    def __init__(self, clock):
        self._clock = clock
        # By endpoint: the secret, and when it ends (None: not yet told).
        self._secrets = {}

    def add(self, ledger, url, enabled_events=("*",), secret=None, api_version=None):
        made = blank(stripe.WebhookEndpoint) | ledger.stamp("webhook_endpoint", ledger.ids.new("we_1")) | {
            "api_version": api_version, "enabled_events": list(enabled_events), "metadata": {}, "status": "enabled",
            "url": url}
        # The secret is shown at creation only.
        endpoint = {field: value for field, value in made.items() if field not in ("secret", "deleted")}
        self._secrets[endpoint["id"]] = [(secret or ledger.ids.new("whsec", 32), None)]
        return ledger.add(endpoint)

    def secret(self, endpoint):
        """The newest."""
        return self._secrets[endpoint["id"]][0][0]

    def secrets(self, endpoint):
        """All that sign now, the newest first."""
        return [secret for secret, end in self._secrets[endpoint["id"]] if end is None or end > self._clock.now()]

    def roll(self, ledger, endpoint, expire_in=24 * 60 * 60, secret=None):
        """A new secret; the old one goes on for so many seconds."""
        end = self._clock.now() + expire_in
        kept = [(old, min(end, known) if known else end) for old, known in self._secrets[endpoint["id"]]]
        self._secrets[endpoint["id"]] = [(secret or ledger.ids.new("whsec", 32), None), *kept]
        return self.secret(endpoint)


def listening(ledger, type):
    """Those that are told of this type."""
    return [endpoint for endpoint in reversed(ledger.all("webhook_endpoint"))
            if endpoint["status"] == "enabled" and {"*", type} & set(endpoint["enabled_events"])]
