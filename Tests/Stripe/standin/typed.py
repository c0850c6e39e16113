"""Parameters checked against the typed list of the official package (`stripe.params`), as the API checks them.

Source: the package's TypedDicts; "Error codes" (`parameter_unknown`, `parameter_missing`, `parameter_invalid_empty`,
`parameter_invalid_integer`) and "API Reference: Metadata" (50 keys, 40 and 500 characters, no square brackets).
"""

import re
import typing
from decimal import Decimal, InvalidOperation

from standin.errors import invalid, missing
from standin.hints import choices, hints, required

INTEGER = re.compile(r"-?[0-9]{1,18}\Z")


def checked(params, raw):
    """The values of a request, typed; every problem is a 400 that no idempotency key keeps."""
    try:
        return checked_hash(params, raw, "")
    except Exception as error:
        if hasattr(error, "stored"):
            error.stored = False
        raise


def checked_hash(cls, raw, path):
    if not isinstance(raw, dict):
        raise invalid("Invalid object", path)
    known = hints(cls)
    unknown = [f"{path}[{name}]" if path else name for name in raw if name not in known]
    if unknown:
        several = "s" if len(unknown) > 1 else ""
        raise invalid(f"Received unknown parameter{several}: {', '.join(unknown)}", unknown[0], "parameter_unknown")
    for name in sorted(required(cls)):
        if name not in raw:
            raise missing(f"{path}[{name}]" if path else name)
    return {name: value_of(known[name], raw[name], f"{path}[{name}]" if path else name) for name in raw}


def value_of(type_, raw, path):
    options = choices(type_)
    if isinstance(raw, dict):
        return nested(options, raw, path)
    literals = [value for option in options if typing.get_origin(option) is typing.Literal
                for value in typing.get_args(option)]
    if raw == "":
        if "" in literals or any(typing.get_origin(option) is dict for option in options):
            return "" if "" in literals else {}
        raise invalid(
            f"You passed an empty string for '{path}'. We assume empty values are an attempt to unset a field; however "
            f"'{path}' cannot be unset. You should remove '{path}' from your request or supply a non-empty value.",
            path, "parameter_invalid_empty")
    if int in options:
        return integer(raw, path)
    named = [value for value in literals if value]
    if named:
        if raw not in named:
            listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])}, or {named[-1]}"
            raise invalid(f"Invalid {path}: must be one of {listed}", path)
        return raw
    return scalar(options, raw, path)


def integer(raw, path):
    if not INTEGER.match(raw):
        raise invalid(f"Invalid integer: {raw}", path, "parameter_invalid_integer")
    return int(raw)


def scalar(options, raw, path):
    if bool in options:
        if raw not in ("true", "false"):
            raise invalid(f"Invalid boolean: {raw}", path)
        return raw == "true"
    if Decimal in options:
        try:
            return Decimal(raw)
        except InvalidOperation:
            raise invalid(f"Invalid decimal: {raw}", path) from None
    if str in options:
        return raw
    listed = any(typing.get_origin(option) is list for option in options)
    raise invalid("Invalid array" if listed else "Invalid object", path)


def nested(options, raw, path):
    for option in options:
        origin = typing.get_origin(option)
        if origin is list:
            (member,) = typing.get_args(option)
            return [value_of(member, value, f"{path}[{name}]") for name, value in in_order(raw, path)]
        if origin is dict:
            return metadata(raw, path)
        if typing.is_typeddict(option) or hasattr(option, "__required_keys__"):
            return checked_hash(option, raw, path)
    if int in options:
        raise invalid(f"Invalid integer: {raw}", path, "parameter_invalid_integer")
    raise invalid(f"Invalid string: {raw}", path)


def in_order(raw, path):
    if not all(name.isascii() and name.isdigit() for name in raw):
        raise invalid("Invalid array", path)
    return sorted(raw.items(), key=lambda item: int(item[0]))


def metadata(raw, path):
    if len(raw) > 50:
        raise invalid("Metadata can have at most 50 keys.", path)
    for name, value in raw.items():
        if isinstance(value, dict):
            raise invalid(f"Invalid string: {value}", f"{path}[{name}]")
        if len(name) > 40:
            raise invalid(f"Metadata keys can have up to 40 characters: '{name}' has {len(name)}.", path)
        if len(value) > 500:
            raise invalid(
                f"Metadata values can have up to 500 characters, but you passed in a value that is {len(value)} "
                f"characters. Invalid value: {value}", f"{path}[{name}]")
    return {name: value for name, value in raw.items() if value != ""}
