import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# What the real Python is made to believe of itself before it runs the Makefile's questions.
OLD = "sys.version_info = (3, 10, 14)"
WITHOUT_VENV = "sys.modules['ensurepip'] = None"
NEW_ENOUGH = "sys.version_info = (3, 11, 0)"


@pytest.fixture
def make(need: Callable[[str], str], root: Path, tmp_path: Path):
    command = [need("make"), "--no-print-directory", "-C", str(root), f"VENV={tmp_path / 'venv'}"]
    # These tests themselves run under make, whose flags would come along.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *arguments], env=environment, capture_output=True, text=True, timeout=60)

    return run


@pytest.fixture
def fake_python(tmp_path: Path) -> Callable[[str], Path]:
    def write(belief: str) -> Path:
        path = tmp_path / "python3"
        path.write_text(f'#!/bin/sh\nexec {sys.executable} -c "import sys; {belief}; exec(sys.argv[1])" "$2"\n')
        path.chmod(0o755)
        return path

    return write


def assert_one_line_saying(finished: subprocess.CompletedProcess[str], *words: str) -> None:
    lines = (finished.stdout + finished.stderr).splitlines()
    assert finished.returncode != 0
    assert len(lines) == 1
    assert all(word in lines[0] for word in words)


@pytest.mark.parametrize("target", ["run", "test"])
def test_a_missing_python_is_one_line_and_nothing_is_made(make, tmp_path: Path, target: str):
    finished = make(target, f"PYTHON={tmp_path / 'no-python'}")
    assert_one_line_saying(finished, "no-python is not installed", "apt-get install python3 python3-venv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("belief", "words"),
    [
        (OLD, ("not Python 3.11 or later", "apt-get install python3.11")),
        (WITHOUT_VENV, ("cannot make virtual environments", "apt-get install python3-venv")),
    ],
)
def test_a_python_that_will_not_do_is_one_line_and_nothing_is_made(make, fake_python, tmp_path, belief, words):
    finished = make("run", f"PYTHON={fake_python(belief)}")
    assert_one_line_saying(finished, *words)
    assert not (tmp_path / "venv").exists()


def test_running_installs_no_developer_tools(make, fake_python):
    plan = make("--dry-run", "run", f"PYTHON={fake_python(NEW_ENOUGH)}").stdout
    assert "requirements/run.txt" in plan
    assert "requirements/dev.txt" not in plan


def test_every_install_is_by_hash_or_of_the_checkout_alone(make, fake_python):
    plan = make("--dry-run", "run", "test", f"PYTHON={fake_python(NEW_ENOUGH)}").stdout
    installs = re.findall(r"pip \S+ install .*", plan)
    assert len(installs) == 4
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation -e ." in line for line in installs)


def test_after_the_tests_a_run_installs_nothing(make, tmp_path: Path):
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").symlink_to("/bin/true")
    developing = re.findall(r"^touch (.*)", make("--dry-run", "test").stdout, re.MULTILINE)
    for stamp in developing[0].split():
        Path(stamp).touch()
    assert "install" not in make("--dry-run", "run").stdout
    assert "install" not in make("--dry-run", "test").stdout


def test_help_names_every_target(make, root: Path):
    targets = re.search(r"^\.PHONY: (.*)", (root / "Makefile").read_text(), re.MULTILINE)
    assert targets is not None
    printed = make().stdout
    assert [name for name in targets[1].split() if f"make {name} " not in printed] == []
