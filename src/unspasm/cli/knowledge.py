"""`unspasm facts`, `questions` and `knowledge …`: what the knowledge holds, for people and for programs."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from unspasm import where
from unspasm.assessment import asked as plain
from unspasm.assessment import sentences
from unspasm.assessment.none_of_these import left_open
from unspasm.cli import care_words, medicine_words, words
from unspasm.cli.assess import as_text_json
from unspasm.cli.grounds import backing, cited
from unspasm.library import across
from unspasm.library.edition import Edition, build, load
from unspasm.problems import Problem, ProblemsFound
from unspasm.rules.content import Claim, Situation, Trigger
from unspasm.rules.rule import Cause, Clue, Derived, Question, Rule, Source
from unspasm.rules.vocabulary import Fact, nearest

_NOTHING = "nothing can be shown"


def facts(*, as_json: bool) -> None:
    edition = load()
    shown = [edition.facts[name] for name in sorted(edition.facts)]
    if as_json:
        print(as_text_json(plain.facts(edition)))
        return
    print("\n\n".join("\n".join(_fact(edition, fact)) for fact in shown))


def questions(*, as_json: bool) -> None:
    if as_json:
        print(as_text_json(plain.questions(load())))
        return
    asked = sorted(load().questions, key=lambda question: question.id)
    print("\n\n".join("\n".join(_question(load(), question)) for question in asked))


def check(folder: Path | None) -> None:
    """Build from the files, whatever is cached; every problem at once."""
    chosen = folder or where.knowledge_dir()
    if not chosen.is_dir():
        what = "there is no such folder"
        raise ProblemsFound([Problem(str(chosen), what, "there is nothing to check", "check its name")])
    edition = build(chosen)
    if problems := left_open(edition):
        raise ProblemsFound(problems)
    print("; ".join(f"{number} {thing}" for thing, number in _counts(edition).items()))
    print(f"no problems; edition {edition.name}")


def list_all() -> None:
    edition = load()
    _titled("CAUSES", [f"{cause.id}: {cause.name}" for cause in edition.causes.values()])
    _titled("RULES", [f"{rule.id}: {rule.urgency.word}, {rule.route.word}" for rule in edition.rules])
    _titled("FACTS", [f"{fact.id}: {fact.words}" for fact in edition.facts.values()])
    _titled("DERIVED FACTS", [f"{fact.id}: {fact.words}" for fact in edition.derived])
    _titled("QUESTIONS", [f"{question.id}: {question.text}" for question in edition.questions])
    _titled("TRIGGERS", [f"{one.id}: {one.name}" for one in edition.triggers])
    _titled("IMAGING SITUATIONS", [f"{one.id}: {one.name}" for one in edition.situations])
    _titled("CLAIMS", [f"{one.id}: {one.statement}" for one in edition.claims])
    for title, lines in {**care_words.listed(edition), **medicine_words.listed(edition)}.items():
        _titled(title, lines)
    _titled("SOURCES", [f"{one.id}: {sentences.cited(one)}" for one in edition.sources.values()])
    print("; ".join(f"{number} {thing}" for thing, number in _counts(edition).items()))
    print(words.wrapped(sentences.footer(edition)))


def show(name: str) -> None:
    """Everything that bears this id, or is a medicine of this name: a rule and a fact may share one."""
    edition = load()
    found = ["\n".join(lines) for lines in _found(edition, name)]
    if not found:
        known = [id for group in _groups(edition) for id in group]
        raise ProblemsFound([_unknown(name, "nothing has this id", nearest_in(name, known))])
    print("\n\n".join(found))


def why(name: str) -> None:
    edition = load()
    rules = {rule.id: rule for rule in edition.rules}
    if name not in rules:
        raise ProblemsFound([_unknown(name, "there is no such rule", nearest_in(name, list(rules)))])
    print("\n".join(_rule(edition, rules[name])))


def nearest_in(name: str, known: list[str]) -> str:
    hint = nearest(name, known)
    return hint if hint.startswith("did you mean") else "`unspasm knowledge list` lists all of them"


def _unknown(name: str, what: str, fix: str) -> Problem:
    return Problem(name, what, _NOTHING, fix)


def _counts(edition: Edition) -> dict[str, int]:
    return {
        "facts": len(edition.facts),
        "derived facts": len(edition.derived),
        "questions": len(edition.questions),
        "rules": len(edition.rules),
        "causes": len(edition.causes),
        "clues": len(edition.clues),
        "triggers": len(edition.triggers),
        "imaging situations": len(edition.situations),
        "claims": len(edition.claims),
        **care_words.counts(edition),
        **medicine_words.counts(edition),
        "sources": len(edition.sources),
    }


def _titled(title: str, lines: list[str]) -> None:
    print(title, *words.bullets(sorted(lines), len(lines)), "", sep="\n")


# For programs


def _asking(edition: Edition, fact: Fact) -> Question | None:
    return next((question for question in edition.questions if fact.id in question.answers), None)


# For people


def _groups(edition: Edition) -> Iterator[Mapping[str, Any]]:
    groups: tuple[tuple[Any, ...], ...] = (edition.rules, edition.derived, edition.questions, edition.clues)
    for group in (*groups, edition.triggers, edition.situations, edition.claims):
        yield {one.id: one for one in group}
    yield from care_words.groups(edition)
    yield from medicine_words.groups(edition)
    yield from (dict(edition.causes), dict(edition.facts), dict(edition.sources))


def _found(edition: Edition, name: str) -> Iterator[list[str]]:
    for group in _groups(edition):
        if name in group:
            yield _drawn(edition, name, group[name])
    for one in medicine_words.spelt_otherwise(edition, name):
        yield _drawn(edition, one.name, one)


def _drawn(edition: Edition, name: str, thing: Any) -> list[str]:
    kind, drawn = _DRAW[type(thing)]
    return [f"{kind} {name}", *drawn(edition, thing)]


def _fact(edition: Edition, fact: Fact) -> Iterator[str]:
    span = f", {fact.low:g} to {fact.high:g} {fact.unit}" if fact.low is not None else ""
    unsure = '; danger sign, accepts "unsure"' if fact.danger else ""
    yield words.wrapped(f"{fact.id} ({fact.kind}{span}{unsure})")
    yield words.wrapped(fact.words, "  ")
    if fact.means:
        yield words.wrapped(fact.means, "  ")
    yield from words.bullets([f"{name}: {text}" for name, text in fact.choices.items()])
    question = _asking(edition, fact)
    if question is not None:
        text = " / ".join(part for part in (question.text, question.labels.get(fact.id, "")) if part)
        yield words.wrapped(f"Asked in {question.id}: {text}", "  ")


def _question(edition: Edition, question: Question) -> Iterator[str]:
    yield words.wrapped(f"{question.id}{' (always asked)' if question.core else ''}")
    yield words.wrapped(question.text, "  ")
    for title, text in (("Why", question.why), ("Hint", question.hint), ("How to check", question.how_to_check)):
        if text:
            yield words.wrapped(f"{title}: {text}", "    ", "  ")
    yield from words.bullets(
        [f"{name}: {question.labels.get(name) or sentences.label(edition, name)}" for name in question.answers]
    )


def _rule(edition: Edition, rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.urgency.word}, {rule.route.word}"
    yield f"  in {rule.file}, note {rule.note_id or 'none'}, cause {rule.cause or 'none'}"
    yield words.wrapped(f"Condition: {rule.sql}", "    ", "  ")
    yield words.wrapped(f"People are told: {rule.say}", "    ", "  ")
    yield f"  Reviewed by: {rule.reviewed_by}"
    yield from backing(edition, rule.evidence, rule.judgement)


def _cause(edition: Edition, cause: Cause) -> Iterator[str]:
    yield words.wrapped(f"{cause.name} (class {cause.gold_class}{', serious' if cause.serious else ''})", "  ")
    yield words.wrapped(cause.about, "  ")
    yield words.wrapped(f"What usually happens next: {cause.usually_next}", "    ", "  ")
    yield words.wrapped("Typical: " + "; ".join(cause.typical), "    ", "  ")
    yield words.wrapped("Not typical: " + "; ".join(cause.untypical), "    ", "  ")
    yield f"  Reviewed by: {cause.reviewed_by}"
    for pattern, chance in cause.chances.items():
        yield f"  Starts at {chance:g} per 1,000 in {pattern}"
    if cause.chances_judgement:
        yield words.wrapped(f"Clinical judgement: {cause.chances_judgement}", "    ", "  ")
    if cause.found_when_checked:
        yield "  Found when checked:"
        yield from words.bullets([cited(edition, item) for item in cause.found_when_checked])
    if cause.evidence:
        yield "  What studies and guidelines say:"
        yield from words.bullets([cited(edition, item) for item in cause.evidence])
    yield "  Rules:"
    yield from words.bullets([rule.id for rule in edition.rules if rule.cause == cause.id])
    yield "  Clues:"
    yield from words.bullets([f"{clue.id}: {clue.say}" for clue in cause.clues])


def _clue(edition: Edition, clue: Clue) -> Iterator[str]:
    absent = f", absent × {clue.absent:.2f}" if clue.absent else ""
    yield words.wrapped(f"{clue.say} (of {clue.cause}, group {clue.group})", "  ")
    yield words.wrapped(f"Condition: {clue.sql}", "    ", "  ")
    yield f"  Present × {clue.present:.2f}{absent} ({clue.label})"
    yield from backing(edition, clue.evidence, clue.judgement)


def _trigger(edition: Edition, trigger: Trigger) -> Iterator[str]:
    yield words.wrapped(f"{trigger.name}: {sentences.TRIGGER[trigger.kind]}", "  ")
    yield words.wrapped(f"Condition: {trigger.sql}", "    ", "  ")
    yield words.wrapped(f"People are told: {trigger.say}", "    ", "  ")
    if trigger.believed:
        yield words.wrapped(f"What people believe: {trigger.believed}", "    ", "  ")
    yield f"  Reviewed by: {trigger.reviewed_by}"
    yield from backing(edition, trigger.evidence, trigger.judgement)


def _situation(edition: Edition, found: Situation) -> Iterator[str]:
    yield words.wrapped(found.name, "  ")
    yield words.wrapped(f"{found.study_words}, {sentences.HOW_SOON[found.how_soon]}; {found.who_orders}", "    ", "  ")
    yield words.wrapped(f"People are told: {found.say}", "    ", "  ")
    yield from words.bullets([f"would change it: {text}" for text in found.would_change])
    yield from words.bullets([f"guidelines differ: {text}" for text in found.differs])
    yield f"  Reviewed by: {found.reviewed_by}"
    yield from backing(edition, found.evidence, found.judgement)


def _claim(edition: Edition, claim: Claim) -> Iterator[str]:
    yield words.wrapped(claim.statement, "  ")
    yield words.wrapped(f"{sentences.VERDICT[claim.verdict]} {claim.why}", "    ", "  ")
    yield words.wrapped("Served by: " + ", ".join(claim.served_by), "    ", "  ")
    yield f"  Reviewed by: {claim.reviewed_by}"
    yield from backing(edition, claim.evidence, claim.judgement)


def _derived(edition: Edition, derived: Derived) -> Iterator[str]:
    users = [rule.id for rule in edition.rules if derived.id in rule.sql.split()]
    yield words.wrapped(f"{derived.words} ({derived.kind}, follows from other facts)", "  ")
    yield from words.bullets([f"used by rule {name}" for name in users])


def _source(edition: Edition, source: Source) -> Iterator[str]:
    yield words.wrapped(f"{sentences.cited(source)}. {source.title} ({source.kind})", "  ")
    links = {"doi": source.doi, "pmid": source.pmid, "url": source.url}
    yield from (f"  {name}: {link}" for name, link in links.items() if link)
    used = dict.fromkeys(at for at, item in across.cited(edition) if item.source == source.id)
    yield from words.bullets([f"behind {name}" for name in used])


_DRAW: Mapping[type, tuple[str, Callable[[Edition, Any], Iterator[str]]]] = {
    Rule: ("rule", _rule),
    Derived: ("derived", _derived),
    Question: ("question", _question),
    Clue: ("clue", _clue),
    Cause: ("cause", _cause),
    Fact: ("fact", _fact),
    Source: ("source", _source),
    Trigger: ("trigger", _trigger),
    Situation: ("situation", _situation),
    Claim: ("claim", _claim),
    **care_words.DRAW,
    **medicine_words.DRAW,
}
