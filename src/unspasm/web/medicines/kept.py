"""What a person takes, in a second encrypted cookie on their own device. The server keeps nothing."""

import json
import zlib
from dataclasses import dataclass, replace
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unspasm.library.edition import Edition
from unspasm.plan.medicines.names import names_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.rules.medicine import MedicineName
from unspasm.web.told import box

COOKIE = "takes"
HOURS = 24  # amounts and hours since a dose mean nothing a day later
_MOST_BYTES = 3_900
MOST_KEPT = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the list as the person gave it."""

    name: str
    units_24h: float | None = None
    mg: float | None = None
    hours_since_last: float | None = None


@dataclass(frozen=True, slots=True)
class List:
    """`complete`: the person said that this is all."""

    items: tuple[Kept, ...] = ()
    complete: bool = False

    def plus(self, one: Kept) -> "List":
        """A new line. The list is no longer known to be whole, since there was one more."""
        return replace(self, items=(*self.items, one), complete=False)

    def without(self, at: int) -> "List":
        return replace(self, items=self.items[:at] + self.items[at + 1 :])

    def changed(self, at: int, one: Kept) -> "List":
        return replace(self, items=(*self.items[:at], one, *self.items[at + 1 :]))


def read(request: HttpRequest) -> List:
    """Nothing when there is none, when it is older than a day, or when someone changed it."""
    try:
        packed = box().decrypt(request.COOKIES.get(COOKIE, "").encode(), ttl=HOURS * 3600)
        stored = json.loads(zlib.decompressobj().decompress(packed, 100_000))
        items = tuple(Kept(str(one[0])[:80], *(_number(value) for value in one[1:4])) for one in stored["m"])
        return List(items[:MOST_KEPT], stored["c"] is True)
    except (InvalidToken, ValueError, KeyError, TypeError, IndexError, zlib.error, UnicodeEncodeError):
        return List()


def write(response: HttpResponse, kept: List) -> bool:
    """False when the list does not fit into a cookie; then the old one stays."""
    items = [[one.name, one.units_24h, one.mg, one.hours_since_last] for one in kept.items]
    text = json.dumps({"m": items, "c": kept.complete}, separators=(",", ":"))
    packed = box().encrypt(zlib.compress(text.encode(), 9)).decode()
    if len(packed) > _MOST_BYTES:
        return False
    age = HOURS * 3600
    response.set_cookie(COOKIE, packed, max_age=age, secure=settings.SERVED, httponly=True, samesite="Strict")
    return True


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Strict")


def taking(kept: List, edition: Edition, country: str) -> Taking:
    """As the check wants it. A name that is not settled counts as not recognised."""
    names = names_of(edition)
    found = [(one, names.recognised(one.name, country)) for one in kept.items]
    return Taking(
        items=tuple(
            _taken(one, names.in_language(one.name), known.settled) for one, known in found if known.settled is not None
        ),
        unrecognised=tuple(one.name for one, known in found if known.settled is None),
        complete=kept.complete,
    )


def _taken(one: Kept, typed: str, name: MedicineName) -> Taken:
    mg = {name.ingredients[0]: one.mg} if one.mg is not None and len(name.ingredients) == 1 else None
    return Taken(typed, name, one.units_24h, mg, one.hours_since_last)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
