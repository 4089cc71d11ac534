"""Whether the figures in the knowledge are those of our evidence tables, and whether every row found its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from unspasm.library.across import cited
from unspasm.library.edition import Edition
from unspasm.library.schema_content import TableRow
from unspasm.problems import Problem
from unspasm.rules.rule import Evidence
from unspasm.words import Read

TOPICS = frozenset(
    (
        *("red_flag", "prior", "likelihood_ratio", "neuro", "visceral", "imaging", "cause_risk", "trigger"),
        *("thermal", "activity", "manual", "injection", "exercise", "prognosis", "guideline"),
        *("medicine", "medicine_safety", "interaction"),
        *("medicine", "medicine_safety", "interaction"),
    )
)
_WHERE = "knowledge/evidence_table.yaml"


def uses(edition: Edition) -> Mapping[str, Sequence[str]]:
    """For each row that is cited, what cites it, as `kind id`."""
    found: dict[str, list[str]] = defaultdict(list)
    for at, item in cited(edition):
        for row in item.rows:
            found[row].append(at)
    return found


def problems_of(edition: Edition, rows: Sequence[TableRow], places: Mapping[str, str]) -> Iterator[Problem]:
    """Rows without a use or a reason, citations of rows that do not exist, and figures that differ from their row."""
    table = {row.row: row for row in rows}
    for at, item in cited(edition):
        for name in item.rows:
            what = _differs(item, table.get(name), name)
            if what:
                why = "people would read a figure that nobody found"
                yield Problem(places.get(at, at), what, why, f"compare it with the row in {_WHERE}")
    used = uses(edition)
    for row in rows:
        if row.topic in TOPICS and row.verified and row.row not in used and not row.not_used:
            what = f"nothing cites the row {row.row}, and it gives no reason"
            yield Problem(_WHERE, what, "evidence we have would be lost", "cite it, or say why not under not_used")
        if row.row in used and row.not_used:
            what = f"the row {row.row} is cited and says why it is not used"
            yield Problem(_WHERE, what, "one of the two is untrue", "take one out")


def _differs(item: Evidence, row: TableRow | None, name: str) -> str:
    if row is None:
        return f"there is no row {name} in the evidence table"
    if not row.verified and item.read is not Read.UNCONFIRMED:
        return f"the row {name} was not seen, so it is `read: unconfirmed`"
    if row.value is not None and isinstance(item.value, float | int) and float(item.value) != row.value:
        return f"the value {item.value:g} differs from {row.value:g} in the row {name}"
    if item.interval is not None and row.interval is not None and item.interval != row.interval:
        return f"the interval differs from the one in the row {name}"
    return ""
