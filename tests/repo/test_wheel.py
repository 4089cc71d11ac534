import json
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

PACKED = [
    "unspasm/py.typed",
    "unspasm/_cases/published.yaml",
    "unspasm/_results.md",
    "unspasm/_knowledge/edition.json",
    "unspasm/_knowledge/sources.yaml",
    "unspasm/_languages/es/LC_MESSAGES/django.mo",
    "unspasm/_languages/es/LC_MESSAGES/knowledge.mo",
]


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    finished = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an otherwise empty environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    install: list[str | Path] = [folder / "bin" / "python", "-m", "pip", "install", "--quiet"]
    subprocess.run([*install, "--require-hashes", "-r", root / "requirements" / "run.txt"], check=True, timeout=300)
    subprocess.run([*install, "--no-deps", wheel], check=True, timeout=60)
    return folder / "bin"


@pytest.mark.parametrize("name", PACKED)
def test_the_wheel_holds(wheel: Path, name: str):
    assert name in ZipFile(wheel).namelist()


def test_every_file_of_knowledge_and_cases_is_in_the_wheel(root: Path, wheel: Path):
    expected = {
        f"unspasm/_{path.relative_to(root)}"
        for folder in ("knowledge", "cases")
        for path in (root / folder).rglob("*.yaml")
    }
    assert expected <= set(ZipFile(wheel).namelist())


def test_the_wheel_holds_nothing_of_the_checkout_beside_the_package(wheel: Path):
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"unspasm"}


def test_the_wheel_does_not_say_where_it_was_built(root: Path, wheel: Path):
    archive = ZipFile(wheel)
    assert [name for name in archive.namelist() if str(root).encode() in archive.read(name)] == []


def test_both_licences_travel_with_the_wheel(wheel: Path):
    names = {Path(name).name for name in ZipFile(wheel).namelist() if "/licenses/" in name}
    assert names == {"LICENSE", "LICENSE-knowledge"}


def test_an_editable_install_packs_no_copy_of_the_knowledge(root: Path):
    """A copy would go stale while somebody edits the files it was made from."""
    assert not (root / "src" / "unspasm" / "_knowledge").exists()
    assert [path for path in sys.path if (Path(path) / "unspasm" / "_knowledge").exists()] == []


def test_what_runs_is_all_that_the_wheel_asks_for(installed: Path):
    finished = subprocess.run([installed / "python", "-m", "pip", "check"], capture_output=True, text=True, timeout=60)
    assert finished.returncode == 0, finished.stdout


def test_an_installed_wheel_assesses_from_its_built_in_edition(
    installed: Path, tmp_path: Path, quiet_home: dict[str, str]
):
    answers = tmp_path / "answers.json"
    answers.write_text("{}")
    command: list[str | Path] = [installed / "unspasm", "assess", answers, "--format", "json"]
    finished = subprocess.run(command, cwd=tmp_path, env=quiet_home, capture_output=True, text=True, timeout=60)
    assert finished.returncode == 0, finished.stderr
    assert "urgency" in json.loads(finished.stdout)
    assert not any(tmp_path.joinpath("cache").glob("**/*")), "the built-in edition was not used"


def test_an_installed_wheel_speaks_spanish(installed: Path, tmp_path: Path, quiet_home: dict[str, str]):
    command: list[str | Path] = [installed / "unspasm", "now", "--language", "es", "-o", "now-es.html"]
    finished = subprocess.run(command, cwd=tmp_path, env=quiet_home, capture_output=True, text=True, timeout=60)
    assert finished.returncode == 0, finished.stderr
    page = (tmp_path / "now-es.html").read_text(encoding="utf-8")
    assert "Vaya ya a urgencias del hospital." in page
    assert "Traducido por una máquina." in page
