"""What a sentence rests on: its rule, the answers that made it true, its sources, and who reviewed it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html

from unspasm.assessment import figures, sentences
from unspasm.assessment.assess import Assessment
from unspasm.assessment.contract import said
from unspasm.assessment.triage import Finding
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence, Source
from unspasm.words import Read

# The level of one rule, as its tag says it.
LEVEL = Words(
    {
        "emergency": N_("emergency"),
        "same_day": N_("same day"),
        "soon": N_("soon"),
        "routine": N_("routine"),
        "self_care": N_("self care"),
    }
)
_SAME = '<span translate="no">{} {}</span>'


@dataclass(frozen=True, slots=True)
class Cited:
    """One source with what it says here. `links`: the words and the address of each way to it."""

    name: str
    title: str
    links: tuple[tuple[str, str], ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Behind one sentence. Without sources, `judgement` says why it stands all the same.

    `kind`: of the item called `rule`, where another kind has an item of the same name.
    """

    rule: str
    because: tuple[str, ...]
    cited: tuple[Cited, ...]
    judgement: str
    review: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    say: str
    level: str
    why: Why

    @property
    def level_words(self) -> str:
        return LEVEL[self.level]


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
    kind: str = "",
) -> Why:
    return Why(rule, because, cited(edition, evidence), judgement, review(reviewed_by), kind)


def review(reviewed_by: str) -> str:
    if reviewed_by in ("", "none"):
        return _("No clinician has reviewed this yet.")
    return _("Reviewed by {name}.").format(name=reviewed_by)


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
    """The words and the address of each way to it. Numbers of libraries are the same in every language."""
    found: list[tuple[str, str]] = []
    if source.doi:
        found.append((format_html(_SAME, "DOI", source.doi), f"https://doi.org/{source.doi}"))
    if source.pmid:
        found.append((format_html(_SAME, "PMID", source.pmid), f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"))
    if source.url.startswith(("https://", "http://")):
        found.append((_("web page"), source.url))
    return tuple(found)


def _says(item: Evidence) -> str:
    """`prevalence: 25% (9 to 41). People over 55 … Abstract read.`"""
    said = [f"{_figure(item)}."]
    if item.population:
        said.append(_("In: {people}.").format(people=item.population))
    if item.note:
        said.append(_("Note: {note}.").format(note=item.note.rstrip(".")))
    return " ".join([*said, f"{depth(item)}."])


def _figure(item: Evidence) -> str:
    figure = f"{figures.measure(item)}: {figures.in_unit(item)}"
    if item.interval:
        return f"{figure} ({figures.interval(item)})"
    return figure if isinstance(item.value, str) else _("{figure} (no interval given)").format(figure=figure)


def depth(item: Evidence) -> str:
    if item.read is Read.UNCONFIRMED:
        return _("Source not yet read")
    words = sentences.READ[item.read]
    return words[:1].upper() + words[1:]
