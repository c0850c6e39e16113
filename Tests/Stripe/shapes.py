"""Whether an object has the fields and types that the official package writes at its class."""

import typing

import stripe

from standin.hints import choices, hints, is_optional

CLASSES = {cls.OBJECT_NAME: cls for cls in (
    stripe.checkout.Session, stripe.PaymentIntent, stripe.Charge, stripe.Refund, stripe.Dispute, stripe.Event,
    stripe.WebhookEndpoint, stripe.Account, stripe.Balance, stripe.LineItem, stripe.Price,
    stripe.BalanceTransaction)}


def problems(cls, value, path=""):
    """In words; nothing where the object is as the package says."""
    if not isinstance(value, dict):
        yield f"{path}: {value!r} is no {cls.__name__}"
        return
    known = hints(cls)
    for name in sorted(set(value) - set(known)):
        yield f"{path}.{name} is no field of {cls.__name__}"
    for name, type_ in known.items():
        if name in value:
            yield from wrong(type_, value[name], f"{path}.{name}")
        elif not is_optional(type_):
            yield f"{path}.{name} is missing"


def wrong(type_, value, path):
    options = choices(type_)
    if value is None:
        if type(None) not in options:
            yield f"{path} is null"
        return
    if typing.Any in options:
        return
    literals = [one for option in options if typing.get_origin(option) is typing.Literal
                for one in typing.get_args(option)]
    if literals and isinstance(value, str):
        if value not in literals:
            yield f"{path}: {value!r} is none of {literals}"
        return
    if isinstance(value, list):
        yield from wrong_list(options, value, path)
    elif isinstance(value, dict):
        yield from wrong_object(options, value, path)
    elif not any(type(value) is option or option is not bool and isinstance(option, type)
                 and type(value) is not bool and isinstance(value, option) for option in options):
        # A decimal is a string in JSON.
        if not (isinstance(value, str) and any(getattr(option, "__name__", "") == "Decimal" for option in options)):
            yield f"{path}: {value!r} is none of {options}"


def wrong_list(options, value, path):
    members = [typing.get_args(option)[0] for option in options if typing.get_origin(option) is list]
    if not members:
        yield f"{path} is a list"
    for place, member in enumerate(value):
        yield from wrong(members[0], member, f"{path}[{place}]") if members else ()


def wrong_object(options, value, path):
    if isinstance(value.get("object"), str) and value["object"] in CLASSES:
        yield from problems(CLASSES[value["object"]], value, path)
        return
    classes = [option for option in options if isinstance(option, type) and issubclass(option, stripe.StripeObject)]
    # Metadata and its like are dictionaries of the caller's.
    if classes and "Untyped" not in classes[0].__name__:
        yield from problems(classes[0], value, path)
