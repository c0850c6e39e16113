"""The `Stripe-Signature` header, good and bad.

Sources: "Receive Stripe events in your webhook endpoint" (section "Verify webhook signatures manually": `t`, `v1`,
one signature for each active secret, a made-up `v0` beside it in test mode) and `stripe.WebhookSignature`.
"""

import hashlib
import hmac

KINDS = ("good", "wrong_secret", "v0_only", "empty_v1", "no_timestamp", "text_timestamp", "missing", "bad_then_good")


def v1(secret, timestamp, body):
    return hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def header(kind, body, secrets, timestamp):
    """None where there is to be none."""
    good = [f"v1={v1(secret, timestamp, body)}" for secret in secrets]
    bad = f"v1={v1('whsec_nobodys', timestamp, body)}"
    made_up = f"v0={v1('whsec_made_up', timestamp, body)}"
    time = f"t={timestamp}"
    return {
        "good": ",".join([time, *good, made_up]),
        "wrong_secret": ",".join([time, bad, made_up]),
        "v0_only": ",".join([time, *(signature.replace("v1=", "v0=") for signature in good)]),
        "empty_v1": f"{time},v1=",
        "no_timestamp": ",".join(good),
        "text_timestamp": ",".join(["t=yesterday", *good]),
        "missing": None,
        "bad_then_good": ",".join([time, bad, *good]),
    }[kind]


def altered(body):
    """One digit of the event is another: what somebody on the way would do."""
    for place in range(len(body) - 1, -1, -1):
        if body[place:place + 1].isdigit():
            return body[:place] + str((body[place] - 47) % 10).encode() + body[place + 1:]
    return body + b" "
