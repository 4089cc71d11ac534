"""`unspasm medicines`: may this be taken, with what is taken already; from a file of ours or a CDS Hooks request."""

from collections.abc import Iterator
from typing import Any

from unspasm.assessment import sentences as told_in
from unspasm.assessment.assess import Assessment, assess
from unspasm.cli import words
from unspasm.cli.assess import as_text_json, read
from unspasm.fhir.r4 import cds_hooks
from unspasm.library.edition import Edition, load
from unspasm.plan.medicines import sentences
from unspasm.plan.medicines.check import Check, Checked, Why, check
from unspasm.plan.medicines.contract import plain
from unspasm.plan.medicines.written import Written, written
from unspasm.words import MedicineVerdict


def run(file: str, *, as_json: bool) -> None:
    """Print the check of a file. Raises ProblemsFound when it cannot be used."""
    document = read(file)
    edition = load()
    unread: tuple[str, ...] = ()
    raw: Any = document.data
    if cds_hooks.is_request(raw):
        order = cds_hooks.read(raw)
        raw, unread = _as_ours(order), order.unread
    told = written(raw, edition, document.where)
    assessment = assess(told.answers, edition)
    if as_json:
        print(as_text_json({**plain(assessment, told), "unread": list(unread)}))
    else:
        print(explained(assessment, told, unread))


def _as_ours(order: cds_hooks.Order) -> dict[str, Any]:
    return {
        "answers": dict.fromkeys(order.facts, True),
        "medicines": list(order.taken),
        "asked": list(order.asked),
        "complete": False,
    }


def explained(assessment: Assessment, told: Written, unread: tuple[str, ...] = ()) -> str:
    """The check for a person to read: what is dangerous first."""
    made = check(assessment, told.taking, told.country, told.asked)
    parts = [
        [words.wrapped(line) for line in sentences.headlines(assessment, made)],
        ["AMOUNTS IN 24 HOURS", *_amounts(made)],
        ["YOU ASKED ABOUT", *_asked(assessment.edition, made)],
        ["YOU TAKE", *(line for one in made.taken for line in _checked(assessment.edition, one))],
        ["NOT RECOGNISED", *_unknown(told)],
        ["FOR BACK PAIN THERE IS", *_offered(made)],
        ["NOT READ FROM THE RECORD", *words.bullets(list(unread))],
        [words.wrapped(sentences.LIMITS), words.wrapped(told_in.footer(assessment.edition))],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part and (len(part) > 1 or part == parts[0]))


def _amounts(made: Check) -> Iterator[str]:
    for one in made.clocks:
        wait = sentences.next_dose(one)
        yield words.wrapped(f"{one.words} {wait}".strip(), "    ", "  - ")


def _asked(edition: Edition, made: Check) -> Iterator[str]:
    for product in made.asked:
        yield words.wrapped(f"{product.name.name}: {sentences.VERDICT[product.verdict]}", "    ", "  - ")
        for part in product.parts:
            yield from _checked(edition, part, "    ")


def _checked(edition: Edition, one: Checked, indent: str = "  ") -> Iterator[str]:
    yield words.wrapped(f"{one.ingredient.name}: {sentences.verdict(one)}", f"{indent}  ", f"{indent}- ")
    for why in one.reasons:
        yield words.wrapped(f"{why.say} {why.do}", f"{indent}    ", f"{indent}  ")
        yield words.wrapped(_source(edition, why), f"{indent}    ", f"{indent}  ")
    if one.verdict == MedicineVerdict.OPEN:
        missing = sentences.missing(edition, one.missing)
        yield words.wrapped(f"Missing: {missing}", f"{indent}    ", f"{indent}  ")


def _source(edition: Edition, why: Why) -> str:
    if why.rule is None:
        return "It follows from the list itself."
    return f"Source: {told_in.sources(edition, why.rule.evidence)}. Rule: {why.id}"


def _unknown(told: Written) -> Iterator[str]:
    for typed in told.taking.unrecognised:
        yield words.wrapped(f"{typed}: ask a pharmacist what is in it.", "    ", "  - ")
    for typed, names in told.not_found.items():
        hint = f" Did you mean {', '.join(names)}?" if names else ""
        yield words.wrapped(f"{typed}: ask a pharmacist what is in it.{hint}", "    ", "  - ")


def _offered(made: Check) -> Iterator[str]:
    for verdict in MedicineVerdict:
        found = [one.ingredient.name for one in made.offered if one.verdict == verdict]
        if found:
            yield words.wrapped(f"{sentences.VERDICT[verdict]}: {', '.join(found)}", "    ", "  - ")
