"""Line items and the prices made inline with them.

Source: "API Reference: Checkout Session line items" and the package's `LineItem` and `Price`.
"""

import stripe

from standin.objects import blank


def line_item(ledger, item, amount):
    data = item["price_data"]
    name = data.get("product_data", {}).get("name")
    total = amount * item["quantity"]
    made = blank(stripe.LineItem) | {
        "id": ledger.ids.new("li_1"), "object": "item", "amount_discount": 0, "amount_subtotal": total,
        "amount_tax": 0, "amount_total": total, "currency": data["currency"], "description": name,
        "metadata": item.get("metadata", {}), "price": price(ledger, data, amount), "quantity": item["quantity"]}
    # They come only where asked for.
    return {field: value for field, value in made.items() if field not in ("discounts", "taxes")}


def price(ledger, data, amount):
    made = blank(stripe.Price) | ledger.stamp("price", ledger.ids.new("price_1")) | {
        "active": False, "billing_scheme": "per_unit", "currency": data["currency"], "metadata": {},
        "product": data.get("product") or ledger.ids.new("prod", 14), "type": "one_time",
        "tax_behavior": data.get("tax_behavior", "unspecified"), "unit_amount": amount,
        "unit_amount_decimal": str(amount)}
    return {field: value for field, value in made.items() if field not in ("currency_options", "tiers", "deleted")}
