"""The account of a key, and its balance.

Source: "API Reference: The Account object", "The Balance object".
"""

import stripe

from standin.objects import blank


def account_object(account):
    made = blank(stripe.Account) | {
        "business_type": "company", "capabilities": {"card_payments": "active", "sepa_debit_payments": "active"},
        "charges_enabled": True, "country": account.country, "default_currency": account.default_currency,
        "details_submitted": True, "email": f"owner@{account.name}.example", "id": account.id, "metadata": {},
        "object": "account", "payouts_enabled": True, "type": "standard"}
    return {field: value for field, value in made.items() if value is not None}


def balance_object(ledger):
    """What was received and not given back, without fees."""
    charges = ledger.all("charge")
    currencies = sorted({charge["currency"] for charge in charges} | {ledger.account.default_currency})
    available = [{"amount": sum(charge["amount_captured"] - charge["amount_refunded"] for charge in charges
                                if charge["currency"] == currency), "currency": currency, "source_types": {}}
                 for currency in currencies]
    return {"object": "balance", "available": available, "livemode": ledger.live,
            "pending": [{"amount": 0, "currency": currency, "source_types": {}} for currency in currencies]}
