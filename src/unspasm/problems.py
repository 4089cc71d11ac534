"""What to tell a person whose file or answer cannot be used: where, what, why it matters, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, in the words of the person who can mend it.

    `where` names file, place in it and line where there is one; `what` the finding; `why` what would go wrong
    if we went on; `fix` what to do.
    """

    where: str
    what: str
    why: str
    fix: str

    def __str__(self) -> str:
        return f"{self.where}\n  {self.what}\n  why it matters: {self.why}\n  what to do: {self.fix}"


class ProblemsFound(ValueError):
    """Input that cannot be used. Carries every problem, so that one reading is enough to mend them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n\n".join(str(problem) for problem in self.problems))
