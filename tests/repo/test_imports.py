import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

# Each costs 50 to 300 ms, or would, and none is needed to assess one person.
HEAVY = (
    *("sqlglot", "yaml", "narwhals", "polars", "django", "ninja", "pydantic", "duckdb", "numpy", "typst", "granian"),
)

# Prints on its way out which of the heavy ones came in.
COLD_START = f"""
import atexit, sys
heavy = {HEAVY!r}
atexit.register(lambda: print("came in:", *(name for name in heavy if name in sys.modules), file=sys.stderr))
from unspasm.cli.app import main
main()
"""

VIOLATIONS = {
    "words.py": ("import sqlglot", "sqlglot-has-one-home"),
    "problems.py": ("import yaml", "yaml-has-one-home"),
    "where.py": ("import polars", "no-table-library"),
    "engines/person.py": ("import narwhals", "narwhals-has-one-home"),
    "engines/table.py": ("from unspasm.library import reading", "engines-get-rules"),
    "rules/expr.py": ("from unspasm.library import edition", "downwards"),
    "library/edition.py": ("from unspasm import engines", "downwards"),
    "newcomer.py": ("import sys", "downwards"),
}


def lint_imports(root: Path, src: Path, *options: str) -> subprocess.CompletedProcess[str]:
    lint = str(Path(sys.executable).parent / "lint-imports")
    command = [lint, "--no-logo", "--no-cache", "--config", str(root / "pyproject.toml"), *options]
    environment = os.environ | {"PYTHONPATH": str(src)}
    return subprocess.run(command, cwd=src, env=environment, capture_output=True, text=True, timeout=60)


def test_imports_point_down_and_each_parser_has_one_home(root: Path):
    finished = lint_imports(root, root / "src")
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize(("name", "line", "contract"), [(name, *rest) for name, rest in VIOLATIONS.items()])
def test_an_import_in_the_wrong_direction_is_found(root: Path, tmp_path: Path, name: str, line: str, contract: str):
    src = tmp_path / "src"
    copytree(root / "src", src, ignore=ignore_patterns("__pycache__"))
    with (src / "unspasm" / name).open("a") as file:
        file.write(f"\n{line}\n")
    finished = lint_imports(root, src, "--contract", contract)
    assert finished.returncode == 1, finished.stdout + finished.stderr
    assert "BROKEN" in finished.stdout or "Missing layer" in finished.stdout


@pytest.fixture
def assess(tmp_path: Path, quiet_home: dict[str, str]):
    answers = tmp_path / "answers.json"
    answers.write_text("{}")

    def run() -> str:
        command = [sys.executable, "-c", COLD_START, "assess", str(answers)]
        finished = subprocess.run(command, cwd=tmp_path, env=quiet_home, capture_output=True, text=True, timeout=60)
        assert finished.returncode == 0, finished.stderr
        return finished.stderr.strip().splitlines()[-1]

    return run


def test_assessing_one_person_loads_nothing_heavy(assess):
    assess()  # the first start in a checkout lowers the edition and keeps it
    assert assess() == "came in:"


def test_the_first_start_shows_that_the_probe_can_see(assess):
    assert "sqlglot" in assess()
