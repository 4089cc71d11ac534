"""What every written page shares: its frame, tables, and evidence in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol

from unspasm.assessment.sentences import READ
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence, Source


class Reviewed(Protocol):
    """Something that a clinician may have reviewed; `none` when nobody has."""

    @property
    def reviewed_by(self) -> str: ...


def page(edition: Edition, title: str, *parts: str) -> str:
    origin = f"Written from edition `{edition.name}` by `make docs`; change the knowledge, not this page."
    return "\n\n".join((f"# {title}", *parts, origin)) + "\n"


def review(edition: Edition, things: str, items: Sequence[Reviewed]) -> str:
    """Which edition this is, and how much of it a clinician has seen."""
    done = Counter(one.reviewed_by for one in items if one.reviewed_by != "none")
    first = f"Edition `{edition.name}`: {len(items)} {things}."
    if not done:
        return f"{first} **No clinician has reviewed any of them.** Information, not a medical device."
    names = "; ".join(f"{count} by {plain(name)}" for name, count in sorted(done.items()))
    return f"{first} Reviewed: {done.total()} of {len(items)} ({names}). Information, not a medical device."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def listed(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def plain(text: str) -> str:
    """Text of the knowledge that Markdown must not read as markup of its own."""
    return escape(" ".join(text.split()), quote=False).replace("|", "&#124;").replace("*", "&#42;")


def code(text: str) -> str:
    return f"`{text}`"


def codes(names: Iterable[str]) -> str:
    return ", ".join(map(code, names))


def link(source: Source) -> str:
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    return f"[{code(source.id)}](<{address}>)" if address else code(source.id)


def basis(edition: Edition, evidence: Iterable[Evidence], judgement: str) -> str:
    """For a cell: every source with its figure, how deeply it was read and its table rows; or why we judge so."""
    parts = [figure(edition, item) for item in evidence]
    if judgement:
        parts.append("judgement: " + plain(judgement))
    return "<br>".join(parts)


def figure(edition: Edition, item: Evidence) -> str:
    rows = f"rows {', '.join(item.rows)}" if item.rows else "no row of the evidence tables"
    note = f"; {plain(item.note)}" if item.note else ""
    what = f"{link(edition.sources[item.source])}: {plain(amount(item))}, in {plain(item.population)}"
    return f"{what}{note} ({READ[item.read]}; {rows})"


def amount(item: Evidence) -> str:
    """The figure with its unit and interval, such as `odds ratio 1.53 (1.22 to 1.92)`."""
    value = item.value if isinstance(item.value, str) else f"{item.value:g}"
    unit = "" if item.unit in ("none", "ratio") else f" {item.unit}"
    interval = f" ({item.interval[0]:g} to {item.interval[1]:g})" if item.interval else ""
    return f"{item.measure.replace('_', ' ')} {value}{unit}{interval}"
