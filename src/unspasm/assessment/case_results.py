"""How our answers fit cases whose answer is known: counts, and why each miss is one."""

from collections.abc import Mapping, Sequence

from unspasm.assessment.cases import LEVELS, Scored

WHY: Mapping[str, str] = {
    "case_03": "Fever with a foot ulcer and a recent amputation fires the emergency rule for infection of the spine; "
    "the rule for the kidney stands at same day, since the text tells of neither burning pee nor side pain.",
    "case_07": "Severe pain in the flank and a blood thinner with sudden severe pain fire two rules of the same level; "
    "kidney stone stands before the bleed, as it starts far higher in people with pain in the side.",
    "case_11": "The morning pattern lifts axial spondyloarthritis to second place only: it starts far below ordinary "
    "back pain, and the text says nothing of relatives, skin, eyes or how fast an anti-inflammatory helps.",
    "case_14": "Pain runs down the back of one leg, but the text does not say that it passes the knee or is worse "
    "than in the back, and it denies numbness; so ordinary back pain stays first and the nerve root second.",
    "case_17": "Pain down the leg with tingling is read as a nerve root pattern; the clinician who examined him called "
    "it a sprain, and the text holds nothing that would let us tell, so strain stands second.",
    "case_18": "The text tells of long back pain, worse standing and sitting, with no weight loss; nothing that was "
    "told points to a tumour, and the title of the report names a blood test as what led to it.",
}
REMARKS: Mapping[str, str] = {
    "case_05": "A child of 13: under 16 nothing is ranked, and only what must be checked first is named. Its class is "
    "right because the rule for infection fired, not because causes were compared.",
}


def totals(name: str, scored: Sequence[Scored]) -> tuple[str, ...]:
    """A line: number, exact and acceptable level, too low, too high, class first, class among three."""
    first = sum(map(named_first, scored))
    return (name, *levels(scored), str(first), str(sum(one.case.cause in one.classes for one in scored)))


def levels(scored: Sequence[Scored]) -> tuple[str, ...]:
    """Number, exact level, acceptable level, too low, too high."""
    return _counted(scored, [one.level for one in scored])


def one_answer(scored: Sequence[Scored]) -> list[tuple[str, ...]]:
    """Our rules, and what one and the same answer for everybody would score."""
    constant = [(f"always {level_words(level)}", *_counted(scored, [level] * len(scored))) for level in LEVELS]
    return [("our rules", *levels(scored)), *constant]


def _counted(scored: Sequence[Scored], answers: Sequence[str]) -> tuple[str, ...]:
    verdicts = [one.case.verdict(level) for one, level in zip(scored, answers, strict=True)]
    exact = sum(one.case.urgency == level for one, level in zip(scored, answers, strict=True))
    return tuple(map(str, (len(scored), exact, *(verdicts.count(word) for word in ("fits", "under", "over")))))


def named_first(one: Scored) -> bool:
    return one.classes[:1] == [one.case.cause]


def level_words(level: str) -> str:
    return "2 weeks or routine" if level == LEVELS[1] else level.replace("_", " ")


def missed(one: Scored) -> str:
    """A case whose class is not our first, with its place and why."""
    place = f"place {one.classes.index(one.case.cause) + 1}" if one.case.cause in one.classes else "not among three"
    why = WHY.get(one.case.id, "Why is not written down yet.")
    return f"{one.case.id} ({one.case.diagnosis}; {place}): {why}"
