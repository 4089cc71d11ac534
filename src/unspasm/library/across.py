"""What only all files together can show: ids that lead nowhere, facts nobody uses, dangers that a NOT would hide."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from unspasm.library.edition import REFERENCE, Edition
from unspasm.problems import Problem
from unspasm.rules.expr import Arith, FactRef, Node, Number, children, denied_facts, facts_of
from unspasm.rules.rule import Evidence
from unspasm.rules.vocabulary import UNSURE

_USED_BY_CODE = {"pattern", "phase", "strain_like"}  # the order of causes and the page read these by name
_PARTS = {
    *("sheet", "outlook", "care", "medicines", "programme", "prevention", "diary", "evidence_pages"),
    *("assessment", "interview", "imaging"),
}


def problems_of(edition: Edition, places: Mapping[str, str]) -> list[Problem]:
    """Every problem between the files; `places` says where each item stands, by `kind id`."""
    found = [*_sources(edition, places), *_named(edition, places), *_questions(edition, places), *_screens(edition)]
    found += [*_polarity(edition, places), *_unused(edition, places), *_divisors(edition, places)]
    return [*found, *_patterns(edition, places), *_orders_no_urgency(edition, places)]


def conditions(edition: Edition) -> Iterator[tuple[str, Node]]:
    derived = [(f"fact {item.id}", (item.expr, *(when for when, _ in item.cases))) for item in edition.derived]
    yield from ((at, part) for at, parts in derived for part in parts if part is not None)
    groups: dict[str, Iterable[Any]] = {
        "rule": edition.rules,
        "clue": edition.clues,
        "trigger": edition.triggers,
        "situation": edition.situations,
        "caution": edition.cautions,
    }
    yield from ((f"{kind} {one.id}", one.when) for kind, group in groups.items() for one in group if one.when)
    yield from ((at, state.when) for at, state in edition.states if state.when)
    yield from (
        (f"medicine rule {one.id}", one.state.when) for one in edition.medicine_rules if one.state.when is not None
    )
    yield from ((f"question {one.id}", one.ask_when) for one in edition.questions if one.ask_when)
    yield from ((f"excluded {one.id}", one.excluded_when) for one in edition.causes.values() if one.excluded_when)


def cited(edition: Edition) -> Iterator[tuple[str, Evidence]]:
    """Every evidence item of the edition, with `kind id` of what cites it."""
    for cause in edition.causes.values():
        yield from ((f"cause {cause.id}", item) for item in (*cause.found_when_checked, *cause.evidence))
    groups: dict[str, Iterable[Any]] = {
        "rule": edition.rules,
        "clue": edition.clues,
        "trigger": edition.triggers,
        "situation": edition.situations,
        "caution": edition.cautions,
        "claim": edition.claims,
    }
    for kind, group in groups.items():
        yield from ((f"{kind} {one.id}", item) for one in group for item in one.evidence)
    yield from ((f"finding {one.id}", share) for one in edition.scan_findings for share in one.shares)
    yield from ((f"note {note.id}", note.evidence) for note in edition.scan_notes)
    yield from _cited_by_care(edition)
    yield from _cited_by_medicines(edition)


def _cited_by_care(edition: Edition) -> Iterator[tuple[str, Evidence]]:
    limits = [one for gate in edition.gates.values() for one in gate.limits]
    for option in edition.care.values():
        limits += [*(one.limit for one in option.by_phase), *option.limits]
        at = f"care {option.id}"
        yield from ((at, item) for group in (option.harms, option.guidelines) for one in group for item in one.evidence)
    yield from ((f"limit {one.id}", item) for one in limits for item in one.evidence)
    grounds = [(f"step {one.id}", one.ground) for one in edition.steps]
    grounds += [(f"avoid {one.id}", one.ground) for one in edition.avoid]
    grounds += [(f"review {one.id}", one.ground) for one in edition.reviews]
    grounds += [(f"professional {one.id}", one.for_what) for one in edition.professionals]
    grounds += [(f"outlook {one.id}", one.ground) for one in edition.outlook]
    yield from ((at, item) for at, ground in grounds for item in ground.evidence)
    yield from ((f"curve {one.id}", point.evidence) for one in edition.curves for point in one.points)


def _cited_by_medicines(edition: Edition) -> Iterator[tuple[str, Evidence]]:
    yield from ((f"medicine rule {one.id}", item) for one in edition.medicine_rules for item in one.evidence)
    grounds = [(f"lower maximum {one.id}", one.maximum.ground) for one in edition.lower_maxima]
    for one in edition.ingredients.values():
        own = [*one.common_harms, *one.serious_harms, one.driving, *one.pregnancy, one.breast_feeding]
        own += [form.ground for form in one.forms] + [most.ground for most in one.maxima]
        grounds += [(f"medicine {one.id}", ground) for ground in own]
    yield from ((at, item) for at, ground in grounds for item in ground.evidence)


def _sources(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    for at, item in cited(edition):
        if item.source not in edition.sources:
            yield Problem(
                places.get(at, at),
                f"the source `{item.source}` is not in sources.yaml",
                "nobody could look the figure up",
                "add the source there, or correct its id",
            )
    for name in edition.sources.keys() - {item.source for _, item in cited(edition)}:
        what, why = f"nothing cites the source `{name}`", "the list would claim more reading than there was"
        yield Problem("knowledge/sources.yaml", what, why, "cite it where it belongs, or take it out")


def _named(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """What situations, claims and triggers point at must exist."""
    known: dict[str, set[str]] = {
        "cause": set(edition.causes),
        "trigger": {one.id for one in edition.triggers},
        "situation": {one.id for one in edition.situations},
        "question": {one.id for one in edition.questions},
        "rule": {one.id for one in edition.rules},
        "claim": {one.id for one in edition.claims},
        "care": set(edition.care),
        "outlook": {one.id for one in edition.outlook},
        "medicine": set(edition.ingredients),
        "part": _PARTS,
    }
    pointed = [(f"situation {one.id}", f"cause {name}") for one in edition.situations for name in one.for_causes]
    pointed += [(f"trigger {one.id}", f"claim {name}") for one in edition.triggers for name in one.claims]
    pointed += [(f"claim {one.id}", name) for one in edition.claims for name in one.served_by]
    for at, target in pointed:
        kind, _, name = target.partition(" ")
        if name not in known.get(kind, set()):
            what, fix = f"`{target}` does not exist", "name a " + ", ".join(known)
            yield Problem(places.get(at, at), what, "it would lead nowhere", fix)


def _questions(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    for question in edition.questions:
        place = places[f"question {question.id}"]
        for name in {*question.answers, *question.labels} - edition.facts.keys():
            yield Problem(place, f"`{name}` is not an asked fact", "its answer would go nowhere", "correct the name")
        kinds = {edition.facts[name].kind for name in question.answers if name in edition.facts}
        if len(question.answers) > 1 and (kinds != {"yes_no"} or not question.none_of_these):
            yield Problem(
                place,
                "a question with several facts takes yes_no facts and `none_of_these: true`",
                "nobody could answer all of them with no",
                "split it, or add none_of_these",
            )
        dangers = [name for name in question.answers if name in edition.facts and edition.facts[name].danger]
        if dangers and not question.how_to_check:
            yield Problem(place, "it has no how_to_check", "someone who is not sure is left alone", "add how to check")
    counts = Counter(name for question in edition.questions for name in question.answers)
    for name in edition.facts:
        if counts[name] != 1:
            what = f"`{name}` is answered by {counts[name]} questions"
            yield Problem(
                places[f"fact {name}"], what, "it must be asked, and once", "keep exactly one question for it"
            )


def _screens(edition: Edition) -> Iterator[Problem]:
    known = {question.id for question in edition.questions}
    for screen in edition.screens:
        for name in screen.questions:
            if name not in known:
                yield Problem(
                    f"knowledge/screens: {screen.id}",
                    f"`{name}` is not a question",
                    "a danger card would be missing",
                    "correct the name",
                )


def dangers(edition: Edition) -> set[str]:
    """Every danger fact, "not sure" of it, and every derived fact that follows from one."""
    risky = {name for name, fact in edition.facts.items() if fact.danger}
    risky |= {UNSURE + name for name in risky}
    for item in edition.derived:
        if item.expr is not None and facts_of(item.expr) & risky:
            risky.add(item.id)
    return risky


def dead_ends(
    pointed: Iterable[tuple[str, str, str]], known: Mapping[str, Collection[str]], places: Mapping[str, str]
) -> Iterator[Problem]:
    """`pointed`: who points, at which kind, at which id. Everything pointed at must be known."""
    for at, kind, name in pointed:
        if name not in known[kind]:
            what = f"the {kind} `{name}` does not exist"
            yield Problem(places.get(at, at), what, "it would lead nowhere", "correct the name, or add it")


def _polarity(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """A danger fact under a NOT, directly or through a derived fact, could make a yes lower the urgency."""
    risky = dangers(edition)
    positive = [(f"rule {rule.id}", rule.when) for rule in edition.rules]
    positive += [(f"fact {item.id}", item.expr) for item in edition.derived if item.expr is not None]
    for at, condition in positive:
        for name in sorted(risky.intersection(denied_facts(condition))):
            yield Problem(
                places.get(at, at),
                f"the danger fact `{name}` stands under a NOT",
                "a yes to a danger question could lower the urgency",
                "say it with positive facts",
            )


def _unused(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    used = {name.removeprefix(UNSURE) for _, condition in conditions(edition) for name in facts_of(condition)}
    used |= {item.of for item in edition.derived}
    later = [question for question in edition.questions if question.serves in ("sheet", "medicines", "plan")]
    used |= {name for question in later for name in question.answers}
    for name in [*edition.facts, *(item.id for item in edition.derived)]:
        if name not in used and name not in _USED_BY_CODE:
            yield Problem(
                places[f"fact {name}"],
                f"no rule, clue, question or derived fact uses `{name}`",
                "people would be asked for nothing",
                "use it, or take it out",
            )


def _divisors(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    for at, condition in conditions(edition):
        if any(
            _may_be_zero(node.right, edition) for node in _walk(condition) if isinstance(node, Arith) and node.op == "/"
        ):
            yield Problem(
                places.get(at, at),
                "a divisor may be zero",
                "the condition would stay unknown however much is answered",
                "divide by a number or by a fact whose range leaves zero out",
            )


def _may_be_zero(node: Node, edition: Edition) -> bool:
    if isinstance(node, Number):
        return node.value == 0
    if isinstance(node, FactRef) and node.id in edition.facts:
        low, high = edition.facts[node.id].low, edition.facts[node.id].high
        return low is None or high is None or low <= 0 <= high
    return True


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _walk(child)


def _patterns(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    patterns = next(
        ({*(name for _, name in item.cases), item.otherwise} for item in edition.derived if item.id == "pattern"),
        set(),
    )
    if not patterns or REFERENCE not in edition.causes:
        what = f"the derived fact `pattern` or the cause `{REFERENCE}` is missing"
        yield Problem("knowledge", what, "causes could not be put in order", "add it")
    for cause in edition.causes.values():
        for name in cause.chances.keys() - patterns:
            what = f"`{name}` is no pattern"
            yield Problem(places[f"cause {cause.id}"], what, "the figure would never count", "correct the name")


def _orders_no_urgency(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """A first_match reads unknown as no, which an urgency rule must never do."""
    careless = {item.id for item in edition.derived if item.kind == "first_match"}
    for item in edition.derived:
        if item.expr is not None and facts_of(item.expr) & careless:
            careless.add(item.id)
    for rule in edition.rules:
        if facts_of(rule.when) & careless:
            yield Problem(
                places[f"rule {rule.id}"],
                "an urgency rule may not use a first_match fact",
                "it reads unknown as no, so the rule would reassure without an answer",
                "use the asked facts themselves",
            )
