"""Made-up people for comparing two editions: plausible ages and times, few danger signs, some answers missing."""

import random
from collections.abc import Iterator, Mapping

from unspasm.rules.expr import Value
from unspasm.rules.vocabulary import Fact

_UNKNOWN = 0.2
_DANGER_YES = 0.02
_OTHER_YES = 0.15
_WIDE = 1000.0  # a range wider than this is drawn by orders of size, so that short times are not rare


def people(facts: Mapping[str, Fact], count: int, seed: int) -> Iterator[dict[str, Value]]:
    """The same people for the same facts, count and seed. They stand for nobody: no share among them means anything."""
    dice = random.Random(seed)
    ordered = [facts[name] for name in sorted(facts)]
    for _ in range(count):
        yield {fact.id: _value(fact, dice) for fact in ordered if dice.random() >= _UNKNOWN}


def _value(fact: Fact, dice: random.Random) -> Value:
    if fact.kind == "yes_no":
        return dice.random() < (_DANGER_YES if fact.danger else _OTHER_YES)
    if fact.kind == "choice":
        return dice.choice(sorted(fact.choices))
    low, high = fact.low or 0.0, fact.high or 0.0
    if high - low > _WIDE:
        return round(low + 10 ** dice.uniform(-1, 3), 1)
    return float(round(dice.uniform(low, high)))
