"""Stripe's objects, with the names and types that the official package gives them."""

from standin.hints import hints, is_optional


def blank(cls):
    """Every field of an object that may be null, null: what is set stands beside it at the caller's."""
    return {name: None for name, type_ in hints(cls).items() if is_optional(type_)}
