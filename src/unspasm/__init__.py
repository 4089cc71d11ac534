"""Unspasm: from the first spasm to recovered, with the evidence for every sentence.

`load()` gives the knowledge of this installation; `assess(answers)` gives an explained assessment.
"""

from collections.abc import Mapping
from typing import Any

from unspasm.assessment.assess import Assessment
from unspasm.assessment.assess import assess as _assess
from unspasm.library.edition import Edition, load

__all__ = ["Assessment", "Edition", "assess", "load"]


def assess(answers: Mapping[str, Any], edition: Edition | None = None) -> Assessment:
    """What the answers mean. `answers` maps fact ids to values; "unsure" is a value of danger facts.

    Pure: the same answers and edition give the same assessment, with no clock, file, chance or locale in it.
    Raises ProblemsFound with every answer that cannot be used.
    """
    return _assess(answers, edition or load())
