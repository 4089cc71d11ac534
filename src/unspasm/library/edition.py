"""The knowledge, frozen: loaded from its lowered form when that fits the files, built from the files when not."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from unspasm import where
from unspasm.rules import expr
from unspasm.rules.rule import Cause, Clue, Derived, Evidence, Question, Rule, Screen, Source
from unspasm.rules.vocabulary import Fact
from unspasm.words import Read, Route, Urgency

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

    @property
    def name(self) -> str:
        """What results carry: the version and the first 12 figures of the content's hash."""
        return f"{self.version}+{self.hash[:12]}"

    @property
    def clues(self) -> tuple[Clue, ...]:
        return tuple(clue for cause in self.causes.values() for clue in cause.clues)


@cache
def load() -> Edition:
    """The edition that ships with this installation, from its lowered form when there is one."""
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
        {"code": _code_hash(), "content": edition.hash, "edition": _plain(edition)},
        ensure_ascii=False,
        sort_keys=True,
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


def _from_lowered(path: Path, content: str) -> Edition | None:
    """None when it is missing, damaged, or made from other files or by other code."""
    try:
        stored = json.loads(path.read_bytes())
        if stored["content"] != content or stored["code"] != _code_hash():
            return None
        return _edition_from(stored["edition"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


_NODES = (
    expr.FactRef,
    expr.Compare,
    expr.In,
    expr.And,
    expr.Or,
    expr.Not,
    expr.AtLeast,
)


def _plain(thing: Any) -> Any:
    match thing:
        case Urgency() | Route():
            return thing.word
        case Enum():
            return thing.value
        case Mapping():
            return {key: _plain(value) for key, value in thing.items()}
        case tuple():
            return [_plain(value) for value in thing]
    if isinstance(thing, _NODES):
        return expr.to_plain(thing)
    if is_dataclass(thing):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}
    return thing


def _edition_from(plain: dict[str, Any]) -> Edition:
    return Edition(
        version=plain["version"],
        hash=plain["hash"],
        facts={key: Fact(**value) for key, value in plain["facts"].items()},
        derived=tuple(_derived(item) for item in plain["derived"]),
        questions=tuple(_question(item) for item in plain["questions"]),
        screens=tuple(Screen(**{**item, "questions": tuple(item["questions"])}) for item in plain["screens"]),
        rules=tuple(_rule(item) for item in plain["rules"]),
        causes={key: _cause(value) for key, value in plain["causes"].items()},
        sources={key: Source(**value) for key, value in plain["sources"].items()},
    )


def _evidence(items: list[dict[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            **{
                **item,
                "read": Read(item["read"]),
                "interval": tuple(item["interval"]) if item["interval"] else None,
            }
        )
        for item in items
    )


def _derived(item: dict[str, Any]) -> Derived:
    return Derived(
        **{
            **item,
            "expr": expr.from_plain(item["expr"]) if item["expr"] else None,
            "steps": tuple((below, name) for below, name in item["steps"]),
            "cases": tuple((expr.from_plain(when), name) for when, name in item["cases"]),
        }
    )


def _question(item: dict[str, Any]) -> Question:
    asked = expr.from_plain(item["ask_when"]) if item["ask_when"] else None
    return Question(**{**item, "answers": tuple(item["answers"]), "ask_when": asked})


def _rule(item: dict[str, Any]) -> Rule:
    return Rule(
        **{
            **item,
            "when": expr.from_plain(item["when"]),
            "urgency": Urgency[item["urgency"].upper()],
            "route": Route[item["route"].upper()],
            "evidence": _evidence(item["evidence"]),
        }
    )


def _clue(item: dict[str, Any]) -> Clue:
    return Clue(**{**item, "when": expr.from_plain(item["when"]), "evidence": _evidence(item["evidence"])})


def _cause(item: dict[str, Any]) -> Cause:
    return Cause(
        **{
            **item,
            "found_when_checked": _evidence(item["found_when_checked"]),
            "clues": tuple(_clue(clue) for clue in item["clues"]),
        }
    )
