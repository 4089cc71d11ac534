"""The sections of causes, rules, clues, questions, facts, triggers, scans, claims and sources. Pure."""

from collections.abc import Iterator

from unspasm.assessment import sentences
from unspasm.library.across import cited
from unspasm.rules.content import Caution, Claim, ScanFinding, ScanNote, Situation, Trigger
from unspasm.rules.rule import Cause, Clue, Derived, Question, Rule, Source
from unspasm.rules.vocabulary import Fact
from unspasm.web.evidence.basis import basis, interval, value
from unspasm.web.evidence.conditions import Condition, Said, condition, fact_ref, reached
from unspasm.web.evidence.kinds import Ref, Shelf, spaced
from unspasm.web.evidence.part import Line, Part, filled, pointed, rests

SERVES = {
    "part medicines": Ref("/medicines", "May I take this?"),
    "part outlook": Ref("/plan/outlook", "How long it may take"),
    "part care": Ref("/plan/options", "All treatments, side by side"),
    "part sheet": Ref("/sheet", "The sheet for the doctor"),
    "part assessment": Ref("/assess", "The questions"),
    "part interview": Ref("/assess", "The questions"),
    "part imaging": Ref("/result", "The result, with the scan"),
    "part evidence_pages": Ref("", "These evidence pages"),
}
_LATER = {
    "part programme": "The exercise programme (comes later)",
    "part diary": "The diary (comes later)",
    "part prevention": "Prevention (comes later)",
}


def cause(shelf: Shelf, one: Cause) -> Iterator[Part]:
    kind = "serious" if one.serious else "not serious"
    yield Part("What usually happens next", say=one.usually_next, lines=(Line("Class", f"{one.gold_class}, {kind}"),))
    yield from pointed("Typical", one.typical)
    yield from pointed("Not typical", one.untypical)
    if one.excluded_when is not None:
        yield Part("Never shown when", when=condition(shelf, one.excluded_when))
    chances = tuple(Line(f"Pattern {name}", f"{chance:g} per 1,000 people") for name, chance in one.chances.items())
    without = "" if chances else "None. Only its own rules can name it."
    judged = basis(shelf, (), one.chances_judgement) if chances else None
    yield Part("Starting chances", say=without, lines=chances, basis=judged)
    if one.found_when_checked:
        yield Part("Found when checked", basis=basis(shelf, one.found_when_checked))
    if one.evidence:
        yield Part("What studies and guidelines say", basis=basis(shelf, one.evidence))


def rule(shelf: Shelf, one: Rule) -> Iterator[Part]:
    lines = (
        Line("Level", spaced(one.urgency.word)),
        Line("Route", spaced(one.route.word)),
        Line("People are told", f"{sentences.LEVEL[one.urgency]} {sentences.ROUTE[one.route]}"),
        Line("Cause", refs=shelf.refs("cause", (one.cause,) if one.cause else ())),
        Line("Row of the working table", one.note_id),
        Line("File", one.file),
    )
    yield Part("What follows", lines=filled(*lines))
    yield Part("When", when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def clue(shelf: Shelf, one: Clue) -> Iterator[Part]:
    absent = f"× {one.absent:.2f}" if one.absent else "no change"
    lines = (
        Line("Cause", refs=shelf.refs("cause", [one.cause])),
        Line("If present", f"× {one.present:.2f}"),
        Line("If absent", absent),
        Line("Where the weight comes from", one.label),
        Line("Group that counts once", one.group.replace("_", " ")),
    )
    yield Part("What it does", lines=lines)
    yield Part("When", when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def question(shelf: Shelf, one: Question) -> Iterator[Part]:
    serves = Line("For", one.serves)
    always = Line("Always", "yes, before self-care may be said" if one.core else "")
    yield Part("When it is asked", lines=filled(serves, always))
    for title, text in (("Hint", one.hint), ("How to check", one.how_to_check)):
        if text:
            yield Part(title, say=text)
    yield Part("What it answers", lines=tuple(_answer(shelf, one, name) for name in one.answers))
    if one.ask_when is not None:
        yield Part("Asked only when", when=condition(shelf, one.ask_when))


def _answer(shelf: Shelf, one: Question, name: str) -> Line:
    return Line(one.labels.get(name) or sentences.label(shelf.edition, name), refs=(fact_ref(shelf, name),))


def fact(shelf: Shelf, one: Fact | Derived) -> Iterator[Part]:
    if isinstance(one, Derived):
        yield from _derived(shelf, one)
        return
    asked = shelf.asked_in(one.id)
    span = f"{one.low:g} to {one.high:g} {one.unit or ''}" if one.low is not None else ""
    lines = (
        Line("Kind", one.kind.replace("_", " or ")),
        Line("Range", span),
        Line("Danger sign", "yes, so “not sure” is an answer too" if one.danger else ""),
        Line("Asked in", refs=shelf.refs("question", [asked.id]) if asked else ()),
    )
    yield Part("What may be answered", lines=filled(*lines), points=tuple(one.choices.values()))


def _derived(shelf: Shelf, one: Derived) -> Iterator[Part]:
    lead = "Nobody is asked this. It follows from other facts."
    if one.expr is not None:
        yield Part("When", say=lead, when=condition(shelf, one.expr))
        return
    bands = tuple(
        Line(
            name.replace("_", " "), "from there on" if below is None else f"below {below:g}", (fact_ref(shelf, one.of),)
        )
        for below, name in one.steps
    )
    yield Part("What it may be", say=lead, lines=bands)
    for when, name in one.cases:
        yield Part(f"{name.replace('_', ' ').capitalize()} when", when=condition(shelf, when))
    if one.otherwise:
        yield Part("Otherwise", say=f"{one.otherwise.replace('_', ' ').capitalize()}.")


def trigger(shelf: Shelf, one: Trigger) -> Iterator[Part]:
    lines = (Line("What it does", sentences.TRIGGER[one.kind]), Line("Claims", refs=shelf.refs("claim", one.claims)))
    yield Part("In short", lines=filled(*lines))
    if one.believed:
        yield Part("What people believe", say=one.believed)
    yield Part("When", when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def situation(shelf: Shelf, one: Situation) -> Iterator[Part]:
    acr = f"number {one.acr_variant}" if one.acr_variant else ""
    lines = (
        Line("Scan", f"{sentences.SCAN[one.study]} {one.study_words}"),
        Line("How soon", sentences.HOW_SOON[one.how_soon]),
        Line("Who orders it", one.who_orders),
        Line("In the ACR 2021 criteria", acr),
    )
    yield Part("What follows", lines=filled(*lines))
    yield Part("When", when=_applies(shelf, one))
    yield from pointed("What would change it", one.would_change)
    yield from pointed("Where guidelines differ", one.differs)
    yield rests(shelf, one.evidence, one.judgement)


def _applies(shelf: Shelf, one: Situation) -> Condition:
    found = condition(shelf, one.when) if one.when is not None else None
    if not one.for_causes:
        return found or Condition(Said("For everyone."), "")
    level = reached(shelf, one.from_level.word, one.for_causes)
    if found is None:
        return Condition(level, "")
    return Condition(Said("One or more of these:", parts=(level, found.said)), found.sql)


def caution(shelf: Shelf, one: Caution) -> Iterator[Part]:
    yield Part("Before which scans", points=tuple(sentences.SCAN[study] for study in one.studies))
    yield Part("When", when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def finding(shelf: Shelf, one: ScanFinding) -> Iterator[Part]:
    shares = zip(one.ages, one.shares, strict=True)
    lines = tuple(Line(f"At {age}", f"{value(share)} of people without back pain") for age, share in shares)
    yield Part("How many have it", lines=lines)
    yield rests(shelf, one.shares, "")


def note(shelf: Shelf, one: ScanNote) -> Iterator[Part]:
    yield Part("In short", lines=(Line("Topic", one.topic.replace("_", " ")),))
    yield rests(shelf, [one.evidence], "")


def claim(shelf: Shelf, one: Claim) -> Iterator[Part]:
    yield Part("In short", say=sentences.VERDICT[one.verdict])
    yield Part("What in the product serves it", lines=serves(shelf, one))
    yield rests(shelf, one.evidence, one.judgement)


def serves(shelf: Shelf, one: Claim) -> tuple[Line, ...]:
    """The pages that serve a claim, by kind; what does not exist yet is said to come later."""
    names = [each.partition(" ")[::2] for each in one.served_by]
    pages = tuple(dict.fromkeys(SERVES[each] for each in one.served_by if each in SERVES))
    pages += tuple(Ref(f"/plan/options/{id}", shelf.ref(kind, id).words) for kind, id in names if kind == "care")
    behind = tuple(shelf.ref(kind, id) for kind, id in names if kind != "part")
    later = ". ".join(_LATER[each] for each in one.served_by if each in _LATER)
    return filled(Line("Pages", refs=pages), Line("Behind them", refs=behind), Line("Later", later))


def source(shelf: Shelf, one: Source) -> Iterator[Part]:
    links = (
        *((Ref(f"https://doi.org/{one.doi}", f"DOI {one.doi}"),) if one.doi else ()),
        *((Ref(f"https://pubmed.ncbi.nlm.nih.gov/{one.pmid}/", f"PMID {one.pmid}"),) if one.pmid else ()),
        *((Ref(one.url, "Web page"),) if one.url.startswith(("https://", "http://")) else ()),
    )
    lines = (
        Line("Authors", one.authors),
        Line("Year", one.year if one.year != "none" else ""),
        Line("Kind", one.kind.replace("_", " ")),
        Line("Where to read it", refs=links),
    )
    yield Part("Which one it is", lines=filled(*lines))
    yield Part("What we take from it", lines=_taken(shelf, one))


def _taken(shelf: Shelf, one: Source) -> tuple[Line, ...]:
    """Each figure once, with what cites it."""
    found: dict[str, dict[Ref, None]] = {}
    for at, item in cited(shelf.edition):
        if item.source == one.id:
            kind, _, id = at.rpartition(" ")
            span = f" ({interval(item)})" if interval(item) else ""
            words = f"{item.measure.replace('_', ' ').capitalize()}: {value(item)}{span}, {sentences.READ[item.read]}"
            found.setdefault(words, {})[shelf.ref(kind.replace(" ", "_"), id)] = None
    return tuple(Line(words, refs=tuple(refs)) for words, refs in found.items())
