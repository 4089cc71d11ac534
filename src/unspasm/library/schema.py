"""The closed shape of every knowledge file: a key that is not named here is refused."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from unspasm.words import Read, Strength

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


def _interval(value: Any) -> Any:
    return None if value == "none_given" else value


Interval = Annotated[tuple[float, float] | None, BeforeValidator(_interval)]
Steps = Literal["self_care", "routine", "soon", "same_day", "emergency"]
Routes = Literal[
    "self_care",
    "book_routine",
    "book_soon",
    "call_today",
    "maternity_today",
    "poison_line",
    "crisis_line",
    "maternity",
    "go_now",
    "ambulance",
]
GOLD_CLASSES = (
    "muscle_strain_spasm",
    "nonspecific",
    "disc_herniation_radiculopathy",
    "spinal_stenosis",
    "osteoarthritis_degenerative",
    "spondylolisthesis",
    "compression_fracture",
    "traumatic_fracture",
    "malignancy",
    "infection",
    "cauda_equina",
    "axial_spondyloarthritis",
    "sacroiliac",
    "aortic",
    "renal_urologic",
    "gynaecologic_pregnancy",
    "other_visceral",
    "other",
)


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class SourceFile(Closed):
    class Item(Closed):
        id: Id
        authors: Words
        year: int | Literal["none"]
        title: Words
        kind: Literal["study", "review", "guideline", "public_advice", "case_series", "textbook"]
        doi: str = ""
        pmid: str = ""
        url: str = ""

    sources: tuple[Item, ...]


class FactItem(Closed):
    id: Id
    kind: Literal["yes_no", "number", "choice"]
    words: Words
    means: Words
    danger: bool = False
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    choices: dict[Id, Words] = {}

    @model_validator(mode="after")
    def _whole(self) -> "FactItem":
        if self.kind == "number" and (self.unit is None or self.low is None or self.high is None):
            raise ValueError("a number fact needs unit, low and high")
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("choices belong to a choice fact, and it needs them")
        if self.danger and self.kind != "yes_no":
            raise ValueError("a danger fact is a yes_no fact: only then can a yes be proven never to lower")
        return self


class BandStep(Closed):
    below: float | None = None
    is_: Id = Field(alias="is")


class Bands(Closed):
    of: Id
    steps: Annotated[tuple[BandStep, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _rising(self) -> "Bands":
        limits = [step.below for step in self.steps]
        inner = limits[:-1]
        if limits[-1] is not None or None in inner or sorted(set(inner)) != inner:  # type: ignore[type-var]
            raise ValueError("every step but the last needs a higher `below` than the one before it")
        return self


class AtLeastOf(Closed):
    count: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Id, ...], Field(min_length=1)]


class Case(Closed):
    is_: Id = Field(alias="is")
    when: Words


class DerivedItem(Closed):
    id: Id
    words: Words
    unit: str | None = None
    expr: str | None = None
    bands: Bands | None = None
    at_least: AtLeastOf | None = None
    first_match: tuple[Case, ...] = ()
    otherwise: Id | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "DerivedItem":
        ways = [
            self.expr is not None,
            self.bands is not None,
            self.at_least is not None,
            bool(self.first_match),
        ]
        if sum(ways) != 1 or bool(self.first_match) != (self.otherwise is not None):
            raise ValueError("give one of expr, bands, at_least, or first_match with otherwise")
        return self


class FactFile(Closed):
    facts: tuple[FactItem, ...] = ()
    derived: tuple[DerivedItem, ...] = ()


class QuestionItem(Closed):
    id: Id
    text: Words
    why: Words
    hint: str = ""
    how_to_check: str = ""
    answers: Annotated[tuple[Id, ...], Field(min_length=1)]
    labels: dict[Id, Words] = {}
    none_of_these: bool = False
    core: bool = False
    ask_when: str | None = None
    not_asked_means_no: bool = False
    serves: Literal["assessment", "triggers", "imaging", "sheet", "medicines", "plan"] = "assessment"


class QuestionFile(Closed):
    reviewed_by: Words
    questions: tuple[QuestionItem, ...]


class ScreenFile(Closed):
    class Item(Closed):
        id: Id
        title: Words
        questions: tuple[Id, ...]

    screens: tuple[Item, ...]


class EvidenceItem(Closed):
    source: Id
    measure: Words
    value: float | str
    unit: Words
    interval: Interval
    population: Words
    read: Read
    note: str = ""
    rows: tuple[str, ...] = ()


class Raised(Closed):
    urgency: Steps
    route: Routes


class Grounded(Closed):
    """Cites evidence, or is labelled judgement with its reason."""

    evidence: tuple[EvidenceItem, ...] = ()
    judgement: str = ""

    @model_validator(mode="after")
    def _one_ground(self) -> "Grounded":
        if bool(self.evidence) == bool(self.judgement):
            raise ValueError("it cites evidence or is labelled judgement with a reason: give one of the two")
        return self


class RuleItem(Grounded):
    id: Id
    when: Words
    raise_: Raised = Field(alias="raise")
    say: Words
    note_id: str = ""


class RuleFile(Closed):
    reviewed_by: Words
    rules: tuple[RuleItem, ...]


class Judged(Closed):
    strength: Literal[tuple(strength.name.lower() for strength in Strength)]  # type: ignore[valid-type]
    reason: Words


class Published(Closed):
    lr_present: Annotated[float, Field(gt=0)]
    lr_absent: Annotated[float, Field(gt=0)] | None = None
    setting: Literal["primary_care", "emergency", "specialist"]
    evidence: EvidenceItem

    @model_validator(mode="after")
    def _read(self) -> "Published":
        if self.evidence.read is Read.UNCONFIRMED:
            raise ValueError("a source that nobody read may not order causes: read it or call the clue judged")
        return self


class ClueItem(Closed):
    id: Id
    when: Words
    group: Id
    say: Words
    judged: Judged | None = None
    published: Published | None = None

    @model_validator(mode="after")
    def _one_weight(self) -> "ClueItem":
        if (self.judged is None) == (self.published is None):
            raise ValueError("a clue is judged or published: give one of the two")
        return self


class StartingChance(Closed):
    per_1000: dict[Id, Annotated[float, Field(gt=0, lt=1000)]]
    judgement: Words


class CauseFile(Closed):
    id: Id
    name: Words
    gold_class: Literal[GOLD_CLASSES]  # type: ignore[valid-type]
    serious: bool
    reviewed_by: Words
    about: Words
    usually_next: Words
    typical: Annotated[tuple[Words, ...], Field(min_length=1)]
    untypical: Annotated[tuple[Words, ...], Field(min_length=1)]
    excluded_when: str | None = None
    starting_chance: StartingChance | None = None
    found_when_checked: tuple[EvidenceItem, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    rules: tuple[RuleItem, ...] = ()
    clues: tuple[ClueItem, ...] = ()
