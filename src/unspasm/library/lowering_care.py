"""Care options, gates, plan, visits and outlook: from the shape of their files to what the plan uses."""

from dataclasses import dataclass, field
from typing import Any

from unspasm.library import schema_care as schema
from unspasm.library.lowering import Lowering, evidence, flowing
from unspasm.library.reading import Document
from unspasm.rules.care import (
    Avoid,
    ByPhase,
    CareOption,
    Curve,
    CurvePoint,
    Gate,
    Ground,
    Limit,
    OutlookNote,
    Professional,
    Review,
    Stand,
    State,
    Step,
)
from unspasm.words import CareVerdict, Phase, Urgency

Path = list[str | int]
_ALL_PHASES = 3


@dataclass(slots=True)
class CareLowering:
    """Collects what the files hold, in their order; problems go where the other lowering keeps them."""

    base: Lowering
    gates: dict[str, Gate] = field(default_factory=dict)
    care: dict[str, CareOption] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    avoid: list[Avoid] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    professionals: list[Professional] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    outlook: list[OutlookNote] = field(default_factory=list)

    def add_gate(self, file: schema.GateFile, document: Document) -> None:
        self._place("gate", file.id, document, ["id"])
        limits = self._limits(file.limits, document)
        self.gates[file.id] = Gate(file.id, file.name, limits, file.reviewed_by)

    def add_care(self, file: schema.CareFile, document: Document) -> None:
        self._place("care", file.id, document, ["id"])
        kept = {
            name: getattr(file, name)
            for name in ("id", "name", "group", "stays_allowed", "gates", "effort", "effort_words", "cost")
        }
        kept |= {name: getattr(file, name) for name in ("cost_words", "how", "ask", "claims", "reviewed_by")}
        kept |= {name: flowing(getattr(file, name)) for name in ("about", "for_whom", "differ", "find")}
        self.care[file.id] = CareOption(
            **kept,
            by_phase=tuple(self._by_phase(file, at, document) for at in range(len(file.by_phase))),
            limits=self._limits(file.limits, document),
            harms=tuple(map(ground_of, file.harms)),
            guidelines=tuple(map(_stand, file.guidelines)),
        )

    def add_plan(self, file: schema.PlanFile, document: Document) -> None:
        for at, step in enumerate(file.steps):
            state = self._state("step", step, document, ["steps", at])
            kept = {name: getattr(step, name) for name in ("id", "stages", "care", "title", "slots", "days", "minutes")}
            self.steps.append(Step(**kept, state=state, ground=ground_of(step), reviewed_by=file.reviewed_by))
        for at, avoid in enumerate(file.avoid):
            state = self._state("avoid", avoid, document, ["avoid", at])
            self.avoid.append(Avoid(avoid.id, avoid.stages, state, ground_of(avoid), file.reviewed_by))
        for at, review in enumerate(file.reviews):
            state = self._state("review", review, document, ["reviews", at])
            levels = tuple(Urgency[level.upper()] for level in review.levels)
            shared = (review.day, review.title, ground_of(review), file.reviewed_by)
            self.reviews.append(Review(review.id, levels, state, *shared))

    def add_visits(self, file: schema.VisitFile, document: Document) -> None:
        for at, one in enumerate(file.professionals):
            state = self._state("professional", one, document, ["professionals", at])
            kept = {name: getattr(one, name) for name in ("id", "name", "can", "cannot", "ask")}
            self.professionals.append(
                Professional(**kept, state=state, for_what=ground_of(one), reviewed_by=file.reviewed_by)
            )

    def add_outlook(self, file: schema.OutlookFile, document: Document) -> None:
        for at, curve in enumerate(file.curves):
            self._place("curve", curve.id, document, ["curves", at])
            kept = {name: getattr(curve, name) for name in ("id", "name", "default", "counted_from", "certainty")}
            points = tuple(CurvePoint(point.week, evidence(point.evidence)) for point in curve.points)
            self.curves.append(Curve(**kept, phase=Phase(curve.phase), points=points, reviewed_by=file.reviewed_by))
        for at, note in enumerate(file.notes):
            state = self._state("outlook", note, document, ["notes", at])
            shared = (state, ground_of(note), note.of_100, file.reviewed_by)
            self.outlook.append(OutlookNote(note.id, note.topic, tuple(map(Phase, note.phases)), *shared))

    def _by_phase(self, file: schema.CareFile, at: int, document: Document) -> ByPhase:
        raw = file.by_phase[at]
        place = document.place(["by_phase", at])
        sql = "" if len(raw.phases) == _ALL_PHASES else f"phase IN ({', '.join(map(repr, raw.phases))})"
        state = State(self.base.when(sql, place) if sql else None, sql, None, ())
        id = f"{file.id}_{'_'.join(raw.phases)}"
        self.base.places[f"limit {id}"] = place
        verdict = CareVerdict[raw.verdict.upper()]
        limit = Limit(id, state, verdict, flowing(raw.say), tuple(map(evidence, raw.evidence)), flowing(raw.judgement))
        return ByPhase(tuple(map(Phase, raw.phases)), limit, raw.size, raw.certainty)

    def _limits(self, limits: tuple[schema.LimitItem, ...], document: Document) -> tuple[Limit, ...]:
        return tuple(
            Limit(
                raw.id,
                self._state("limit", raw, document, ["limits", at]),
                CareVerdict[raw.verdict.upper()],
                flowing(raw.say),
                tuple(map(evidence, raw.evidence)),
                flowing(raw.judgement),
            )
            for at, raw in enumerate(limits)
        )

    def _state(self, kind: str, raw: Any, document: Document, path: Path) -> State:
        place = self._place(kind, raw.id, document, [*path, *(["when"] if raw.when else [])])
        level = Urgency[raw.from_level.upper()] if raw.from_level else None
        when = self.base.when(raw.when, place) if raw.when else None
        return State(when, flowing(raw.when or ""), level, raw.for_causes)

    def _place(self, kind: str, id: str, document: Document, path: Path) -> str:
        place = document.place(path)
        self.base.places[f"{kind} {id}"] = place
        return place


def ground_of(raw: Any) -> Ground:
    """One sentence of a file with what it rests on."""
    return Ground(flowing(raw.say), tuple(map(evidence, raw.evidence)), flowing(raw.judgement))


def _stand(raw: schema.StandItem) -> Stand:
    found = tuple(map(evidence, raw.evidence))
    return Stand(raw.body, raw.position, tuple(map(Phase, raw.phases)), flowing(raw.say), found)
