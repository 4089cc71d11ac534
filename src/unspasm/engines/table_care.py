"""The verdicts of all care options over a table of people, after `engines.table.read` has read the rules.

Shares the parsed conditions with the person's engine, and nothing else.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from unspasm.engines.table import RULE, expression
from unspasm.library.edition import Edition
from unspasm.rules.care import CareOption, Limit, State
from unspasm.words import CareVerdict

CARE = "care_"
_LIMIT = "limit_"
_NOTHING = -1


def read(edition: Edition, frame: Any) -> Any:
    """The frame that `engines.table.read` gave, with one whole number `care_<option>` for each care option.

    The numbers are those of `CareVerdict`, 0 (do) to 5 (not for you). Lazy where the frame is lazy.
    """
    table = nw.from_native(frame)
    limits = {one.id: one for option in edition.care.values() for one in edition.limits_of(option)}
    table = table.with_columns(**{_LIMIT + id: _holds(edition, one.state) for id, one in limits.items()})
    table = table.with_columns(**{CARE + id: _verdict(edition, one) for id, one in edition.care.items()})
    return nw.to_native(table.drop([_LIMIT + id for id in limits]))


def _holds(edition: Edition, state: State) -> nw.Expr:
    parts = [nw.col(RULE + rule.id) for rule in edition.rules_at(state)]
    if state.when is not None:
        parts.append(expression(state.when))
    return reduce(or_, parts) if parts else nw.lit(True)


def _verdict(edition: Edition, option: CareOption) -> nw.Expr:
    """`rules.joining.joined`, in columns."""
    limits = list(edition.limits_of(option))
    present = _highest(limits, lambda column: column.fill_null(False))
    undecided = _highest(limits, lambda column: column.is_null())
    waits = undecided > present
    mild = (undecided == int(CareVerdict.MAY_HELP)) & (present > _NOTHING)
    softened = nw.lit(int(CareVerdict.MAY_HELP)) if option.stays_allowed else None
    open_ = nw.lit(int(CareVerdict.OPEN))
    waiting = (
        softened if softened is not None else nw.when(mild).then(nw.lit(int(CareVerdict.MAY_HELP))).otherwise(open_)
    )
    settled = nw.when(present == _NOTHING).then(open_).otherwise(present)
    allowed_so_far = nw.when(waits).then(waiting).otherwise(settled)
    return nw.when(present > int(CareVerdict.OPEN)).then(present).otherwise(allowed_so_far)


def _highest(limits: Iterable[Limit], holds: Any) -> nw.Expr:
    found = nw.lit(_NOTHING)
    for limit in sorted(limits, key=lambda one: one.verdict):
        found = nw.when(holds(nw.col(_LIMIT + limit.id))).then(nw.lit(int(limit.verdict))).otherwise(found)
    return found
