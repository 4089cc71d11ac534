"""What a part of the knowledge rests on, in lines for a terminal."""

from collections.abc import Iterable, Iterator

from unspasm.assessment import sentences
from unspasm.cli import words
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence


def backing(edition: Edition, evidence: Iterable[Evidence], judgement: str, indent: str = "  ") -> Iterator[str]:
    """A line for each piece of evidence, then the judgement where there is one."""
    items = tuple(evidence)
    for item in items:
        yield words.wrapped(cited(edition, item), f"{indent}  ", f"{indent}- ")
    if judgement or not items:
        reason = judgement or "no reason is written down"
        yield words.wrapped(f"Clinical judgement: {reason}", f"{indent}  ", indent)


def cited(edition: Edition, item: Evidence) -> str:
    """The source with its figure, interval and people, and how deeply it was read."""
    low_high = f"{item.interval[0]:g} to {item.interval[1]:g}" if item.interval else "none given"
    value = item.value if isinstance(item.value, str) else f"{item.value:g}"
    unit = "" if item.unit == "none" else f" {item.unit}"
    note = f"; note: {item.note}" if item.note else ""
    source = edition.sources.get(item.source)
    named = f" ({sentences.cited(source)})" if source else ""
    return (
        f"{item.source}{named}: {item.measure} {value}{unit}, interval {low_high}, in {item.population}; "
        f"{sentences.READ[item.read]}{note}"
    )
