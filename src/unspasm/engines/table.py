"""The same rules over a whole table of people, as Narwhals expressions: Polars, DuckDB or Spark runs them.

Shares the parsed conditions with `engines.person` and nothing else, so that the two keep each other honest.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from math import log
from operator import and_, or_
from typing import Any

import narwhals as nw

from unspasm.library.edition import REFERENCE, Edition
from unspasm.rules.expr import And, Arith, AtLeast, Compare, Expr, FactRef, In, Not, Number, Or, Term, Text
from unspasm.rules.rule import Cause, Clue, Derived
from unspasm.rules.vocabulary import UNSURE
from unspasm.rules.weighing import FEWEST, limits
from unspasm.words import Urgency

RULE = "rule_"
SCORE = "score_"


def read(edition: Edition, frame: Any) -> Any:
    """The frame with one nullable boolean `rule_<id>` for each rule, and whole numbers `level` and `could_be`.

    `frame`: a Polars, DuckDB or Spark frame with a column for each fact it knows (yes_no as boolean, number as
    float, choice as text) and `unsure_<fact>` as boolean; a column it lacks counts as unknown for everyone. NaN and
    infinities count as unknown. `level` and `could_be` are 0 (self_care) to 4 (emergency); could_be is the highest
    rule that is not absent. `score_<cause>` is its share among the causes of the pattern, 0 to 1, or null when it
    is none of them; causes to check first have one too, which nobody may be shown.
    Nothing is computed here where the frame is lazy.
    """
    table = nw.from_native(frame)
    names = set(table.collect_schema().names())
    table = table.with_columns(**_columns(edition, names))
    for item in edition.derived:
        table = table.with_columns(**{item.id: _derived(item)})
    table = table.with_columns(**{RULE + rule.id: expression(rule.when) for rule in edition.rules})
    table = table.with_columns(level=_highest(edition, present=True), could_be=_highest(edition, present=False))
    return nw.to_native(_scored(edition, table) if edition.causes else table)


def _columns(edition: Edition, names: set[str]) -> Mapping[str, nw.Expr]:
    """Every fact as the type that all engines agree on; unknown where the table does not have it."""
    columns: dict[str, nw.Expr] = {}
    for fact in edition.facts.values():
        kind = {"yes_no": nw.Boolean(), "number": nw.Float64(), "choice": nw.String()}[fact.kind]
        columns[fact.id] = _typed(fact.id, kind, names)
        if fact.kind == "number":
            columns[fact.id] = _finite(columns[fact.id])
        if fact.danger:
            columns[UNSURE + fact.id] = _typed(UNSURE + fact.id, nw.Boolean(), names)
    return columns


def _typed(name: str, kind: Any, names: set[str]) -> nw.Expr:
    return nw.col(name).cast(kind) if name in names else nw.lit(None, dtype=kind)


def _finite(number: nw.Expr) -> nw.Expr:
    return nw.when(number.is_finite()).then(number)


def _derived(item: Derived) -> nw.Expr:
    if item.kind == "expr":
        assert item.expr is not None  # an expr is what makes it that kind
        return expression(item.expr)
    if item.kind == "first_match":
        steps = [(expression(when).fill_null(False), name) for when, name in item.cases]
        return _first(steps, nw.lit(item.otherwise))
    value = nw.col(item.of)
    bands = [(value < below, name) for below, name in item.steps if below is not None]
    return nw.when(~value.is_null()).then(_first(bands, nw.lit(item.steps[-1][1])))


def _first(steps: Iterable[tuple[nw.Expr, str]], otherwise: nw.Expr) -> nw.Expr:
    for holds, name in reversed(list(steps)):
        otherwise = nw.when(holds).then(nw.lit(name)).otherwise(otherwise)
    return otherwise


def _highest(edition: Edition, present: bool) -> nw.Expr:
    """The highest urgency of any rule present; or, if not only those, of any rule not absent."""
    found = nw.lit(0)
    for urgency in sorted(Urgency)[1:]:
        rules = [nw.col(RULE + rule.id) for rule in edition.rules if rule.urgency == urgency]
        if rules:
            some = reduce(or_, (rule.fill_null(not present) for rule in rules))
            found = nw.when(some).then(nw.lit(int(urgency))).otherwise(found)
    return found


def _scored(edition: Edition, table: Any) -> Any:
    weighed = {SCORE + id: _weighed(cause, edition) for id, cause in edition.causes.items()}
    table = table.with_columns(**weighed)
    whole = reduce(lambda one, other: one + other, (nw.col(name).fill_null(0.0) for name in weighed))
    return table.with_columns(**{name: nw.col(name) / whole for name in weighed})


def _weighed(cause: Cause, edition: Edition) -> nw.Expr:
    """Starting chance times what its clues say; null when the cause is neither in the pattern nor named by a rule."""
    chances = _chances(cause, edition)
    start = nw.lit(None, dtype=nw.Float64())
    own = [nw.col(RULE + one.id) for one in edition.rules if one.cause == cause.id and one.urgency >= Urgency.SOON]
    if own:
        start = nw.when(reduce(or_, (rule.fill_null(False) for rule in own))).then(nw.lit(FEWEST))
    possible = nw.lit(True)
    if cause.excluded_when is not None:
        possible = ~expression(cause.excluded_when).fill_null(False)
    for pattern, chance in chances.items():
        start = nw.when((nw.col("pattern") == pattern) & possible).then(nw.lit(chance)).otherwise(start)
    return start * _weight(cause).exp()


def _chances(cause: Cause, edition: Edition) -> Mapping[str, float]:
    """Of the reference: what the other causes leave of 1,000."""
    if cause.id != REFERENCE:
        return cause.chances
    (pattern,) = [item for item in edition.derived if item.id == "pattern"]
    names = {name for _, name in pattern.cases} | {pattern.otherwise}
    taken = {name: sum(one.chances.get(name, 0.0) for one in edition.causes.values()) for name in sorted(names)}
    return {name: max(FEWEST, 1000.0 - others) for name, others in taken.items()}


def _weight(cause: Cause) -> nw.Expr:
    group_limits, cause_limits = limits(cause.serious)
    groups: dict[str, list[nw.Expr]] = {}
    for clue in cause.clues:
        groups.setdefault(clue.group, [nw.lit(0.0)]).append(_move(clue))
    total = nw.lit(0.0)
    for moves in groups.values():
        low, high = nw.min_horizontal(*moves), nw.max_horizontal(*moves)
        total = total + nw.when(high >= -low).then(high).otherwise(low).clip(*group_limits)
    return total.clip(*cause_limits)


def _move(clue: Clue) -> nw.Expr:
    holds = expression(clue.when)
    present = nw.when(holds.fill_null(False)).then(nw.lit(log(clue.present)))
    if not clue.absent:
        return present.otherwise(nw.lit(0.0))
    absent = nw.when((~holds).fill_null(False)).then(nw.lit(log(clue.absent))).otherwise(nw.lit(0.0))
    return present.otherwise(absent)


def expression(node: Expr) -> nw.Expr:
    """A parsed condition over columns that bear the names of its facts; null where it is unknown."""
    match node:
        case FactRef(id):
            return nw.col(id)
        case Not(part):
            return ~expression(part)
        case And(parts):
            return reduce(and_, map(expression, parts))
        case Or(parts):
            return reduce(or_, map(expression, parts))
        case AtLeast(count, parts):
            return _at_least(count, [expression(part) for part in parts])
        case In(fact, among):
            return reduce(or_, (nw.col(fact.id) == nw.lit(value) for value in among))
        case Compare(op, left, right):
            return _compare(op, _term(left), nw.lit(right.value) if isinstance(right, Text) else _term(right))


def _at_least(count: int, parts: list[nw.Expr]) -> nw.Expr:
    held = reduce(lambda one, other: one + other, (part.fill_null(False).cast(nw.Int64()) for part in parts))
    possible = reduce(lambda one, other: one + other, (part.fill_null(True).cast(nw.Int64()) for part in parts))
    surely = nw.when(held >= count).then(nw.lit(True))
    return nw.when(possible < count).then(nw.lit(False)).otherwise(surely)


def _compare(op: str, left: nw.Expr, right: nw.Expr) -> nw.Expr:
    match op:
        case "=":
            return left == right
        case "<>":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
    return left >= right


def _term(node: Term) -> nw.Expr:
    match node:
        case FactRef(id):
            return nw.col(id)
        case Number(value):
            return nw.lit(value)
        case Arith("/", left, right):
            divisor = _term(right)
            return _term(left) / nw.when(divisor != 0).then(divisor)
        case Arith(op, left, right):
            one, other = _term(left), _term(right)
            return one + other if op == "+" else one - other if op == "-" else one * other
