"""Rules, clues, causes and questions: what the knowledge says, once it has been checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from unspasm.rules.expr import Expr
from unspasm.words import Read, Route, Urgency


@dataclass(frozen=True, slots=True)
class Source:
    """A paper, guideline or public page. Fields that nobody knows are empty."""

    id: str
    authors: str
    year: str
    title: str
    kind: str
    doi: str = ""
    pmid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says, in its own unit, and how deeply it was read. `interval` is None when none is given."""

    source: str
    measure: str
    value: float | str
    unit: str
    interval: tuple[float, float] | None
    population: str
    read: Read
    note: str = ""
    rows: tuple[str, ...] = ()  # the rows of the evidence table that hold the same figure


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition and the urgency that follows from it. Without evidence it is judgement, with its reason."""

    id: str
    cause: str | None
    when: Expr
    sql: str
    urgency: Urgency
    route: Route
    say: str
    evidence: tuple[Evidence, ...]
    judgement: str
    note_id: str
    file: str
    reviewed_by: str = "none"


@dataclass(frozen=True, slots=True)
class Clue:
    """A condition that moves a cause up or down. `present` and `absent` are the final, shrunk ratios.

    `label` says where the weight comes from: people like you, hospital patients, or clinicians' habit.
    """

    id: str
    cause: str
    group: str
    when: Expr
    sql: str
    say: str
    present: float
    absent: float | None
    label: str
    evidence: tuple[Evidence, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What may be hurting. `chances` per 1,000 people in each pattern; empty when only its rules can name it.

    `excluded_when`: the cause is not shown where this is present, such as an ovary in a man.
    """

    id: str
    name: str
    gold_class: str
    serious: bool
    about: str
    usually_next: str
    typical: tuple[str, ...]
    untypical: tuple[str, ...]
    excluded_when: Expr | None
    chances: Mapping[str, float]
    chances_judgement: str
    found_when_checked: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]
    clues: tuple[Clue, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked; one page. It answers one fact, or several yes_no facts at once.

    `serves`: the assessment, the triggers or the scan, which the interview asks for in this order; or a later part
    (sheet, medicines, plan), which asks by itself.
    """

    id: str
    text: str
    why: str
    hint: str
    how_to_check: str
    answers: tuple[str, ...]
    labels: Mapping[str, str]
    none_of_these: bool
    core: bool
    ask_when: Expr | None
    not_asked_means_no: bool
    serves: str = "assessment"
    reviewed_by: str = "none"


@dataclass(frozen=True, slots=True)
class Screen:
    """Danger cards that are shown together, in order."""

    id: str
    title: str
    questions: tuple[str, ...]


DerivedKind = Literal["expr", "bands", "first_match"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact that follows from others.

    `expr`: a yes_no. `bands`: `steps` of (below, choice) over the number `of`, the last one open. `first_match`:
    the first of `cases` that is present, else `otherwise`; it reads unknown as no and so may order causes but
    stands in no urgency rule.
    """

    id: str
    kind: DerivedKind
    words: str
    expr: Expr | None = None
    of: str = ""
    steps: tuple[tuple[float | None, str], ...] = ()
    cases: tuple[tuple[Expr, str], ...] = ()
    otherwise: str = ""
