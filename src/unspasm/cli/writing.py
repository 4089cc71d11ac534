"""Files that a command writes."""

from pathlib import Path

from unspasm.problems import Problem, ProblemsFound


def write(target: Path, content: bytes, *, lost: str) -> None:
    """Write the file. `lost`: what would be lost. Raises ProblemsFound when the place cannot be written to."""
    try:
        target.write_bytes(content)
    except OSError as error:
        what = f"the file cannot be written: {(error.strerror or 'unknown reason').lower()}"
        fix = "choose a folder that exists and that you may write to"
        raise ProblemsFound([Problem(str(target), what, f"{lost} would be lost", fix)]) from error
