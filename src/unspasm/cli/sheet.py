"""`unspasm sheet`: the page for the doctor, from an answers file."""

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from unspasm.assessment.assess import Assessment
from unspasm.cli.assess import assessed
from unspasm.cli.writing import write
from unspasm.problems import Problem, ProblemsFound
from unspasm.sheet.build import Sheet, Wanted, build
from unspasm.sheet.text import text

FORMATS = ("pdf", "text")
PAPERS = ("a4", "letter")


def run(file: str, *, output: str, paper: str = "a4", format: str = "pdf", now: datetime | None = None) -> int:
    """Write the sheet to `output`; `-` is standard output. Raises ProblemsFound when that cannot be done."""
    _one_of("--format", format, FORMATS, "nobody could open the file")
    _one_of("--paper", paper, PAPERS, "the page would not fit the printer")
    assessment = assessed(file)
    made_at = (now or datetime.now(UTC)).replace(second=0, microsecond=0)
    _write(output, _bytes(assessment, made_at, paper, format))
    return 0


def _bytes(assessment: Assessment, made_at: datetime, paper: str, format: str) -> bytes:
    if format == "text":
        return text(build(assessment, Wanted(made_at))).encode()
    # Imported here: plain text needs no typesetter.
    from unspasm.sheet.pdf import one_side

    return one_side(partial(_at, assessment, made_at), "letter" if paper == "letter" else "a4").pdf


def _at(assessment: Assessment, made_at: datetime, letters: int) -> Sheet:
    return build(assessment, Wanted(made_at, letters=letters))


def _one_of(option: str, value: str, allowed: tuple[str, ...], why: str) -> None:
    if value not in allowed:
        raise ProblemsFound(
            [Problem(option, f"`{value}` is not one of its choices", why, "write " + " or ".join(allowed))]
        )


def _write(output: str, content: bytes) -> None:
    if output == "-":
        sys.stdout.buffer.write(content)
        return
    write(Path(output), content, lost="the sheet")
