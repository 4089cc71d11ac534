"""What a sentence rests on: its rule, the answers that made it true, its sources, and who reviewed it."""

from collections.abc import Iterable
from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.assessment.assess import Assessment
from unspasm.assessment.contract import said
from unspasm.assessment.triage import Finding
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence, Source
from unspasm.words import Read

_MEASURES = {
    "lr_positive": "likelihood ratio of a yes",
    "lr_negative": "likelihood ratio of a no",
    "posttest": "share who had it",
    "positive_predictive_value": "share who had it",
}
_UNITS = {"percent": "%", "none": "", "ratio": ""}


@dataclass(frozen=True, slots=True)
class Cited:
    """One source with what it says here. `links`: the words and the address of each way to it."""

    name: str
    title: str
    links: tuple[tuple[str, str], ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Behind one sentence. Without sources, `judgement` says why it stands all the same."""

    rule: str
    because: tuple[str, ...]
    cited: tuple[Cited, ...]
    judgement: str
    review: str


@dataclass(frozen=True, slots=True)
class Reason:
    say: str
    level: str
    why: Why


def reason(assessment: Assessment, finding: Finding) -> Reason:
    rule = finding.rule
    because = tuple(sentences.answer(assessment.edition, name, value) for name, value in said(finding.reading).items())
    why = behind(assessment.edition, rule.id, rule.evidence, rule.judgement, rule.reviewed_by, because)
    return Reason(rule.say, rule.urgency.word, why)


def behind(
    edition: Edition,
    rule: str,
    evidence: tuple[Evidence, ...],
    judgement: str,
    reviewed_by: str,
    because: tuple[str, ...] = (),
) -> Why:
    return Why(rule, because, cited(edition, evidence), judgement, review(reviewed_by))


def review(reviewed_by: str) -> str:
    if reviewed_by in ("", "none"):
        return "No clinician has reviewed this yet."
    return f"Reviewed by {reviewed_by}."


def cited(edition: Edition, evidence: Iterable[Evidence]) -> tuple[Cited, ...]:
    """Each source once, with every figure taken from it, in the order given."""
    by_source: dict[str, list[Evidence]] = {}
    for item in evidence:
        by_source.setdefault(item.source, []).append(item)
    return tuple(_cited(edition.sources.get(id), id, items) for id, items in by_source.items())


def _cited(source: Source | None, id: str, items: list[Evidence]) -> Cited:
    says = tuple(dict.fromkeys(_says(item) for item in items))
    if source is None:
        return Cited(id, "", (), says)
    return Cited(sentences.cited(source), source.title, links(source), says)


def links(source: Source) -> tuple[tuple[str, str], ...]:
    found = []
    if source.doi:
        found.append((f"DOI {source.doi}", f"https://doi.org/{source.doi}"))
    if source.pmid:
        found.append((f"PMID {source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"))
    if source.url.startswith(("https://", "http://")):
        found.append(("web page", source.url))
    return tuple(found)


def _says(item: Evidence) -> str:
    """`prevalence: 25% (9 to 41). People over 55 … Abstract read.`"""
    about = f" In: {item.population}." if item.population else ""
    note = f" Note: {item.note.rstrip('.')}." if item.note else ""
    return f"{_figure(item)}.{about}{note} {depth(item)}."


def _figure(item: Evidence) -> str:
    value = item.value if isinstance(item.value, str) else f"{item.value:g}"
    unit = _UNITS.get(item.unit, f" {item.unit}")
    measure = _MEASURES.get(item.measure, item.measure.replace("_", " "))
    span = ""
    if item.interval:
        span = f" ({item.interval[0]:g} to {item.interval[1]:g})"
    elif not isinstance(item.value, str):
        span = " (no interval given)"
    return f"{measure[:1].upper()}{measure[1:]}: {value}{unit}{span}"


def depth(item: Evidence) -> str:
    if item.read is Read.UNCONFIRMED:
        return "Source not yet read"
    words = sentences.READ[item.read]
    return words[:1].upper() + words[1:]
