"""The sections of causes, rules, clues, questions, facts, triggers, scans, claims and sources. Pure."""

from collections.abc import Iterator

from unspasm.assessment import sentences
from unspasm.assessment.figures import measure, value
from unspasm.language import N_, Foreign, Words
from unspasm.language import gettext as _
from unspasm.library.across import cited
from unspasm.rules.content import Caution, Claim, ScanFinding, ScanNote, Situation, Trigger
from unspasm.rules.rule import Cause, Clue, Derived, Question, Rule, Source
from unspasm.rules.vocabulary import Fact
from unspasm.web.evidence.basis import basis, interval
from unspasm.web.evidence.conditions import Condition, Said, condition, fact_ref, reached
from unspasm.web.evidence.kinds import Ref, Shelf
from unspasm.web.evidence.marked import Same, from_id, in_english, put
from unspasm.web.evidence.part import Line, Part, filled, pointed, rests
from unspasm.web.evidence.words import FACT, NOTE, PHASE, ROUTE, SOURCE, word
from unspasm.web.evidence.words import SERVES as SERVES_FOR
from unspasm.web.result.why import LEVEL

SERVES = {
    "part medicines": Ref("/medicines", N_("May I take this?")),
    "part outlook": Ref("/plan/outlook", N_("How long it may take")),
    "part care": Ref("/plan/options", N_("All treatments, side by side")),
    "part sheet": Ref("/sheet", N_("The sheet for the doctor")),
    "part assessment": Ref("/assess", N_("The questions")),
    "part interview": Ref("/assess", N_("The questions")),
    "part imaging": Ref("/result", N_("The result, with the scan")),
    "part evidence_pages": Ref("", N_("These evidence pages")),
}
_LATER = Words(
    {
        "part programme": N_("The exercise programme (comes later)"),
        "part diary": N_("The diary (comes later)"),
        "part prevention": N_("Prevention (comes later)"),
    }
)
# The page of judgements looks for these.
CHANCES, PRESENT, ABSENT = N_("Starting chances"), N_("If present"), N_("If absent")


def cause(shelf: Shelf, one: Cause) -> Iterator[Part]:
    group = _("{group}, serious") if one.serious else _("{group}, not serious")
    in_cases = put(group, group=Same(one.gold_class))
    yield Part(_("What usually happens next"), say=one.usually_next, lines=(Line(_("Class"), in_cases),))
    yield from pointed(_("Typical"), one.typical)
    yield from pointed(_("Not typical"), one.untypical)
    if one.excluded_when is not None:
        yield Part(_("Never shown when"), when=condition(shelf, one.excluded_when))
    chances = tuple(
        Line(put(_("Pattern {name}"), name=Same(name)), _("{n} per 1,000 people").format(n=f"{chance:g}"))
        for name, chance in one.chances.items()
    )
    without = "" if chances else _("None. Only its own rules can name it.")
    judged = basis(shelf, (), one.chances_judgement) if chances else None
    yield Part(_(CHANCES), say=without, lines=chances, basis=judged)
    if one.found_when_checked:
        yield Part(_("Found when checked"), basis=basis(shelf, one.found_when_checked))
    if one.evidence:
        yield Part(_("What studies and guidelines say"), basis=basis(shelf, one.evidence))


def rule(shelf: Shelf, one: Rule) -> Iterator[Part]:
    lines = (
        Line(_("Level"), _capital(LEVEL[one.urgency.word])),
        Line(_("Route"), ROUTE[one.route]),
        Line(_("People are told"), f"{sentences.LEVEL[one.urgency]} {sentences.ROUTE[one.route]}"),
        Line(_("Cause"), refs=shelf.refs("cause", (one.cause,) if one.cause else ())),
        Line(_("Row of the working table"), Same(one.note_id) if one.note_id else ""),
        Line(_("File"), Same(one.file)),
    )
    yield Part(_("What follows"), lines=filled(*lines))
    yield Part(_("When"), when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def clue(shelf: Shelf, one: Clue) -> Iterator[Part]:
    absent = f"× {one.absent:.2f}" if one.absent else _("no change")
    lines = (
        Line(_("Cause"), refs=shelf.refs("cause", [one.cause])),
        Line(_(PRESENT), f"× {one.present:.2f}"),
        Line(_(ABSENT), absent),
        Line(_("Where the weight comes from"), one.label),
        Line(_("Group that counts once"), from_id(one.group)),
    )
    yield Part(_("What it does"), lines=lines)
    yield Part(_("When"), when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def question(shelf: Shelf, one: Question) -> Iterator[Part]:
    serves = Line(_("For"), word(SERVES_FOR, one.serves))
    always = Line(_("Always"), _("yes, before self-care may be said") if one.core else "")
    yield Part(_("When it is asked"), lines=filled(serves, always))
    for title, text in ((_("Hint"), one.hint), (_("How to check"), one.how_to_check)):
        if text:
            yield Part(title, say=text)
    yield Part(_("What it answers"), lines=tuple(_answer(shelf, one, name) for name in one.answers))
    if one.ask_when is not None:
        yield Part(_("Asked only when"), when=condition(shelf, one.ask_when))


def _capital(words: str) -> str:
    """With a capital letter first, and the mark that it has."""
    said = words[:1].upper() + words[1:]
    return in_english(said) if isinstance(words, Foreign) else said


def _answer(shelf: Shelf, one: Question, name: str) -> Line:
    return Line(one.labels.get(name) or sentences.label(shelf.edition, name), refs=(fact_ref(shelf, name),))


def fact(shelf: Shelf, one: Fact | Derived) -> Iterator[Part]:
    if isinstance(one, Derived):
        yield from _derived(shelf, one)
        return
    asked = shelf.asked_in(one.id)
    span = ""
    if one.low is not None:
        span = put(_("{low} to {high} {unit}"), low=f"{one.low:g}", high=f"{one.high:g}", unit=one.unit or "")
    lines = (
        Line(_("Kind"), word(FACT, one.kind)),
        Line(_("Range"), span),
        Line(_("Danger sign"), _("yes, so “not sure” is an answer too") if one.danger else ""),
        Line(_("Asked in"), refs=shelf.refs("question", [asked.id]) if asked else ()),
    )
    yield Part(_("What may be answered"), lines=filled(*lines), points=tuple(one.choices.values()))


def _derived(shelf: Shelf, one: Derived) -> Iterator[Part]:
    lead = _("Nobody is asked this. It follows from other facts.")
    if one.expr is not None:
        yield Part(_("When"), say=lead, when=condition(shelf, one.expr))
        return
    bands = tuple(
        Line(
            word(PHASE, name),
            _("from there on") if below is None else _("below {number}").format(number=f"{below:g}"),
            (fact_ref(shelf, one.of),),
        )
        for below, name in one.steps
    )
    yield Part(_("What it may be"), say=lead, lines=bands)
    for when, name in one.cases:
        yield Part(put(_("{pattern} when"), pattern=_capital(from_id(name))), when=condition(shelf, when))
    if one.otherwise:
        yield Part(_("Otherwise"), say=put("{pattern}.", pattern=_capital(from_id(one.otherwise))))


def trigger(shelf: Shelf, one: Trigger) -> Iterator[Part]:
    lines = (
        Line(_("What it does"), sentences.TRIGGER[one.kind]),
        Line(_("Claims"), refs=shelf.refs("claim", one.claims)),
    )
    yield Part(_("In short"), lines=filled(*lines))
    if one.believed:
        yield Part(_("What people believe"), say=one.believed)
    yield Part(_("When"), when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def situation(shelf: Shelf, one: Situation) -> Iterator[Part]:
    acr = _("number {n}").format(n=one.acr_variant) if one.acr_variant else ""
    lines = (
        Line(_("Scan"), put("{scan} {words}", scan=sentences.SCAN[one.study], words=one.study_words)),
        Line(_("How soon"), sentences.HOW_SOON[one.how_soon]),
        Line(_("Who orders it"), one.who_orders),
        Line(_("In the ACR 2021 criteria"), acr),
    )
    yield Part(_("What follows"), lines=filled(*lines))
    yield Part(_("When"), when=_applies(shelf, one))
    yield from pointed(_("What would change it"), one.would_change)
    yield from pointed(_("Where guidelines differ"), one.differs)
    yield rests(shelf, one.evidence, one.judgement)


def _applies(shelf: Shelf, one: Situation) -> Condition:
    found = condition(shelf, one.when) if one.when is not None else None
    if not one.for_causes:
        return found or Condition(Said(_("For everyone.")), "")
    level = reached(shelf, one.from_level.word, one.for_causes)
    if found is None:
        return Condition(level, "")
    return Condition(Said(_("One or more of these:"), parts=(level, found.said)), found.sql)


def caution(shelf: Shelf, one: Caution) -> Iterator[Part]:
    yield Part(_("Before which scans"), points=tuple(sentences.SCAN[study] for study in one.studies))
    yield Part(_("When"), when=condition(shelf, one.when))
    yield rests(shelf, one.evidence, one.judgement)


def finding(shelf: Shelf, one: ScanFinding) -> Iterator[Part]:
    shares = zip(one.ages, one.shares, strict=True)
    lines = tuple(
        Line(_("At {age}").format(age=age), _("{share} of people without back pain").format(share=value(share)))
        for age, share in shares
    )
    yield Part(_("How many have it"), lines=lines)
    yield rests(shelf, one.shares, "")


def note(shelf: Shelf, one: ScanNote) -> Iterator[Part]:
    yield Part(_("In short"), lines=(Line(_("Topic"), word(NOTE, one.topic)),))
    yield rests(shelf, [one.evidence], "")


def claim(shelf: Shelf, one: Claim) -> Iterator[Part]:
    yield Part(_("In short"), say=sentences.VERDICT[one.verdict])
    yield Part(_("What in the product serves it"), lines=serves(shelf, one))
    yield rests(shelf, one.evidence, one.judgement)


def serves(shelf: Shelf, one: Claim) -> tuple[Line, ...]:
    """The pages that serve a claim, by kind; what does not exist yet is said to come later."""
    names = [each.partition(" ")[::2] for each in one.served_by]
    found = dict.fromkeys(SERVES[each] for each in one.served_by if each in SERVES)
    pages = tuple(Ref(page.path, _(page.words)) for page in found)
    pages += tuple(Ref(f"/plan/options/{id}", shelf.ref(kind, id).words) for kind, id in names if kind == "care")
    behind = tuple(shelf.ref(kind, id) for kind, id in names if kind != "part")
    later = ". ".join(_LATER[each] for each in one.served_by if each in _LATER)
    return filled(Line(_("Pages"), refs=pages), Line(_("Behind them"), refs=behind), Line(_("Later"), later))


def source(shelf: Shelf, one: Source) -> Iterator[Part]:
    links = (
        *((Ref(f"https://doi.org/{one.doi}", Same(f"DOI {one.doi}")),) if one.doi else ()),
        *((Ref(f"https://pubmed.ncbi.nlm.nih.gov/{one.pmid}/", Same(f"PMID {one.pmid}")),) if one.pmid else ()),
        *((Ref(one.url, _("Web page")),) if one.url.startswith(("https://", "http://")) else ()),
    )
    lines = (
        Line(_("Authors"), Same(one.authors)),
        Line(_("Year"), one.year if one.year != "none" else ""),
        Line(_("Kind"), word(SOURCE, one.kind)),
        Line(_("Where to read it"), refs=links),
    )
    yield Part(_("Which one it is"), lines=filled(*lines))
    yield Part(_("What we take from it"), lines=_taken(shelf, one))


def _taken(shelf: Shelf, one: Source) -> tuple[Line, ...]:
    """Each figure once, with what cites it."""
    found: dict[str, dict[Ref, None]] = {}
    for at, item in cited(shelf.edition):
        if item.source == one.id:
            kind, _between, id = at.rpartition(" ")
            span = f" ({interval(item)})" if interval(item) else ""
            words = f"{measure(item)}: {value(item)}{span}, {sentences.READ[item.read]}"
            found.setdefault(words, {})[shelf.ref(kind.replace(" ", "_"), id)] = None
    return tuple(Line(words, refs=tuple(refs)) for words, refs in found.items())
