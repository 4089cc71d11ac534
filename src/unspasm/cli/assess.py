"""`unspasm assess`: one person's answers from a file or from another program, and what they mean."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unspasm.assessment import sentences
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.assessment.contract import plain, said
from unspasm.assessment.ranking import Ranked
from unspasm.assessment.triage import Finding
from unspasm.cli import words
from unspasm.library.edition import load
from unspasm.library.reading import MOST_BYTES, Document, read_file, read_text
from unspasm.rules.rule import Clue
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import Urgency

_MOST_SHOWN = 8


def read(file: str) -> Document:
    """The answers as plain data; `-` reads what another program hands over."""
    if file != "-":
        return read_file(Path(file))
    # One byte more than allowed is enough for the reader to refuse it.
    return read_text(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")


def assessed(file: str) -> Assessment:
    """What the answers of a file mean. Raises ProblemsFound when they cannot be used."""
    document = read(file)
    edition = load()
    raw: Any = document.data  # `checked` refuses what is not facts with their values
    return assess(Answers.checked(raw, edition, document.where), edition)


def run(file: str, *, as_json: bool) -> None:
    assessment = assessed(file)
    print(as_text_json(plain(assessment)) if as_json else explained(assessment))


def as_text_json(data: object) -> str:
    return json.dumps(data, sort_keys=True, indent=2, ensure_ascii=False)


def explained(assessment: Assessment) -> str:
    """The whole assessment for a person to read: what to do first, then why, then what is open."""
    parts = [
        _urgency(assessment),
        _reasons(assessment),
        _causes(assessment),
        _not_ruled_out(assessment),
        _scan(assessment),
        _triggers(assessment),
        ["HOW LONG", words.wrapped(sentences.PHASE[assessment.phase], "  ")],
        _next_question(assessment),
        _would_change(assessment),
        [words.wrapped(sentences.footer(assessment.edition))],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _urgency(assessment: Assessment) -> list[str]:
    triage = assessment.triage
    lines = [words.wrapped(sentences.headline(assessment))]
    if not triage.finished:
        texts = [question.text for question in sentences.questions_left(assessment)]
        if triage.level >= Urgency.SAME_DAY and triage.could_be > triage.level:
            lines.append("Answers that are still open could make it an emergency.")
        lines += ["Still open:", *words.bullets(texts, _MOST_SHOWN)] if texts else []
    elif not triage.settled:
        lines.append(words.wrapped("You are not sure about some danger signs. If one becomes clear, start again."))
    return lines


def _reasons(assessment: Assessment) -> list[str]:
    triage = assessment.triage
    # "Care for this at home" is no reason for anything while a danger question is open or a higher rule is present.
    home = triage.finished and triage.level == Urgency.SELF_CARE
    shown = [one for one in triage.reasons if home or one.rule.urgency > Urgency.SELF_CARE]
    now = [one for one in shown if one.rule.urgency == triage.level]
    later = [one for one in shown if one.rule.urgency < triage.level]
    lines: list[str] = []
    # Apart, so that nobody reads "within 2 weeks" as an answer to an emergency.
    for title, found in (("WHY", now), ("ALSO TRUE, BUT LESS URGENT THAN THE ABOVE", later)):
        if found:
            lines += [*([""] if lines else []), title]
            lines += [line for one in found for line in _reason(assessment, one)]
    return lines


def _reason(assessment: Assessment, finding: Finding) -> Iterator[str]:
    rule, edition = finding.rule, assessment.edition
    yield words.wrapped(rule.say, "    ", "  - ")
    because = [sentences.answer(edition, name, value) for name, value in said(finding.reading).items()]
    if because:
        yield words.wrapped("Because you said: " + "; ".join(because), "      ", "    ")
    yield words.wrapped("Source: " + sentences.sources(edition, rule.evidence), "      ", "    ")
    yield f"    Rule: {rule.id} ({rule.urgency.word})"


def _causes(assessment: Assessment) -> list[str]:
    first = [ranked for ranked in assessment.causes if ranked.check_first]
    rest = [ranked for ranked in assessment.causes if not ranked.check_first]
    likely = [ranked for ranked in rest if ranked.words != "unlikely"]
    lines = ["CHECK FIRST", *(line for one in first for line in _cause(one))] if first else []
    if assessment.child:
        return [*lines, *([""] if lines else []), "CAUSES", words.wrapped(sentences.UNDER_16, "  ")]
    if likely:
        gap = [""] if lines else []
        lines += [*gap, "LIKELY CAUSES", *(line for one in likely for line in _cause(one))]
    unlikely = [ranked.cause.name for ranked in rest if ranked.words == "unlikely"]
    if unlikely:
        lines.append(words.wrapped("unlikely so far: " + "; ".join(unlikely), "    ", "  - "))
    return lines


def _cause(ranked: Ranked) -> Iterator[str]:
    yield words.wrapped(f"{ranked.cause.name}: {ranked.words}", "    ", "  - ")
    for sign, clues in (("for", ranked.speaks_for), ("against", ranked.speaks_against)):
        for clue in clues:
            yield words.wrapped(_clue(clue), "      ", f"    {sign}: ")


def _clue(clue: Clue) -> str:
    return f"{clue.say} [{clue.label}]"


def _not_ruled_out(assessment: Assessment) -> list[str]:
    names = [cause.name for cause in assessment.not_ruled_out]
    return ["NOT RULED OUT YET", *words.bullets(names)] if names else []


def _scan(assessment: Assessment) -> list[str]:
    scan = assessment.imaging
    lines = ["SCAN", words.wrapped(f"{sentences.SCAN[scan.advice]} {scan.reason}", "  ")]
    found = scan.situation
    if found is None:
        return lines
    if scan.advice != "none":
        how = f"{found.study_words}, {sentences.HOW_SOON[scan.how_soon]}. Who orders it: {found.who_orders}."
        lines.append(words.wrapped(how, "  "))
    lines.append(words.wrapped("Source: " + sentences.sources(assessment.edition, found.evidence), "    ", "  "))
    if scan.would_change:
        lines += ["  This would change it:", *words.bullets(list(scan.would_change))]
    lines += words.bullets([f"Before it: {one.say}" for one in scan.cautions])
    if scan.without_pain and scan.advice in ("none", "ask"):
        years = scan.without_pain[0][1]
        shares = "; ".join(f"{name} {share.value:g}%" for name, _, share in scan.without_pain)
        source = sentences.sources(assessment.edition, tuple(share for _, _, share in scan.without_pain))
        lines.append(words.wrapped(f"Scans of people without pain at about {years} show: {shares} ({source}).", "  "))
    return lines


def _triggers(assessment: Assessment) -> list[str]:
    # Beside "get help today" it would only be in the way.
    shown = assessment.triggers if assessment.triage.level < Urgency.SAME_DAY else ()
    lines = ["WHAT MAY PLAY A PART"] if shown else []
    for one in shown:
        lines.append(words.wrapped(f"{one.name}: {sentences.TRIGGER[one.kind]}. {one.say}", "    ", "  - "))
        lines.append(words.wrapped("Source: " + sentences.sources(assessment.edition, one.evidence), "      ", "    "))
    return lines


def _next_question(assessment: Assessment) -> list[str]:
    if not assessment.next_questions:
        return []
    question = assessment.next_questions[0]
    lines = ["NEXT QUESTION", words.wrapped(question.text, "  ")]
    for name in question.answers:
        label = question.labels.get(name) or assessment.edition.facts[name].words
        lines.append(words.wrapped(f"{label} ({name})", "    ", "  - "))
    return lines


def _would_change(assessment: Assessment) -> list[str]:
    """Each finding that would raise the level, with the answers it waits for."""
    found = [
        f"To {one.rule.urgency.word}, rule {one.rule.id}: " + _waits_for(assessment, one)
        for one in assessment.would_change
    ]
    return ["WHAT WOULD CHANGE THIS", *words.bullets(found, _MOST_SHOWN)] if found else []


def _waits_for(assessment: Assessment, finding: Finding) -> str:
    asked = sorted(name for name in finding.reading.missing if not name.startswith(UNSURE))
    return "; ".join(sentences.label(assessment.edition, name) for name in asked)
