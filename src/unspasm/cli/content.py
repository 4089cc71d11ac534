"""`unspasm knowledge diff`, `coverage` and `claims`: what an editor's change does, and how well grounded we are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from unspasm import where
from unspasm.assessment import sentences
from unspasm.assessment.cases import answers_of
from unspasm.assessment.difference import Difference, difference
from unspasm.assessment.random_people import people
from unspasm.cli import words
from unspasm.cli.assess import as_text_json
from unspasm.cli.care_words import homes, limits, limits_in
from unspasm.cli.medicine_words import facts_of_label
from unspasm.library.across import cited
from unspasm.library.edition import Edition, build, load
from unspasm.plan.difference import CareDifference, care_difference
from unspasm.problems import Problem, ProblemsFound
from unspasm.rules.content import Claim
from unspasm.rules.expr import Value
from unspasm.rules.medicine import Ingredient, LowerMaximum
from unspasm.rules.vocabulary import Fact
from unspasm.words import Read

SEED = 1
MOST_FOR_CARE = 500  # so that every option for everybody takes seconds, not minutes
_MOST = 15
Compared = tuple[Difference, CareDifference]


def diff(old: Path, new: Path, *, count: int, as_json: bool) -> None:
    """What people get from the new folder that they did not get from the old one. Writes nothing."""
    before, after = _edition(old), _edition(new)
    shared = {name: fact for name, fact in before.facts.items() if after.facts.get(name) == fact}
    cases = list(answers_of(where.cases_dir() / "published.yaml"))
    on_cases = difference(before, after, cases), care_difference(before, after, cases)
    on_crowd = (
        difference(before, after, _crowd(shared, count)),
        care_difference(before, after, _crowd(shared, min(count, MOST_FOR_CARE))),
    )
    if as_json:
        print(as_text_json({"cases": _plain(*on_cases), "random_people": _plain(*on_crowd)}))
        return
    print("\n".join(_told(before, after, on_cases, on_crowd)))


def _crowd(facts: Mapping[str, Fact], count: int) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Of two counts, the smaller draws the first people of the larger."""
    yield from ((f"person {at}", one) for at, one in enumerate(people(facts, count, SEED), 1))


def _edition(folder: Path) -> Edition:
    if not folder.is_dir():
        raise ProblemsFound([Problem(str(folder), "there is no such folder", "nothing can be compared", "check it")])
    return build(folder)


def _plain(found: Difference, care: CareDifference) -> dict[str, Any]:
    return {
        "people": found.people,
        "rules_added": list(found.added),
        "rules_removed": list(found.removed),
        "starts_to_fire": dict(found.starts),
        "stops_to_fire": dict(found.stops),
        "levels": _pairs(found.levels),
        "first_causes": _pairs(found.causes),
        "scans": _pairs(found.scans),
        "examples": {f"{old} to {new}": names for (old, new), names in found.examples.items()},
        "care": {
            "people": care.people,
            "added": list(care.added),
            "removed": list(care.removed),
            "verdicts": {id: _pairs(counts) for id, counts in sorted(care.verdicts.items())},
        },
    }


def _pairs(counts: Counter[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"from": old, "to": new, "people": number} for (old, new), number in counts.most_common()]


def _told(old: Edition, new: Edition, on_cases: Compared, on_crowd: Compared) -> Iterator[str]:
    yield f"from edition {old.name}\nto edition   {new.name}"
    rules, care = on_crowd
    named = {"RULES ADDED": rules.added, "RULES REMOVED": rules.removed}
    named |= {"CARE OPTIONS ADDED": care.added, "CARE OPTIONS REMOVED": care.removed}
    for title, names in named.items():
        if names:
            yield "\n".join(["", title, *words.bullets(list(names))])
    titles = ((f"THE {on_cases[0].people} PUBLISHED CASES", on_cases), (f"{rules.people:,} RANDOM PEOPLE", on_crowd))
    for title, found in titles:
        yield "\n".join(["", title, *_changes(*found)])
    yield words.wrapped("Random people stand for nobody: look at which rules move, not at how many people.")


def _changes(found: Difference, care: CareDifference) -> Iterator[str]:
    if not (found.starts or found.stops or found.levels or found.causes or found.scans or care.verdicts):
        yield "  Nothing changes."
        return
    yield from _counted("Rules that fire for more", found.starts.items())
    yield from _counted("Rules that no longer fire", found.stops.items())
    levels = [
        (f"{old} to {new} ({', '.join(found.examples[old, new])})", number)
        for (old, new), number in found.levels.most_common()
    ]
    yield from _counted("How soon", levels)
    for title, counts in (("First cause", found.causes), ("Imaging situation", found.scans)):
        yield from _counted(title, ((f"{old} to {new}", number) for (old, new), number in counts.items()))
    of = "" if care.people == found.people else f", of the first {care.people}"
    yield from _care_counted(f"Care{of}", care)


def _care_counted(title: str, care: CareDifference) -> Iterator[str]:
    """All of them, by option: an editor of one option looks for what the change did to others."""
    lines = [
        f"{id}: {old} to {new}: {number}"
        for id, counts in sorted(care.verdicts.items())
        for (old, new), number in counts.most_common()
    ]
    if lines:
        yield f"  {title}:"
        yield from words.bullets(lines)


def _counted(title: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    lines = [f"{name}: {number}" for name, number in sorted(counts, key=lambda one: (-one[1], one[0]))]
    if lines:
        yield f"  {title}:"
        yield from words.bullets(lines, _MOST)


def coverage(*, as_json: bool) -> None:
    """How each part of the knowledge is grounded, and which rows of the evidence tables it uses."""
    from unspasm.library.checking import evidence_rows
    from unspasm.library.table_rows import TOPICS, uses

    edition = load()
    used = uses(edition)
    rows = [row for row in evidence_rows(where.knowledge_dir()) if row.topic in TOPICS and row.verified]
    topics = {
        topic: {
            "rows": sum(row.topic == topic for row in rows),
            "used": sum(row.topic == topic and row.row in used for row in rows),
        }
        for topic in sorted(TOPICS)
    }
    data = {
        "edition": edition.name,
        "grounds": grounds(edition),
        "topics": topics,
        "not_used": {row.row: row.not_used for row in rows if row.not_used},
        "reviewed": _reviewed(edition),
    }
    print(as_text_json(data) if as_json else "\n".join(_coverage(data)))


def grounds(edition: Edition) -> dict[str, dict[str, int]]:
    """For each kind of item: how many, how many by judgement, and their evidence by how deeply it was read."""
    found: dict[str, Counter[str]] = {}
    for at, item in cited(edition):
        kind = at.rpartition(" ")[0]
        found.setdefault(kind, Counter())[item.read.value] += 1
        found[kind]["with_interval"] += item.interval is not None
    for kind, group in _groups(edition).items():
        found.setdefault(kind, Counter())["items"] = len(group)
        found[kind]["judgement"] = sum(bool(_judged(one)) for one in group)
    return {kind: dict(sorted(counts.items())) for kind, counts in sorted(found.items())}


def _judged(one: Any) -> str:
    """Its judgement, or that of the sentence it carries; of a medicine, only when all its sentences are judged."""
    if isinstance(one, Ingredient):
        judged = [ground.judgement for ground in facts_of_label(one)]
        return judged[0] if all(judged) else ""
    reason: str = getattr(one, "judgement", "") or getattr(_ground_of(one), "judgement", "")
    return reason


def _ground_of(one: Any) -> Any:
    if isinstance(one, LowerMaximum):
        return one.maximum.ground
    return getattr(one, "ground", None) or getattr(one, "for_what", None)


def _groups(edition: Edition) -> dict[str, list[Any]]:
    return {
        "cause": list(edition.causes.values()),
        "rule": list(edition.rules),
        "clue": list(edition.clues),
        "trigger": list(edition.triggers),
        "situation": list(edition.situations),
        "caution": list(edition.cautions),
        "finding": list(edition.scan_findings),
        "note": list(edition.scan_notes),
        "claim": list(edition.claims),
        "question": list(edition.questions),
        "care": list(edition.care.values()),
        "limit": list(limits(edition).values()),
        "step": list(edition.steps),
        "avoid": list(edition.avoid),
        "review": list(edition.reviews),
        "professional": list(edition.professionals),
        "curve": list(edition.curves),
        "outlook": list(edition.outlook),
        "medicine class": list(edition.medicine_classes.values()),
        "medicine": list(edition.ingredients.values()),
        "medicine rule": list(edition.medicine_rules),
        "lower maximum": list(edition.lower_maxima),
        "medicine name": list(edition.medicine_names),
    }


def _reviewed(edition: Edition) -> dict[str, str]:
    by_file = {clue.id: edition.causes[clue.cause].reviewed_by for clue in edition.clues}
    by_file |= {limit.id: home.reviewed_by for home in homes(edition) for limit in limits_in(home)}
    by_file |= {one.id: edition.ingredients[one.ingredient].reviewed_by for one in edition.lower_maxima}
    counts = {}
    for kind, group in _groups(edition).items():
        by = (one.reviewed_by if hasattr(one, "reviewed_by") else by_file.get(one.id, "none") for one in group)
        done = sum(name != "none" for name in by)
        counts[kind] = f"{done} of {len(group)}"
    return counts


def _coverage(data: Mapping[str, Any]) -> Iterator[str]:
    yield f"edition {data['edition']}\n\nHOW EACH PART IS GROUNDED"
    for kind, counts in data["grounds"].items():
        read = ", ".join(f"{counts[one.value]} {sentences.READ[one]}" for one in Read if counts.get(one.value))
        judged = counts.get("judgement", 0)
        basis = [f"{judged} by clinical judgement"] if judged or read else ["no source of their own"]
        parts = [f"{counts.get('items', 0)} items", *basis, read]
        yield words.wrapped(f"{kind}: " + "; ".join(part for part in parts if part), "    ", "  - ")
    yield "\nROWS OF THE EVIDENCE TABLES THAT WERE SEEN"
    for topic, counts in data["topics"].items():
        yield f"  - {topic}: {counts['used']} of {counts['rows']} used"
    yield from words.bullets([f"{row} is not used: {reason}" for row, reason in data["not_used"].items()])
    yield "\nREVIEWED BY A CLINICIAN"
    yield from words.bullets([f"{kind}: {counts}" for kind, counts in data["reviewed"].items()])


def claims(*, as_json: bool) -> None:
    """What people read about back spasms, and what the evidence says."""
    edition = load()
    shown = sorted(edition.claims, key=lambda claim: int(claim.id[1:]))
    if as_json:
        print(as_text_json([_plain_claim(claim) for claim in shown]))
        return
    print("\n\n".join("\n".join(_claim(edition, claim)) for claim in shown))
    print("\n" + words.wrapped(sentences.footer(edition)))


def _plain_claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "statement": claim.statement,
        "verdict": claim.verdict,
        "why": claim.why,
        "sources": list(dict.fromkeys(item.source for item in claim.evidence)),
        "judgement": claim.judgement,
        "served_by": list(claim.served_by),
        "reviewed_by": claim.reviewed_by,
    }


def _claim(edition: Edition, claim: Claim) -> Iterator[str]:
    yield words.wrapped(f"{claim.id}: {claim.statement}")
    yield words.wrapped(f"{sentences.VERDICT[claim.verdict]} {claim.why}", "  ")
    yield words.wrapped("Source: " + sentences.sources(edition, claim.evidence), "    ", "  ")
