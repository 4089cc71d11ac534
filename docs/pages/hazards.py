"""The hazard log as a page. It is written by hand in docs/safety/hazards.yaml, not in the knowledge."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pages.writing import code, codes, listed, plain, table
from unspasm.library.edition import Edition
from unspasm.library.reading import read_text

LOG = Path(__file__).parents[1] / "safety/hazards.yaml"
SEVERITY = ("Minor", "Significant", "Considerable", "Major", "Catastrophic")
# One row for each likelihood; a column for each severity. Risk 1 (lowest) to 5.
RISK: Mapping[str, tuple[int, ...]] = {
    "Very high": (3, 4, 4, 5, 5),
    "High": (2, 3, 3, 4, 5),
    "Medium": (2, 2, 3, 3, 4),
    "Low": (1, 2, 2, 3, 4),
    "Very low": (1, 1, 2, 2, 3),
}


def risk(one: Mapping[str, Any]) -> int:
    """The number of the matrix for the words of one hazard."""
    return RISK[one["likelihood"]][SEVERITY.index(one["severity"])]


def hazards_page(edition: Edition) -> str:
    log: Any = read_text(LOG.read_text(encoding="utf-8"), LOG.name).data
    hazards = sorted(log["hazards"], key=lambda one: (-risk(one), one["id"]))
    gaps = [one for one in hazards if one["gap"]]
    parts = [
        "# Every hazard",
        "**No clinician has taken part, and nobody has accepted any of these.** Severity and likelihood are a "
        f"first estimate by the authors, with today's controls in place. Seen at edition `{edition.name}`. "
        "[What the log is, and is not](../safety/index.md).",
        f"{len(hazards)} hazards, {len(gaps)} with an open gap. By risk: {_counted(hazards)}.",
        "## Open gaps\n\n" + table(("Hazard", "Risk", "What is missing"), map(_gap, gaps)),
        "## The matrix\n\nThe words and the 5 by 5 shape are those of the NHS standards DCB0129 and DCB0160. We set "
        "down the numbers from memory. An officer must compare them with the current standard.\n\n" + _matrix(),
        "## All hazards, the highest risk first",
        *("\n\n".join(_hazard(one)) for one in hazards),
        "Written from `docs/safety/hazards.yaml` by `make docs`; change that file, not this page.",
    ]
    return "\n\n".join(parts) + "\n"


def _counted(hazards: Sequence[Mapping[str, Any]]) -> str:
    count = Counter(risk(one) for one in hazards)
    return ", ".join(f"{number} at {level}" for level, number in sorted(count.items(), reverse=True))


def _gap(one: Mapping[str, Any]) -> tuple[str, ...]:
    return f"[{one['id']}](#{one['id'].lower()}) {plain(one['name'])}", str(risk(one)), plain(one["gap"])


def _matrix() -> str:
    return table(("Likelihood", *SEVERITY), ((name, *map(str, row)) for name, row in RISK.items()))


def _hazard(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {one['id']}"
    yield f"**{plain(one['name'])}**"
    yield f"Severity {one['severity']}, likelihood {one['likelihood']}, risk {risk(one)}. State: {code(one['state'])}."
    yield listed(f"{title}: {plain(one[key])}" for key, title in _TOLD if one[key])
    yield "Controls:\n\n" + listed(f"{plain(item['what'])} {code(item['at'])}" for item in one["controls"])
    yield f"Guarded by: {codes(one['tests'])}." if one["tests"] else "Guarded by **no test**."


_TOLD = (
    ("cause", "Cause"),
    ("effect", "Harm"),
    ("who", "Who"),
    ("residual", "What is left"),
    ("gap", "**What is missing**"),
)
