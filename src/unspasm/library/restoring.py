"""From the plain data of a lowered edition back to its frozen types, guided by the types themselves."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from unspasm.rules import expr
from unspasm.words import Route, Urgency

_NODES = (expr.FactRef, expr.Compare, expr.In, expr.And, expr.Or, expr.Not, expr.AtLeast)
_Restore = Callable[[Any], Any]


def plain(thing: Any) -> Any:
    """Lists, mappings, texts and numbers only. `restored` gives the thing back."""
    match thing:
        case Urgency() | Route():
            return thing.word
        case Enum():
            return thing.value
        case Mapping():
            return {key: plain(value) for key, value in thing.items()}
        case tuple():
            return [plain(value) for value in thing]
    if isinstance(thing, _NODES):
        return expr.to_plain(thing)
    if is_dataclass(thing):
        return {field.name: plain(getattr(thing, field.name)) for field in fields(thing)}
    return thing


def restored(kind: Any, data: Any) -> Any:
    """The thing of this type that `plain` made the data from. Raises LookupError, TypeError or ValueError."""
    try:
        return _restorer(kind)(data)
    except AttributeError as error:  # a number where a word belongs, a list where a mapping does
        raise TypeError(str(error)) from error


@cache
def _restorer(kind: Any) -> _Restore:
    if _is_condition(kind):
        return lambda data: None if data is None else expr.from_plain(data)
    if kind in (Urgency, Route):
        return lambda word: kind[word.upper()]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _dataclass(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _either(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        value = _restorer(get_args(kind)[1])
        return lambda data: {key: value(item) for key, item in data.items()}
    return lambda data: data


def _is_condition(kind: Any) -> bool:
    return any(part in _NODES for part in get_args(kind)) or kind in _NODES


def _dataclass(kind: Any) -> _Restore:
    hints = get_type_hints(kind)
    parts = [(field.name, _restorer(hints[field.name])) for field in fields(kind)]
    return lambda data: kind(**{name: part(data[name]) for name, part in parts})


def _either(kinds: tuple[Any, ...]) -> _Restore:
    (kind, *others) = [one for one in kinds if one is not type(None)]
    if others:
        return lambda data: data
    part = _restorer(kind)
    return lambda data: None if data is None else part(data)


def _tuple(kinds: tuple[Any, ...]) -> _Restore:
    if kinds[-1] is Ellipsis:
        part = _restorer(kinds[0])
        return lambda data: tuple(map(part, data))
    # A fixed tuple may hold conditions, such as one case of a first_match.
    parts = [_restorer(kind) for kind in kinds]
    return lambda data: tuple(part(item) for part, item in zip(parts, data, strict=True))
