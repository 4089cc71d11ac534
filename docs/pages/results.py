"""The page of results: the published cases, made-up people with an ordinary strain, and the length of interviews."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from pages.writing import code, codes, listed, page, plain, table
from unspasm import where
from unspasm.assessment.case_results import REMARKS, level_words, missed, named_first, one_answer, totals
from unspasm.assessment.cases import LEVELS, Scored, answers_of, score
from unspasm.library.edition import Edition

MADE_UP = Path(__file__).parents[2] / "tests/data/made_up_cases.yaml"
CASES = where.cases_dir() / "published.yaml"
PEOPLE = 10_000


def results_page(edition: Edition) -> str:
    scored, problems = score(CASES, edition)
    if problems:
        raise ValueError(f"{CASES} holds cases that cannot be used: {problems}")
    return page(
        edition,
        "Results on cases and on made-up people",
        f"Edition `{edition.name}`. No clinician has reviewed the knowledge. **These figures are not clinical "
        "accuracy; the texts were known while rules were written.** They show what the rules do, and where they fall "
        "short.",
        *_cases(scored),
        *_misses(scored),
        *_constant(scored),
        *_made_up(edition),
        *_benign(),
        *_interviews(edition),
    )


# The published cases


def _cases(scored: Sequence[Scored]) -> Iterator[str]:
    head = ("Case", "Published as", "Gold level", "Acceptable", "Ours", "Gold class", "Our first three")
    yield f"## The {len(scored)} published cases"
    yield "… after our level: danger questions are still open, so it is a lower bound."
    yield table(head, map(_case, scored))
    told = [one for one in scored if not one.case.history_hard]
    sums = ("Cases", "Number", "Exact level", "Acceptable level", "Too low", "Too high", "First cause", "In three")
    yield "## Totals"
    yield table(sums, (totals("all", scored), totals("without those that only a test could tell", told)))
    left = [one for one in scored if not one.assessment.triage.finished]
    calm = sum(one.level == LEVELS[0] for one in left)
    yield (
        f"{len(left)} of {len(scored)} levels are lower bounds, since the text leaves danger questions open. {calm} of "
        "these are self-care, which counts here but would not be told to a person before the questions are answered."
    )


def _case(one: Scored) -> tuple[str, ...]:
    case = one.case
    ours = level_words(one.level) + ("" if one.assessment.triage.finished else " …")
    hard = " (only a test could tell)" if case.history_hard else ""
    return (
        case.id,
        plain(case.diagnosis) + hard,
        level_words(case.urgency),
        ", ".join(map(level_words, case.acceptable)),
        ours if one.verdict == "fits" else f"**{ours}**",
        code(case.cause),
        codes(one.classes),
    )


def _misses(scored: Sequence[Scored]) -> Iterator[str]:
    yield "## Every miss"
    wrong = [one for one in scored if one.verdict != "fits"]
    yield "Levels outside the acceptable ones: " + (", ".join(one.case.id for one in wrong) or "none") + "."
    other = [one for one in scored if one.verdict == "fits" and one.level != one.case.urgency]
    yield "Levels that are acceptable but not the gold one:\n\n" + listed(
        f"{one.case.id}: gold {level_words(one.case.urgency)}, ours {level_words(one.level)}" for one in other
    )
    wrong_first = [one for one in scored if not named_first(one)]
    yield "Cases whose class is not our first:\n\n" + listed(plain(missed(one)) for one in wrong_first)
    yield "Hits to read with care:\n\n" + listed(f"{id}: {text}" for id, text in REMARKS.items())


def _constant(scored: Sequence[Scored]) -> Iterator[str]:
    """What one and the same answer for everybody would score."""
    head = ("Answers by", "Cases", "Exact", "Acceptable", "Too low", "Too high")
    yield "## One answer for everybody"
    yield table(head, one_answer(scored))


def _made_up(edition: Edition) -> Iterator[str]:
    scored, _ = score(MADE_UP, edition)
    told = [one for one in scored if not one.case.history_hard]
    yield f"## {len(scored)} made-up stories"
    yield (
        "Written for this project in the way published cases are told, and translated into answers by someone who knew "
        "the list of facts but not the rules. One hand wrote story, answers and level, and some rules were mended "
        "after a first run, so this is weak evidence; the stories are kept as a guard against slipping back."
    )
    sums = ("Stories", "Number", "Exact level", "Acceptable level", "Too low", "Too high", "First cause", "In three")
    yield table(sums, (totals("all", scored), totals("without those that only a test could tell", told)))
    wrong = [f"{one.case.id}: gold {level_words(one.case.urgency)}, ours {level_words(one.level)}" for one in scored]
    wrong = [text for text, one in zip(wrong, scored, strict=True) if one.verdict != "fits"]
    yield "Levels outside the acceptable ones: " + ("; ".join(wrong) or "none") + "."


# Made-up people


def _benign() -> Iterator[str]:
    # Imported here: tests/ can be found only once generate.py has put the project's folder on the path.
    from tests.assessment import benign

    found = benign.run(PEOPLE)
    yield "## Made-up people with an ordinary strain"
    yield (
        f"{found.people:,} adults of 18 to 85, drawn with a fixed seed. Each danger sign is a no; each of the usual "
        "things that must not raise the alarm (a trap) is drawn by chance. They stand for nobody; the shares of traps "
        f"are made up. **{found.above:,} ({found.share:.1%}) got more than a routine visit.**"
    )
    rules = ((code(name), f"{count:,}", f"{count / found.people:.1%}") for name, count in found.by_rule.most_common())
    yield "By rule; one person may have several:\n\n" + table(("Rule", "People", "Share of all"), rules)
    yield (
        f"{found.above_with_trap['age_65_or_over']:,} of these {found.above:,} are 65 or over, so the shares of the "
        "other traps mostly follow age."
    )
    traps = sorted(found.with_trap, key=lambda name: -found.above_with_trap[name] / found.with_trap[name])
    rows = ((code(name), *_trap(found.with_trap[name], found.above_with_trap[name])) for name in traps)
    yield "By trap:\n\n" + table(("Trap", "People with it", "Above routine", "Share"), rows)


def _trap(people: int, above: int) -> tuple[str, str, str]:
    return f"{people:,}", f"{above:,}", f"{above / people:.1%}"


# Interviews


def _interviews(edition: Edition) -> Iterator[str]:
    from tests.interviews import STRAIN, interview

    by_case = {id: interview(told, edition) for id, told in answers_of(CASES)}
    pages = [len(one.pages) for one in by_case.values()]
    yield "## How many pages an interview takes"
    yield (
        "Each published case is asked from the start. What the text does not tell is answered with no; numbers and "
        "choices that it does not tell are skipped. The interview ends when nothing is left to ask, or at an "
        f"emergency. Over {len(pages)} cases: mean {mean(pages):.1f} pages, fewest {min(pages)}, most {max(pages)}."
    )
    yield table(
        ("Case", "Pages", "Danger cards", "Level at the end"),
        ((id, str(len(one.pages)), str(one.danger_cards), one.level.word) for id, one in by_case.items()),
    )
    yield "The shortest way through, for somebody of 30 with a strain two days old and no danger sign:"
    shortest = {sex: interview({**STRAIN, "sex": sex}, edition) for sex in ("male", "female")}
    yield table(
        ("Sex", "Pages", "Danger cards", "Pages until nothing open could raise the level", "Level at the end"),
        (
            (sex, str(len(one.pages)), str(one.danger_cards), str(one.until_finished), one.level.word)
            for sex, one in shortest.items()
        ),
    )
