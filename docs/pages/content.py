"""Pages about triggers, scans, claims, and the evidence tables."""

from collections.abc import Iterator, Mapping, Sequence

from pages.writing import Reviewed, basis, code, codes, figure, listed, page, plain, review, table
from unspasm import where
from unspasm.assessment.sentences import HOW_SOON, READ, SCAN, TRIGGER, VERDICT
from unspasm.library.checking import evidence_rows
from unspasm.library.edition import Edition
from unspasm.library.schema_content import TableRow
from unspasm.library.table_rows import TOPICS, uses
from unspasm.rules.content import Caution, Claim, ScanFinding, Situation, Trigger
from unspasm.rules.spelling import spelled
from unspasm.words import Read


def triggers_page(edition: Edition) -> str:
    parts = []
    for kind, title in TRIGGER.items():
        found = [one for one in edition.triggers if one.kind == kind]
        if found:
            parts.append(f"## {title.capitalize()}")
            parts += ["\n\n".join(_trigger(edition, one)) for one in found]
    lead = "A trigger explains and helps to prevent. It never changes the urgency or the order of causes."
    return page(edition, "Every trigger", review(edition, "triggers", edition.triggers), lead, *parts)


def _trigger(edition: Edition, one: Trigger) -> Iterator[str]:
    yield f"### {plain(one.name)}"
    yield f"{code(one.id)}, when {code(one.sql)}"
    yield plain(one.say)
    if one.believed:
        yield f"**What people believe.** {plain(one.believed)}"
    if one.claims:
        yield f"Belongs to the claims {', '.join(one.claims)}."
    yield f"**Basis.** {basis(edition, one.evidence, one.judgement)}"


# Scans


def imaging_page(edition: Edition) -> str:
    items: list[Reviewed] = [*edition.situations, *edition.cautions, *edition.scan_findings, *edition.scan_notes]
    return page(
        edition,
        "Whether a scan is needed",
        review(edition, "situations, cautions, findings and notes", items),
        "The situations stand in the order in which they are tried; the first that applies is shown. *No scan now* is "
        "said only when the danger questions are answered and nothing needs a visit.",
        *("\n\n".join(_situation(edition, at, one)) for at, one in enumerate(edition.situations, 1)),
        f"## Findings without pain\n\n{_without_pain(edition.scan_findings)}",
        *_notes(edition),
        f"## Cautions\n\n{_cautions(edition)}",
    )


def _situation(edition: Edition, at: int, one: Situation) -> Iterator[str]:
    acr = f", number {one.acr_variant} of the ACR 2021 criteria" if one.acr_variant else ""
    yield f"## {at}. {plain(one.name)}"
    yield f"{code(one.id)}{acr}"
    yield f"**{SCAN[one.study]}** {plain(one.study_words)}. Who orders it: {plain(one.who_orders)}."
    yield f"How soon: {HOW_SOON[one.how_soon]}."
    if one.for_causes:
        yield f"Applies when a rule of {codes(one.for_causes)} fired at {one.from_level.word} or above."
    if one.when is not None:
        yield f"Applies when {code(spelled(one.when))}."
    yield plain(one.say)
    for title, texts in (("What would change it", one.would_change), ("Where guidelines differ", one.differs)):
        if texts:
            yield f"**{title}**\n\n" + listed(map(plain, texts))
    yield f"**Basis.** {basis(edition, one.evidence, one.judgement)}"


def _cautions(edition: Edition) -> str:
    head = ("Caution", "When", "Scans", "What people are told", "Basis")
    return table(head, (_caution(edition, one) for one in edition.cautions))


def _caution(edition: Edition, one: Caution) -> tuple[str, ...]:
    why = basis(edition, one.evidence, one.judgement)
    return code(one.id), code(spelled(one.when)), codes(one.studies), plain(one.say), why


def _without_pain(findings: Sequence[ScanFinding]) -> str:
    """Percent of people without back pain, by age; what was recalled and not yet looked up is marked."""
    ages = sorted({age for one in findings for age in one.ages})
    rows = [(plain(one.name), *(_share(one, age) for age in ages)) for one in findings]
    sources = sorted({share.source for one in findings for share in one.shares})
    lead = (
        f"Percent of people **without** back pain who have it on a scan, by age ({codes(sources)}). ? marks a figure "
        f"that is unconfirmed: {READ[Read.UNCONFIRMED]}."
    )
    return f"{lead}\n\n" + table(("Finding", *(f"{age} years" for age in ages)), rows)


def _share(one: ScanFinding, age: int) -> str:
    share = dict(zip(one.ages, one.shares, strict=True)).get(age)
    if share is None:
        return ""
    value = share.value if isinstance(share.value, str) else f"{share.value:g}"
    return value + (" ?" if share.read is Read.UNCONFIRMED else "")


def _notes(edition: Edition) -> Iterator[str]:
    titles = {
        "with_pain": "Findings with pain",
        "harm": "What early scans do, and their harms",
        "accuracy": "How well scans find what matters",
        "guideline": "What guidelines say",
    }
    for topic, title in titles.items():
        found = [note for note in edition.scan_notes if note.topic == topic]
        if found:
            rows = ((plain(note.say), figure(edition, note.evidence)) for note in found)
            yield f"## {title}\n\n" + table(("What people are told", "Basis"), rows)


# Claims


def claims_page(edition: Edition) -> str:
    shown = sorted(edition.claims, key=lambda claim: int(claim.id[1:]))
    counts = {word: sum(one.verdict == word for one in shown) for word in VERDICT}
    totals = table(("Verdict", "Claims"), ((VERDICT[word], str(count)) for word, count in counts.items()))
    return page(
        edition,
        "What people read about back spasms",
        review(edition, "claims", shown),
        totals,
        *("\n\n".join(_claim(edition, one)) for one in shown),
    )


def _claim(edition: Edition, one: Claim) -> Iterator[str]:
    yield f"## {one.id}: {plain(one.statement)}"
    yield f"**{VERDICT[one.verdict]}** {plain(one.why)}"
    yield f"Served by: {plain(', '.join(one.served_by))}."
    yield f"**Basis.** {basis(edition, one.evidence, one.judgement)}"


# The evidence tables


def evidence_page(edition: Edition) -> str:
    rows = evidence_rows(where.knowledge_dir())
    used = uses(edition)
    head = ("Topic", "Rows", "Seen", "Cited", "With a reason why not", "Must find a place")
    return page(
        edition,
        "The evidence tables and what cites them",
        review(edition, "parts of the knowledge that may cite a row", _citing(edition)),
        "A row that was seen, in a topic that must find a place, is cited by something or says why not. The check sees "
        "to that. For the other topics it does not yet. A row that was not seen may be cited as unconfirmed only.",
        table(head, (_topic(rows, used, topic) for topic in sorted({row.topic for row in rows}))),
        *(_rows(rows, used, topic) for topic in sorted({row.topic for row in rows})),
    )


def _citing(edition: Edition) -> list[Reviewed]:
    """Everything that can cite a row and says who has reviewed it; a clue counts with its cause."""
    clues = [edition.causes[clue.cause] for clue in edition.clues]
    scans: list[Reviewed] = [*edition.situations, *edition.cautions, *edition.scan_findings, *edition.scan_notes]
    plan: list[Reviewed] = [*edition.steps, *edition.avoid, *edition.reviews, *edition.professionals]
    care: list[Reviewed] = [*edition.care.values(), *edition.gates.values(), *plan, *edition.curves, *edition.outlook]
    told: list[Reviewed] = [*edition.rules, *edition.causes.values(), *clues, *edition.triggers, *edition.claims]
    return [*told, *scans, *care, *edition.medicine_rules, *edition.ingredients.values()]


def _topic(rows: Sequence[TableRow], used: Mapping[str, Sequence[str]], topic: str) -> tuple[str, ...]:
    own = [row for row in rows if row.topic == topic]
    counts = (
        len(own),
        sum(row.verified for row in own),
        sum(row.row in used for row in own),
        sum(bool(row.not_used) for row in own),
    )
    return (_spoken(topic), *map(str, counts), "yes" if topic in TOPICS else "")


def _rows(rows: Sequence[TableRow], used: Mapping[str, Sequence[str]], topic: str) -> str:
    own = [row for row in rows if row.topic == topic]
    lines = ((code(row.row), "yes" if row.verified else "no", _cited(row, used.get(row.row, ()))) for row in own)
    return f"## {_spoken(topic).capitalize()}\n\n" + table(("Row", "Seen", "Cited by, or why not"), lines)


def _cited(row: TableRow, by: Sequence[str]) -> str:
    if by:
        return ", ".join(f"{kind} {code(id)}" for kind, _, id in (at.rpartition(" ") for at in dict.fromkeys(by)))
    if row.not_used:
        return f"not used: {plain(row.not_used)}"
    return "not used: not seen" if not row.verified else "not used: its topic need not find a place yet"


def _spoken(topic: str) -> str:
    return topic.replace("_", " ")
