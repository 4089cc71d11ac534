"""The knowledge, frozen: loaded from its lowered form when that fits the files, built from the files when not."""

import gc
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from unspasm import language, where
from unspasm.library.restoring import plain, restored
from unspasm.rules.care import (
    Avoid,
    CareOption,
    Curve,
    Gate,
    Limit,
    OutlookNote,
    Professional,
    Review,
    State,
    Step,
)
from unspasm.rules.content import Caution, Claim, ScanFinding, ScanNote, Situation, Trigger
from unspasm.rules.medicine import Ingredient, LowerMaximum, MedicineClass, MedicineName, MedicineRule
from unspasm.rules.rule import Cause, Clue, Derived, Question, Rule, Screen, Source
from unspasm.rules.vocabulary import Fact

Made = TypeVar("Made")

VERSION = "0.1.0"
REFERENCE = "ordinary_back_pain"  # the cause that every ratio is measured against (CLINICAL_NOTES 5.1)
_LOWERED = "edition.json"


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the knowledge. `facts` holds the asked facts, `derived` stands in the order of their stages."""

    version: str
    hash: str
    facts: Mapping[str, Fact]
    derived: tuple[Derived, ...]
    questions: tuple[Question, ...]
    screens: tuple[Screen, ...]
    rules: tuple[Rule, ...]
    causes: Mapping[str, Cause]
    sources: Mapping[str, Source]
    triggers: tuple[Trigger, ...] = ()
    situations: tuple[Situation, ...] = ()
    cautions: tuple[Caution, ...] = ()
    scan_findings: tuple[ScanFinding, ...] = ()
    scan_notes: tuple[ScanNote, ...] = ()
    claims: tuple[Claim, ...] = ()
    gates: Mapping[str, Gate] = field(default_factory=dict)
    care: Mapping[str, CareOption] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    reviews: tuple[Review, ...] = ()
    professionals: tuple[Professional, ...] = ()
    curves: tuple[Curve, ...] = ()
    outlook: tuple[OutlookNote, ...] = ()
    medicine_classes: Mapping[str, MedicineClass] = field(default_factory=dict)
    ingredients: Mapping[str, Ingredient] = field(default_factory=dict)
    medicine_rules: tuple[MedicineRule, ...] = ()
    lower_maxima: tuple[LowerMaximum, ...] = ()
    medicine_names: tuple[MedicineName, ...] = ()

    @property
    def name(self) -> str:
        """What results carry: the version and the first 12 figures of the content's hash."""
        return f"{self.version}+{self.hash[:12]}"

    @property
    def clues(self) -> tuple[Clue, ...]:
        return tuple(clue for cause in self.causes.values() for clue in cause.clues)

    @property
    def takes(self) -> tuple[str, ...]:
        """What a medicine rule may ask of the other medicines: each class and each ingredient."""
        return (*self.medicine_classes, *self.ingredients)

    def limits_of(self, option: CareOption) -> Iterator[Limit]:
        """Everything that may decide the verdict of an option: by phase, its own limits, those of its gates."""
        yield from (one.limit for one in option.by_phase)
        yield from option.limits
        yield from (limit for gate in option.gates if gate in self.gates for limit in self.gates[gate].limits)

    @property
    def states(self) -> Iterator[tuple[str, State]]:
        """Every state that care, plan, visits and outlook look at, under `kind id`."""
        yield from ((f"limit {one.id}", one.state) for gate in self.gates.values() for one in gate.limits)
        for option in self.care.values():
            yield from ((f"limit {one.limit.id}", one.limit.state) for one in option.by_phase)
            yield from ((f"limit {one.id}", one.state) for one in option.limits)
        yield from ((f"step {one.id}", one.state) for one in self.steps)
        yield from ((f"avoid {one.id}", one.state) for one in self.avoid)
        yield from ((f"review {one.id}", one.state) for one in self.reviews)
        yield from ((f"professional {one.id}", one.state) for one in self.professionals)
        yield from ((f"outlook {one.id}", one.state) for one in self.outlook)
        yield from ((f"lower maximum {one.id}", one.state) for one in self.lower_maxima)

    def rules_at(self, state: State) -> tuple[Rule, ...]:
        """The rules that bring the state about: those at its level or above, of its causes where it names some."""
        if state.from_level is None:
            return ()
        named = [one for one in self.rules if one.urgency >= state.from_level]
        return tuple(one for one in named if not state.for_causes or one.cause in state.for_causes)


_EDITIONS_KEPT = 8  # one can be compared with another, and each language is one


def for_each_edition(make: Callable[[Edition], Made]) -> Callable[[Edition], Made]:
    """Made at the first call for an edition, and kept: an edition never changes. Old ones would only hold memory."""
    kept: list[tuple[Edition, Made]] = []

    @wraps(make)
    def made(edition: Edition) -> Made:
        for known, thing in kept:
            if known is edition:
                return thing
        thing = make(edition)
        kept.append((edition, thing))
        del kept[:-_EDITIONS_KEPT]
        return thing

    return made


def load() -> Edition:
    """The edition that ships with this installation, in the language in use; from its lowered form if there is one."""
    code = language.in_use()
    return shipped() if code == language.SOURCE else _translated(code)


@cache
def _translated(code: str) -> Edition:
    # Imported here: who reads English needs no translation, and a cold start counts milliseconds.
    from unspasm.library.translating import in_language

    return in_language(shipped(), code)


@cache
def shipped() -> Edition:
    """The same in English."""
    return load_from(where.knowledge_dir())


def load_from(folder: Path, cached_in: Path | None = None) -> Edition:
    """The edition of a folder of knowledge. Raises ProblemsFound with everything that is wrong with it.

    A lowered form is used when it was made from exactly these files by exactly this code; otherwise the files
    are read, checked, and the lowered form is written anew where that is allowed.
    """
    content = content_hash(folder)
    cache_file = (cached_in or _cache_dir()) / f"edition-{content[:16]}.json"
    for lowered in (folder / _LOWERED, cache_file):
        edition = _from_lowered(lowered, content)
        if edition is not None:
            return edition
    edition = build(folder, content)
    _write(edition, cache_file)
    return edition


def build(folder: Path, content: str | None = None) -> Edition:
    """Read and check every file of the folder. Slow; raises ProblemsFound."""
    # Imported here: a start from the lowered form needs neither YAML, schemas nor the SQL parser.
    from unspasm.library import checking

    return checking.edition_of(folder, content or content_hash(folder))


def write_lowered(knowledge_dir: Path, target: Path) -> None:
    """Check the knowledge and write its lowered form, for packing into the wheel."""
    target.write_text(_dumped(build(knowledge_dir)), encoding="utf-8")


def content_hash(folder: Path) -> str:
    """SHA-256 over names and contents of all YAML files in the folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _cache_dir() -> Path:
    return where.cache_dir()


@cache
def _code_hash() -> str:
    """A lowered form written by other code may mean something else, so it is not read."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(VERSION.encode())
    for path in sorted([*package.glob("library/*.py"), *package.glob("rules/*.py"), package / "words.py"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _dumped(edition: Edition) -> str:
    return json.dumps(
        {"code": _code_hash(), "content": edition.hash, "edition": plain(edition)},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _write(edition: Edition, target: Path) -> None:
    """All or nothing, so that no reader ever sees half a file. A folder we may not write to costs only speed."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_dumped(edition))
        Path(name).replace(target)
    except OSError:
        return


def _restored(stored: Any) -> Edition:
    """Without the garbage collector looking through what is kept for good anyway: that took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        edition: Edition = restored(Edition, stored)
    finally:
        if was_on:
            gc.enable()
    return edition


def _from_lowered(path: Path, content: str) -> Edition | None:
    """None when it is missing, damaged, or made from other files or by other code."""
    try:
        stored = json.loads(path.read_bytes())
        if stored["content"] != content or stored["code"] != _code_hash():
            return None
        return _restored(stored["edition"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
