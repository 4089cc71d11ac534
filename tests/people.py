"""Random people for property tests: any subset of facts, any allowed value, unsure included."""

from typing import Any

from hypothesis import strategies as st

from unspasm.library.edition import Edition, load
from unspasm.rules.vocabulary import Fact


def value_of(fact: Fact) -> st.SearchStrategy[Any]:
    if fact.kind == "number":
        return st.integers(int(fact.low or 0), int(fact.high or 0)).map(float)
    if fact.kind == "choice":
        return st.sampled_from(sorted(fact.choices))
    return st.sampled_from([True, False, "unsure"] if fact.danger else [True, False])


@st.composite
def people(draw: st.DrawFn, edition: Edition | None = None) -> dict[str, Any]:
    """Each fact is known with a chance drawn once a person, so that sparse and full ones both come."""
    facts = list((edition or load()).facts.values())
    known = draw(st.floats(0.05, 1.0))
    random = draw(st.randoms(use_true_random=False))
    chosen = [fact for fact in facts if random.random() < known]
    return {fact.id: draw(value_of(fact)) for fact in chosen}
