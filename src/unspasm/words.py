"""The words every part shares. Each is explained in GLOSSARY.md; each means one thing."""

from enum import Enum, IntEnum, StrEnum


class Verdict(Enum):
    """What a condition says about one person. Unknown is an answer of its own, never a quiet no."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"

    @staticmethod
    def of(holds: bool | None) -> "Verdict":
        """Never turn an unknown into a no: someone must ask that question."""
        if holds is None:
            return Verdict.UNKNOWN
        return Verdict.PRESENT if holds else Verdict.ABSENT


class Urgency(IntEnum):
    """How soon a person must be seen; a higher number is more urgent."""

    SELF_CARE = 0
    ROUTINE = 1
    SOON = 2
    SAME_DAY = 3
    EMERGENCY = 4

    @property
    def word(self) -> str:
        return self.name.lower()


class Route(IntEnum):
    """How to get there. Within one urgency the higher number wins."""

    SELF_CARE = 0
    BOOK_ROUTINE = 1
    BOOK_SOON = 2
    CALL_TODAY = 3
    MATERNITY_TODAY = 4
    POISON_LINE = 5
    CRISIS_LINE = 6
    MATERNITY = 7
    GO_NOW = 8
    AMBULANCE = 9

    @property
    def word(self) -> str:
        return self.name.lower()


class CareVerdict(IntEnum):
    """What one care option is for one person; a higher number allows less. Several join to the highest.

    `OPEN` is nobody's rule: an answer is missing that could forbid it. Only `DO` and `MAY_HELP` allow.
    """

    DO = 0
    MAY_HELP = 1
    OPEN = 2
    ASK_FIRST = 3
    NOT_ADVISED = 4
    NOT_FOR_YOU = 5

    @property
    def word(self) -> str:
        return self.name.lower()

    @property
    def allows(self) -> bool:
        return self < CareVerdict.OPEN


class MedicineVerdict(IntEnum):
    """What one medicine is for one person; a higher number is more serious. Several join to the highest.

    `OPEN` is nobody's rule: an answer is missing that could forbid it. `STOP_AND_CALL` is for what is taken already:
    call before the next dose. Nobody is told to stop a prescribed medicine.
    """

    MAY_TAKE_BY_LABEL = 0
    OPEN = 1
    ASK_FIRST = 2
    NOT_FOR_YOU = 3
    STOP_AND_CALL = 4

    @property
    def word(self) -> str:
        return self.name.lower()


class Phase(StrEnum):
    """How long this episode has lasted: under 6 weeks, 6 to 12 weeks, longer."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    CHRONIC = "chronic"
    UNKNOWN = "unknown"


class Read(StrEnum):
    """How deeply we read the source behind a figure or sentence."""

    FULL_TEXT = "full_text"
    ABSTRACT = "abstract"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class Strength(Enum):
    """The coarse scale of clinical judgement; no finer number may be judged."""

    VERY_STRONGLY_FOR = 5.0
    STRONGLY_FOR = 3.0
    FOR = 2.0
    SLIGHTLY_FOR = 1.5
    SLIGHTLY_AGAINST = 1 / 1.5
    AGAINST = 1 / 2.0
    STRONGLY_AGAINST = 1 / 3.0
    VERY_STRONGLY_AGAINST = 1 / 5.0
