"""The page of causes: what each is, what speaks for it, and what that rests on."""

from collections.abc import Iterator

from pages.writing import basis, code, figure, listed, page, plain, review, table
from unspasm.library.edition import REFERENCE, Edition
from unspasm.rules.rule import Cause, Clue


def causes_page(edition: Edition) -> str:
    shown = sorted(edition.causes.values(), key=lambda cause: cause.name.lower())
    return page(
        edition,
        "Every cause",
        review(edition, "causes", shown),
        "The order of causes is no diagnosis. Starting chances are coarse and judged, per 1,000 people with the same "
        f"pattern of pain. A clue moves its cause against `{REFERENCE}`; its weight is final, after shrinking. The "
        "label says where it comes from.",
        *("\n\n".join(_cause(edition, cause)) for cause in shown),
    )


def _cause(edition: Edition, cause: Cause) -> Iterator[str]:
    yield f"## {plain(cause.name)}"
    kind = "serious" if cause.serious else "not serious"
    yield f"{code(cause.id)}, class {code(cause.gold_class)}, {kind}, reviewed by: {plain(cause.reviewed_by)}"
    yield plain(cause.about)
    yield f"**What usually happens next.** {plain(cause.usually_next)}"
    yield "**Typical**\n\n" + listed(map(plain, cause.typical))
    yield "**Not typical**\n\n" + listed(map(plain, cause.untypical))
    yield _chances(cause)
    yield _rules(edition, cause)
    yield _clues(edition, cause)
    evidence = [*cause.found_when_checked, *cause.evidence]
    if evidence:
        yield "**Evidence**\n\n" + listed(figure(edition, item) for item in evidence)


def _chances(cause: Cause) -> str:
    if not cause.chances:
        return "**Starting chances**: none. Only its own rules can name it."
    rows = ((code(pattern), f"{chance:g}") for pattern, chance in cause.chances.items())
    why = f"\n\nJudgement: {plain(cause.chances_judgement)}" if cause.chances_judgement else ""
    return "**Starting chances**\n\n" + table(("Pattern", "Per 1,000"), rows) + why


def _rules(edition: Edition, cause: Cause) -> str:
    found = sorted((rule for rule in edition.rules if rule.cause == cause.id), key=lambda rule: -rule.urgency)
    if not found:
        return "**Rules**: none."
    return "**Rules**\n\n" + listed(f"{code(rule.id)}: {rule.urgency.word}, {rule.route.word}" for rule in found)


def _clues(edition: Edition, cause: Cause) -> str:
    if not cause.clues:
        return "**Clues**: none."
    head = ("Clue", "When", "Group", "If present", "If absent", "Label", "Basis")
    return "**Clues**\n\n" + table(head, (_clue(edition, clue) for clue in cause.clues))


def _clue(edition: Edition, clue: Clue) -> tuple[str, ...]:
    return (
        f"{code(clue.id)}<br>{plain(clue.say)}",
        code(clue.sql),
        code(clue.group),
        f"× {clue.present:.2f}",
        f"× {clue.absent:.2f}" if clue.absent else "no change",
        plain(clue.label),
        basis(edition, clue.evidence, clue.judgement),
    )
