"""A stateful stand-in for Stripe, as its API 2026-10-28.endive behaves.

By hand:

    cd Tests/Stripe
    ../../.venv-tests/bin/python -m standin --port 12111 \\
        --endpoint http://localhost:8080/webhooks/stripe/north --secret whsec_of_mine

It prints its keys and addresses. Then Portico is given them, and pays there:

    STRIPE_API_BASE=http://127.0.0.1:12111 STRIPE_JS_URL=http://127.0.0.1:12111/endive/stripe.js \\
    STRIPE_SECRET_KEY=sk_test_… STRIPE_PUBLISHABLE_KEY=pk_test_… STRIPE_WEBHOOK_SECRET=whsec_of_mine portico serve

Accounts' keys are the same in every run. Whatever a test in Python has it do (`StandIn`, `Commands`) is also there
over HTTP:

    curl -d '{"session": "cs_test_…"}' http://127.0.0.1:12111/_control/pay
    curl -d '{"kind": "reset", "after": true, "count": 1}' http://127.0.0.1:12111/_control/outage
    curl http://127.0.0.1:12111/_control/state

What it serves: `/v1/…` (the API: Checkout Sessions in payment mode, PaymentIntents, charges, refunds, disputes, events,
webhook endpoints, account, balance), `/v3/`, `/v3/stripe.js` and `/endive/stripe.js` (Stripe.js), `/embedded` (what
that script mounts), `/c/pay/<session>` (the hosted page, which needs no JavaScript), `/_control/…`.

What Stripe can and this can not is refused with "The stand-in does not play …".

Tests of the stand-in that speak through Stripe's own client run against Stripe itself where
STRIPE_TEST_SECRET_KEY (sk_test_…) is set: `STRIPE_TEST_SECRET_KEY=… pytest Tests/Stripe -m real`.
"""

from standin.stand_in import StandIn

__all__ = ["StandIn"]
