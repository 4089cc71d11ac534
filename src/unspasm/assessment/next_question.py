"""Which question to ask next: danger cards first, then what could raise the urgency, then what could move the order."""

from collections.abc import Iterable, Mapping, Sequence

from unspasm.assessment.imaging import Imaging
from unspasm.assessment.ranking import Ranked, move
from unspasm.assessment.triage import Triage
from unspasm.engines.person import Reading
from unspasm.library.edition import Edition
from unspasm.rules.rule import Question
from unspasm.words import Urgency

_SMALLEST_MOVE = 0.02  # a question that cannot move any cause by this much of the whole is not worth a page


def next_questions(
    edition: Edition,
    triage: Triage,
    ranked: Iterable[Ranked],
    scan: Imaging,
    clues: Mapping[str, Reading],
    others: Mapping[str, Mapping[str, Reading]],
    asked: Mapping[str, bool | None],
    open_questions: Sequence[Question],
) -> tuple[Question, ...]:
    """Open questions in the order to ask them; each can change something that is open. Empty when none can.

    `others`: the readings of every "trigger", "situation" and "caution". Questions for a later part are not asked.
    """
    if triage.level == Urgency.EMERGENCY:
        return ()
    cards = [id for screen in edition.screens for id in screen.questions]
    danger = sorted((one for one in open_questions if one.id in cards), key=lambda one: cards.index(one.id))
    rest = [one for one in open_questions if one.id not in cards and asked.get(one.id, True)]
    assessed = [one for one in rest if one.serves == "assessment"]
    urgent = _by_urgency(assessed, triage)
    moving = _by_move([question for question in assessed if question not in urgent], ranked, clues)
    # Someone who needs a doctor today is not kept with what set it off.
    calm = triage.level < Urgency.SAME_DAY
    later = [*_for_scan(rest, edition, scan, others), *_for_triggers(rest, others)] if calm else []
    return (*danger, *urgent, *moving, *later)


def _for_scan(
    questions: Sequence[Question], edition: Edition, scan: Imaging, others: Mapping[str, Mapping[str, Reading]]
) -> list[Question]:
    """Those that could bring a situation before the one that is shown, or a caution for its study."""
    shown = edition.situations.index(scan.situation) if scan.situation else len(edition.situations)
    before = {one.id for one in edition.situations[:shown]}
    waiting = [reading for id, reading in others["situation"].items() if id in before]
    waiting += [others["caution"][one.id] for one in edition.cautions if scan.advice in one.studies]
    wanted = frozenset().union(*(reading.missing for reading in waiting))
    return [one for one in questions if one.serves == "imaging" and wanted.intersection(one.answers)]


def _for_triggers(questions: Sequence[Question], others: Mapping[str, Mapping[str, Reading]]) -> list[Question]:
    wanted = frozenset().union(*(reading.missing for reading in others["trigger"].values()))
    return [one for one in questions if one.serves == "triggers" and wanted.intersection(one.answers)]


def _by_urgency(questions: Sequence[Question], triage: Triage) -> list[Question]:
    """Those that open rules above the level wait for, most urgent rule first, then most rules."""
    asks = _asking(questions)
    weights: dict[str, tuple[int, int]] = {}
    for finding in triage.unsettled:
        for id in {asks[fact] for fact in finding.reading.missing if fact in asks}:
            worst, count = weights.get(id, (0, 0))
            weights[id] = (max(worst, int(finding.rule.urgency)), count + 1)
    wanted = [question for question in questions if question.id in weights]
    return sorted(wanted, key=lambda question: weights[question.id], reverse=True)


def _by_move(questions: Sequence[Question], ranked: Iterable[Ranked], clues: Mapping[str, Reading]) -> list[Question]:
    """Those whose clues could move the order of causes, largest possible move first."""
    asks = _asking(questions)
    moves = dict.fromkeys((question.id for question in questions), 0.0)
    for one in ranked:
        for clue in one.cause.clues:
            reading = clues[clue.id]
            possible = (one.score or 0.0) * max(abs(move(clue, True)), abs(move(clue, False)))
            for id in {asks[fact] for fact in reading.missing if fact in asks}:
                moves[id] += possible
    wanted = [question for question in questions if moves[question.id] >= _SMALLEST_MOVE]
    return sorted(wanted, key=lambda question: moves[question.id], reverse=True)


def _asking(questions: Sequence[Question]) -> dict[str, str]:
    """Which of these questions answers each fact."""
    return {fact: question.id for question in questions for fact in question.answers}
