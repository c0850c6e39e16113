"""`python -m standin`: see the package."""

import argparse
import threading

from standin import StandIn


def main():
    parser = argparse.ArgumentParser(prog="python -m standin", description="A stand-in for Stripe.")
    parser.add_argument("--port", type=int, default=12111)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--now", type=int, help="a clock that stands still at this second since 1970")
    parser.add_argument("--account", action="append", help="accounts to begin with, by name (default: default)")
    parser.add_argument("--endpoint", action="append", default=[], help="a webhook address of the first account")
    parser.add_argument("--secret", help="its signing secret")
    asked = parser.parse_args()
    names = asked.account or ["default"]
    with StandIn(port=asked.port, seed=asked.seed, now=asked.now, accounts=names) as stripe:
        print(f"STRIPE_API_BASE={stripe.base()}\nSTRIPE_JS_URL={stripe.script}")
        for name in names:
            account = stripe.account(name)
            print(f"{name}: {account.id} {account.secret_key} {account.publishable_key}")
        for url in asked.endpoint:
            endpoint = stripe.add_endpoint(url, names[0], secret=asked.secret)
            print(f"{endpoint['id']} {url} {stripe.endpoint_secret(endpoint['id'])}", flush=True)
        print("Ctrl-C ends it.", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
