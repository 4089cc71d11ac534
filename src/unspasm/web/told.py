"""What a person has told us, in one encrypted cookie on their own device. The server keeps nothing."""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unspasm.assessment.answers import Answers
from unspasm.library.edition import Edition, load
from unspasm.problems import ProblemsFound
from unspasm.rules.expr import Value

COOKIE = "told"
DAYS = 7
DANGER_HOURS = 24  # an older answer to a danger question is asked again (clinical notes 1.10)
_WITH_WORDS = b"1"  # no stream without known words begins so
_MOST_UNPACKED = 100_000
_MOST_BYTES = 3_900  # browsers keep no cookie above 4,096 with its name


@dataclass(frozen=True, slots=True)
class Told:
    """Answers by fact ("unsure" included), when each question was answered (minutes since 1970), and for whom.

    `skipped`: questions that were passed over. `carer`: someone answers for another person. `country`: for numbers.
    """

    answers: Mapping[str, Value] = field(default_factory=dict)
    asked_at: Mapping[str, int] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    carer: bool = False
    country: str = ""

    def merged(self, question: str, given: Mapping[str, Value], cleared: Iterable[str]) -> "Told":
        """With the answers of one page in place of its old ones; the answers of every other page stay."""
        kept = {name: value for name, value in self.answers.items() if name not in set(cleared)}
        times = {**self.asked_at, question: _minutes()}
        skipped = self.skipped - {question} if given else self.skipped | {question}
        return replace(self, answers={**kept, **given}, asked_at=times, skipped=skipped)


def read(request: HttpRequest) -> Told:
    """What the cookie holds; nothing when there is none, when it is too old, or when someone changed it."""
    try:
        packed = box().decrypt(request.COOKIES.get(COOKIE, "").encode(), ttl=DAYS * 86_400)
        stored = json.loads(_unpacked(packed))
        told = Told(dict(stored["a"]), dict(stored["t"]), frozenset(stored["s"]), bool(stored["c"]), str(stored["l"]))
    except (InvalidToken, ValueError, KeyError, TypeError, zlib.error, UnicodeEncodeError):
        return Told()
    return _usable(told, load())


def write(response: HttpResponse, told: Told) -> bool:
    """False when the answers do not fit into a cookie; then the old ones stay."""
    stored = {
        "a": dict(told.answers),
        "t": dict(told.asked_at),
        "s": sorted(told.skipped),
        "c": told.carer,
        "l": told.country,
    }
    packed = box().encrypt(_packed(json.dumps(stored, separators=(",", ":")).encode())).decode()
    if len(packed) > _MOST_BYTES:
        return False
    response.set_cookie(COOKIE, packed, max_age=DAYS * 86_400, secure=settings.SERVED, httponly=True, samesite="Strict")
    return True


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Strict")


def fresh(told: Told, edition: Edition) -> Told:
    """Without the danger answers that are older than a day: they must be asked again before a level is shown."""
    limit = _minutes() - DANGER_HOURS * 60
    stale = {id for id, at in told.asked_at.items() if at < limit}
    old = {
        name
        for question in edition.questions
        if question.id in stale
        for name in question.answers
        if edition.facts[name].danger
    }
    return replace(told, answers={name: value for name, value in told.answers.items() if name not in old})


def _usable(told: Told, edition: Edition) -> Told:
    """An answer that this edition does not know any more counts as not asked; the others stay."""
    kept: dict[str, Any] = {}
    for name, value in told.answers.items():
        try:
            Answers.checked({name: value}, edition)
        except ProblemsFound:
            continue
        kept[name] = value
    known = {question.id for question in edition.questions}
    times = {id: int(at) for id, at in told.asked_at.items() if id in known}
    country = told.country or str(kept.get("country", ""))
    return replace(told, answers=kept, asked_at=times, skipped=told.skipped & known, country=country)


def _packed(text: bytes) -> bytes:
    """Small enough for a cookie: the words that most cookies hold are known beforehand."""
    press = zlib.compressobj(9, zdict=_words())
    return _WITH_WORDS + press.compress(text) + press.flush()


def _unpacked(packed: bytes) -> bytes:
    """Also what was packed before the words were known."""
    if packed.startswith(_WITH_WORDS):
        return zlib.decompressobj(zdict=_words()).decompress(packed.removeprefix(_WITH_WORDS), _MOST_UNPACKED)
    return zlib.decompressobj().decompress(packed, _MOST_UNPACKED)


@cache
def _words() -> bytes:
    """Never changed: a cookie of last week must be read. New facts only press less well until a second list is made."""
    return Path(__file__).with_name("told_words.txt").read_bytes()


def _minutes() -> int:
    return int(time() // 60)


@cache
def box() -> Fernet:
    """What locks the cookies of this installation."""
    return Fernet(base64.urlsafe_b64encode(sha256(b"unspasm told " + settings.SECRET_KEY.encode()).digest()))
