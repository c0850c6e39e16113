"""The Checkout Session object.

Sources: "API Reference: The Checkout Session object", the package's `checkout.Session`, and the changelog of Dahlia
("Updates Checkout Session UI mode enum values").
"""

import stripe

from standin.objects import blank

# Only there when expanded ("API Reference: Expanding responses").
HIDDEN = ("line_items",)

DAY = 24 * 60 * 60


def session_object(ledger, params, total, base):
    """An open session. `base` is the stand-in's own address, where its pages are."""
    ui = params.get("ui_mode", "hosted_page")
    id = ledger.ids.session(ledger.live)
    stamp = ledger.stamp("checkout.session", id)
    made = blank(stripe.checkout.Session) | stamp | NOTHING_SPECIAL | {
        "amount_subtotal": total, "amount_total": total, "currency": params["line_items"][0]["price_data"]["currency"],
        "cancel_url": params.get("cancel_url"), "success_url": params.get("success_url"),
        "return_url": params.get("return_url"), "client_reference_id": params.get("client_reference_id"),
        "customer_email": params.get("customer_email"), "customer_creation": "if_required",
        "expires_at": params.get("expires_at", stamp["created"] + DAY), "locale": params.get("locale"),
        "metadata": params.get("metadata", {}), "mode": "payment", "payment_status": "unpaid", "status": "open",
        "submit_type": params.get("submit_type"), "ui_mode": ui,
        "payment_method_types": method_types(params), "payment_method_collection": "if_required",
        "payment_method_configuration_details": {"id": ledger.ids.new("pmc_1"), "parent": None},
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "allowed_payment_method_types": params.get("allowed_payment_method_types"),
        "excluded_payment_method_types": params.get("excluded_payment_method_types"),
        "integration_identifier": params.get("integration_identifier")}
    if ui == "hosted_page":
        # What follows the # is Stripe's own and has to come along.
        made["url"] = f"{base}/c/pay/{id}#fid{ledger.ids.text(40)}"
    else:
        made["client_secret"] = f"{id}_secret_{ledger.ids.text(60)}"
    if ui == "embedded_page":
        made["redirect_on_completion"] = params.get("redirect_on_completion", "always")
    return {field: value for field, value in made.items() if field not in HIDDEN}


def method_types(params):
    """Those that the dashboard's settings would offer: cards, and the delayed methods of two currencies."""
    currency = params["line_items"][0]["price_data"]["currency"]
    offered = ["card"] + {"eur": ["sepa_debit"], "usd": ["us_bank_account"]}.get(currency, [])
    allowed = params.get("allowed_payment_method_types", offered)
    return [name for name in offered if name in allowed and name not in params.get("excluded_payment_method_types", [])]


NOTHING_SPECIAL = {
    "adaptive_pricing": {"enabled": False},
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "custom_fields": [],
    "custom_text": {"after_submit": None, "shipping_address": None, "submit": None,
                    "terms_of_service_acceptance": None},
    "discounts": [],
    "invoice_creation": {
        "enabled": False,
        "invoice_data": {"account_tax_ids": None, "custom_fields": None, "description": None, "footer": None,
                         "issuer": None, "metadata": {}, "rendering_options": None}},
    "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
    "phone_number_collection": {"enabled": False},
    "shipping_options": [],
}
