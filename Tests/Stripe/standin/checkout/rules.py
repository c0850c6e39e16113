"""What a session may be made of, beyond names and types.

Sources: "API Reference: Create a Checkout Session" and the comments of the package's `SessionCreateParams`; changelog
of Dahlia ("Updates Checkout Session UI mode enum values") and of Endive ("Removes the payment method types parameter
from Checkout Sessions"); "Customize redirect behavior"; "Supported currencies".
"""

import re

from standin import currencies
from standin.errors import invalid, missing, not_played

MINUTE, DAY = 60, 24 * 60 * 60

# What this stand-in plays of the typed list. The rest is refused in words rather than passed over in silence.
PLAYED = {"mode", "ui_mode", "line_items", "success_url", "cancel_url", "return_url", "redirect_on_completion",
          "client_reference_id", "customer_email", "expires_at", "locale", "metadata", "payment_intent_data",
          "allowed_payment_method_types", "excluded_payment_method_types", "submit_type", "expand",
          "integration_identifier"}
PLAYED_OF_INTENT = {"description", "metadata", "receipt_email", "statement_descriptor_suffix"}
PLAYED_OF_ITEM = {"price_data", "quantity", "metadata", "price"}

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
# As a template variable stands in return addresses ("Customize redirect behavior").
URL = re.compile(r"(https?)://[^\s/?#]+([/?#]\S*)?\Z")


def check(ledger, params):
    """The unit amounts of the items and their total, in Stripe's unit."""
    check_played(params)
    check_pages(ledger, params)
    check_times(ledger, params)
    if "customer_email" in params and not EMAIL.match(params["customer_email"]):
        raise invalid(f"Invalid email address: {params['customer_email']}", "customer_email", "email_invalid")
    if len(params.get("client_reference_id", "")) > 200:
        raise invalid("Invalid string: must be at most 200 characters", "client_reference_id")
    return amounts(ledger, params)


def check_played(params):
    if "mode" not in params:
        raise missing("mode")
    if params["mode"] != "payment":
        raise not_played(f"mode={params['mode']}")
    for name in sorted(set(params) - PLAYED):
        raise not_played(f"the parameter {name}")
    for name in sorted(set(params.get("payment_intent_data", {})) - PLAYED_OF_INTENT):
        raise not_played(f"the parameter payment_intent_data[{name}]")


def check_pages(ledger, params):
    """Which addresses belong to which way of showing it."""
    ui = params.get("ui_mode", "hosted_page")
    if ui == "form":
        raise not_played("ui_mode=form")
    if ui == "hosted_page":
        refuse(params, ("return_url", "redirect_on_completion"), ui)
        if "success_url" not in params:
            raise missing("success_url")
    else:
        refuse(params, ("success_url", "cancel_url"), ui)
        check_return(params, ui)
    if ui == "elements":
        refuse(params, ("submit_type", "redirect_on_completion"), ui)
    for name in ("success_url", "cancel_url", "return_url"):
        if name in params:
            check_url(ledger, params[name], name)


def refuse(params, names, ui):
    for name in names:
        if name in params:
            raise invalid(f"You can not pass `{name}` when `ui_mode` is `{ui}`.", name)


def check_return(params, ui):
    never = params.get("redirect_on_completion") == "never"
    if never and "return_url" in params:
        raise invalid("You can not pass `return_url` when `redirect_on_completion` is `never`.", "return_url")
    if not never and "return_url" not in params:
        raise missing("return_url")


def check_url(ledger, url, param):
    match = URL.match(url)
    if not match:
        raise invalid("Not a valid URL", param, "url_invalid")
    if ledger.live and match[1] != "https":
        raise invalid("Not a valid URL: in live mode it has to use HTTPS", param, "url_invalid")


def check_times(ledger, params):
    if "expires_at" not in params:
        return
    ahead = params["expires_at"] - ledger.clock.now()
    if ahead < 30 * MINUTE:
        raise invalid(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at")
    if ahead > DAY:
        raise invalid(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at")


def amounts(ledger, params):
    items = params.get("line_items", [])
    if not items:
        raise missing("line_items")
    if len(items) > 100:
        raise invalid("You can pass at most 100 line items.", "line_items")
    units = [unit(ledger, item, f"line_items[{place}]") for place, item in enumerate(items)]
    used = {item["price_data"]["currency"] for item in items}
    if len(used) > 1:
        raise invalid(f"All line items must have the same currency: {', '.join(sorted(used))}.", "line_items")
    total = sum(amount * item["quantity"] for amount, item in zip(units, items))
    (currency,) = used
    if total == 0:
        raise not_played("orders without a cost")
    currencies.check_limits(total, currency, ledger.account.settlement, ledger.account.default_currency)
    return units, total


def unit(ledger, item, path):
    """What one piece costs."""
    for name in sorted(set(item) - PLAYED_OF_ITEM):
        raise not_played(f"the parameter {path}[{name}]")
    if "price" in item:
        raise invalid(f"No such price: '{item['price']}'", f"{path}[price]", "resource_missing")
    if "price_data" not in item:
        raise invalid(f"You must provide one of `price` or `price_data` for `{path}`.", path)
    if "quantity" not in item:
        raise invalid(f"Quantity is required. Add `quantity` to `{path}`.", f"{path}[quantity]", "parameter_missing")
    if item["quantity"] < 1:
        raise invalid("This value must be greater than or equal to 1.", f"{path}[quantity]",
                      "parameter_invalid_integer")
    return price(item["price_data"], f"{path}[price_data]")


def price(data, path):
    currencies.check_currency(data["currency"], f"{path}[currency]")
    if "recurring" in data:
        raise invalid("You specified `payment` mode but passed a recurring price.", f"{path}[recurring]")
    if ("product" in data) == ("product_data" in data):
        raise invalid(f"You must provide exactly one of `product` or `product_data` for `{path}`.", path)
    if not data.get("product_data", {"name": "x"})["name"].strip():
        raise invalid(f"`{path}[product_data][name]` can not be blank.", f"{path}[product_data][name]",
                      "parameter_invalid_string_blank")
    amount = whole(data, path)
    currencies.check_steps(amount, data["currency"], f"{path}[unit_amount]")
    return amount


def whole(data, path):
    if "unit_amount" in data and "unit_amount_decimal" in data:
        raise invalid("You may only specify one of these parameters: unit_amount, unit_amount_decimal.",
                      f"{path}[unit_amount]", "parameters_exclusive")
    if "unit_amount_decimal" in data:
        amount = data["unit_amount_decimal"]
        if amount != int(amount):
            raise not_played("unit_amount_decimal with fractions")
        return int(amount)
    if "unit_amount" not in data:
        raise missing(f"{path}[unit_amount]")
    if data["unit_amount"] < 0:
        raise invalid("This value must be greater than or equal to 0.", f"{path}[unit_amount]",
                      "parameter_invalid_integer")
    return data["unit_amount"]
