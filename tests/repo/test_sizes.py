import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

FOLDERS = ("src", "tests", "bench", "docs")
LINES_OF_A_FILE = 600
LINES_OF_A_FUNCTION = 60
MIDDLE_LINES = 10
NINE_OF_TEN_LINES = 30
NAMES_THAT_SAY_NOTHING = ("utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py")


@pytest.fixture(scope="module")
def sources(root: Path) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))


@pytest.fixture(scope="module")
def functions(root: Path) -> list[tuple[int, str]]:
    """Length in lines and place of every function that ships, inner ones included."""
    paths = sorted((root / "src").rglob("*.py"))
    return [(lines, f"{path.relative_to(root)}: {name}") for path in paths for lines, name in lengths(path)]


def lengths(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, node.name


def test_a_file_can_be_read_in_one_sitting(sources, root):
    lines = {str(path.relative_to(root)): len(path.read_text().splitlines()) for path in sources}
    assert {path: count for path, count in lines.items() if count >= LINES_OF_A_FILE} == {}


def test_no_function_is_longer_than_a_page(functions):
    assert [function for function in functions if function[0] > LINES_OF_A_FUNCTION] == []


def test_half_of_the_functions_fit_in_ten_lines(functions):
    assert median(lines for lines, _ in functions) <= MIDDLE_LINES


def test_nine_of_ten_functions_fit_in_thirty_lines(functions):
    assert quantiles((lines for lines, _ in functions), n=10)[-1] <= NINE_OF_TEN_LINES


def test_a_file_is_named_for_its_topic(sources):
    named_for_nothing = [path.name for path in sources if path.name in NAMES_THAT_SAY_NOTHING or "manager" in path.name]
    assert named_for_nothing == []
