"""From the shape of a file to what engines and pages use: conditions parsed, weights shrunk, texts kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import Any

from unspasm.library import schema
from unspasm.library.reading import Document
from unspasm.problems import Problem
from unspasm.rules.expr import AtLeast, Expr, FactRef
from unspasm.rules.language import When
from unspasm.rules.rule import Cause, Clue, Derived, Evidence, Question, Rule
from unspasm.rules.vocabulary import UNSURE, Fact, FactKind, nearest, unsure_fact
from unspasm.words import Route, Strength, Urgency

# CLINICAL_NOTES 5.3. A ratio is shrunk by how little its interval says; studies of other people count for less.
_PRIOR_VARIANCE = 0.64
_NO_INTERVAL = 0.6
_OTHER_SETTING = 0.8
_Z = 1.959964  # an interval of 95% is this many standard errors to each side

LABELS = {
    "primary_care": "measured in people like you",
    "emergency": "measured in hospital patients",
    "specialist": "measured in hospital patients",
    "judged": "no study; clinicians' habit",
}


def shrunk(ratio: float, interval: tuple[float, float] | None, setting: str) -> float:
    """The ratio that enters the order of causes: exp(w · ln ratio), with w as CLINICAL_NOTES 5.3 says."""
    weight = _NO_INTERVAL
    if interval and interval[0] > 0:
        error = (log(interval[1]) - log(interval[0])) / (2 * _Z)
        weight = _PRIOR_VARIANCE / (_PRIOR_VARIANCE + error**2)
    if setting != "primary_care":
        weight *= _OTHER_SETTING
    return round(exp(weight * log(ratio)), 6)


@dataclass(slots=True)
class Lowering:
    """Collects problems as it goes. `known` is every fact that a condition may name at this point."""

    problems: list[Problem]
    facts: dict[str, Fact] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    known: dict[str, Fact] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def add_fact(self, raw: schema.FactItem, place: str) -> None:
        fact = Fact(**raw.model_dump())
        self.places[f"fact {raw.id}"] = place
        self.facts[fact.id] = self.known[fact.id] = fact
        if fact.danger:
            self.known[UNSURE + fact.id] = unsure_fact(fact)

    def add_derived(self, waiting: list[tuple[str, schema.DerivedItem]]) -> None:
        """In stages: a derived fact may use those before it, in whatever order the files name them."""
        names = {raw.id: _fact_of(raw) for _, raw in waiting}
        while waiting:
            ready = [(place, raw) for place, raw in waiting if not _needs(raw) & (names.keys() - self.known.keys())]
            if not ready:
                self.problems += [_circle(place, raw.id) for place, raw in waiting]
                return
            for place, raw in ready:
                self.places[f"fact {raw.id}"] = place
                self.derived[raw.id] = self._derived(place, raw)
                self.known[raw.id] = names[raw.id]
            waiting = [item for item in waiting if item not in ready]

    def _derived(self, place: str, raw: schema.DerivedItem) -> Derived:
        if raw.bands:
            self._must_be(raw.bands.of, "number", place)
            steps = tuple((step.below, step.is_) for step in raw.bands.steps)
            return Derived(raw.id, "bands", raw.words, of=raw.bands.of, steps=steps)
        if raw.first_match:
            cases = tuple((self.when(case.when, place) or FactRef("age"), case.is_) for case in raw.first_match)
            return Derived(raw.id, "first_match", raw.words, cases=cases, otherwise=raw.otherwise or "")
        if raw.at_least:
            for name in raw.at_least.of:
                self._must_be(name, "yes_no", place)
            condition: Expr | None = AtLeast(raw.at_least.count, tuple(map(FactRef, raw.at_least.of)))
        else:
            condition = self.when(raw.expr or "", place)
        return Derived(raw.id, "expr", raw.words, expr=condition)

    def _must_be(self, name: str, kind: str, place: str) -> None:
        fact = self.known.get(name)
        if fact is None or fact.kind != kind:
            what = f"`{name}` is not a {kind} fact"
            self.problems.append(
                Problem(place, what, "the derived fact would never be known", nearest(name, list(self.known)))
            )

    def when(self, sql: str, place: str) -> Expr | None:
        parsed = When.parse(sql.strip(), place, self.known)
        if isinstance(parsed, When):
            return parsed.expr
        self.problems += parsed
        return None

    def cause(self, document: Document, raw: schema.CauseFile) -> Cause:
        self.places[f"cause {raw.id}"] = document.place(["id"])
        for at, rule in enumerate(raw.rules):
            self.rules += self.rule(rule, raw.id, document, ["rules", at], raw.reviewed_by)
        chance = raw.starting_chance
        return Cause(
            id=raw.id,
            name=raw.name,
            gold_class=raw.gold_class,
            serious=raw.serious,
            about=flowing(raw.about),
            usually_next=flowing(raw.usually_next),
            typical=tuple(map(flowing, raw.typical)),
            untypical=tuple(map(flowing, raw.untypical)),
            excluded_when=self._excluded(raw, document),
            chances=dict(chance.per_1000) if chance else {},
            chances_judgement=flowing(chance.judgement) if chance else "",
            found_when_checked=tuple(map(evidence, raw.found_when_checked)),
            evidence=tuple(map(evidence, raw.evidence)),
            clues=tuple(self._clues(document, raw)),
            reviewed_by=raw.reviewed_by,
        )

    def _excluded(self, raw: schema.CauseFile, document: Document) -> Expr | None:
        if raw.excluded_when is None:
            return None
        self.places[f"excluded {raw.id}"] = document.place(["excluded_when"])
        return self.when(raw.excluded_when, self.places[f"excluded {raw.id}"])

    def rule(
        self,
        raw: schema.RuleItem,
        cause: str | None,
        document: Document,
        path: Sequence[str | int],
        reviewed_by: str,
    ) -> Iterator[Rule]:
        place = document.place([*path, "when"])
        self.places[f"rule {raw.id}"] = place
        when = self.when(raw.when, place)
        if when is not None:
            yield Rule(
                id=raw.id,
                cause=cause,
                when=when,
                sql=flowing(raw.when),
                urgency=Urgency[raw.raise_.urgency.upper()],
                route=Route[raw.raise_.route.upper()],
                say=flowing(raw.say),
                evidence=tuple(map(evidence, raw.evidence)),
                judgement=flowing(raw.judgement),
                note_id=raw.note_id,
                file=document.where,
                reviewed_by=reviewed_by,
            )

    def _clues(self, document: Document, raw: schema.CauseFile) -> Iterator[Clue]:
        for at, clue in enumerate(raw.clues):
            place = document.place(["clues", at, "when"])
            self.places[f"clue {clue.id}"] = place
            when = self.when(clue.when, place)
            if when is not None:
                yield Clue(
                    id=clue.id,
                    cause=raw.id,
                    group=clue.group,
                    when=when,
                    sql=flowing(clue.when),
                    say=flowing(clue.say),
                    **_weight(clue),
                )

    def question(self, raw: schema.QuestionItem, place: str, reviewed_by: str) -> Iterator[Question]:
        self.places[f"question {raw.id}"] = place
        asked = self.when(raw.ask_when, place) if raw.ask_when else None
        yield Question(**{**raw.model_dump(), "ask_when": asked, "text": flowing(raw.text), "reviewed_by": reviewed_by})


def _fact_of(raw: schema.DerivedItem) -> Fact:
    choices = [step.is_ for step in raw.bands.steps] if raw.bands else [case.is_ for case in raw.first_match]
    if raw.otherwise:
        choices.append(raw.otherwise)
    kind: FactKind = "choice" if choices else "yes_no"
    return Fact(id=raw.id, kind=kind, words=raw.words, choices={name: name for name in choices})


def _needs(raw: schema.DerivedItem) -> set[str]:
    """The names that the definition mentions; words of the language among them do no harm."""
    texts = [raw.expr or "", *(case.when for case in raw.first_match)]
    named = set(raw.at_least.of) if raw.at_least else set()
    named |= {raw.bands.of} if raw.bands else set()
    return named | {word for text in texts for word in text.replace("(", " ").replace(")", " ").split()}


def _circle(place: str, name: str) -> Problem:
    return Problem(
        place,
        f"`{name}` is derived from itself, through other derived facts or directly",
        "it could never be known",
        "derive it from asked facts",
    )


def _weight(clue: schema.ClueItem) -> dict[str, Any]:
    if clue.published:
        item = clue.published
        return {
            "present": shrunk(item.lr_present, item.evidence.interval, item.setting),
            "absent": shrunk(item.lr_absent, None, item.setting) if item.lr_absent else None,
            "label": LABELS[item.setting],
            "evidence": (evidence(item.evidence),),
            "judgement": "",
        }
    assert clue.judged is not None  # the schema gives one of the two
    return {
        "present": round(float(Strength[clue.judged.strength.upper()].value), 6),
        "absent": None,
        "label": LABELS["judged"],
        "evidence": (),
        "judgement": flowing(clue.judged.reason),
    }


def evidence(item: schema.EvidenceItem) -> Evidence:
    """As engines and pages keep it."""
    return Evidence(**item.model_dump())


def flowing(text: str) -> str:
    """Line breaks of the file are not line breaks for the reader."""
    return " ".join(text.split())
