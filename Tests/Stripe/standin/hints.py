"""The types that the official package writes at its classes, with every forward reference resolved."""

import builtins
import sys
import types
import typing
from functools import cache

import stripe
from stripe._request_options import RequestOptions


class Unknown:
    """Stands for names that the package imports for type checkers only and we do not need."""

    def __class_getitem__(cls, item):
        return typing.Any


class Names(dict):
    def __missing__(self, name):
        if hasattr(builtins, name):
            raise KeyError(name)
        return getattr(stripe, name, Unknown)


@cache
def hints(cls):
    """Name to type. Parameters come without what only the client looks at (`RequestOptions`: keys, versions)."""
    module = vars(sys.modules[cls.__module__])
    resolved = typing.get_type_hints(cls, globalns=module, localns=Names(module))
    foreign = RequestOptions.__annotations__ if hasattr(cls, "__required_keys__") else ()
    return {name: type_ for name, type_ in resolved.items()
            if name not in foreign and not name.startswith("_") and not name.isupper()}


def required(cls):
    return {name for name in hints(cls) if name in cls.__required_keys__}


def choices(type_):
    """A union's members, or the type alone."""
    return typing.get_args(type_) if is_union(type_) else (type_,)


def is_union(type_):
    origin = typing.get_origin(type_)
    return origin is typing.Union or origin is types.UnionType


def is_optional(type_):
    return type(None) in choices(type_)
