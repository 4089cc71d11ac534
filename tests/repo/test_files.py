from pathlib import Path

import pytest

from unspasm import where
from unspasm.problems import ProblemsFound

EXPECTED = [
    "CHANGELOG.md",
    "GLOSSARY.md",
    "LICENSE",
    "LICENSE-knowledge",
    "README.md",
    "cases/published.yaml",
    "mkdocs.yml",
    "src/unspasm/py.typed",
]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_newcomer_finds(root: Path, name: str):
    path = root / name
    assert path.is_file()
    assert path.name == "py.typed" or path.read_text().strip()


def test_code_and_knowledge_name_their_licences(root: Path):
    assert "Apache License" in (root / "LICENSE").read_text()
    assert "SPDX-License-Identifier: CC-BY-4.0" in (root / "LICENSE-knowledge").read_text()


def test_a_checkout_reads_its_own_folders(root: Path):
    assert where.knowledge_dir() == root / "knowledge"
    assert where.cases_dir() == root / "cases"


def test_a_checkout_keeps_its_cache_to_itself(root: Path, monkeypatch):
    monkeypatch.delenv("UNSPASM_CACHE_DIR", raising=False)
    assert where.cache_dir() == root / ".cache" / "unspasm"


def test_the_cache_goes_where_it_is_told(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("UNSPASM_CACHE_DIR", str(tmp_path))
    assert where.cache_dir() == tmp_path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch) -> Path:
    """The package as a wheel leaves it: beside others, in no checkout."""
    package = tmp_path / "site-packages" / "unspasm"
    package.mkdir(parents=True)
    monkeypatch.setattr(where, "_PACKAGE", package)
    monkeypatch.setattr(where, "_CHECKOUT", package.parents[1])
    return package


def test_packed_folders_come_first(installed: Path):
    (installed / "_knowledge").mkdir()
    (installed / "_cases").mkdir()
    assert where.knowledge_dir() == installed / "_knowledge"
    assert where.cases_dir() == installed / "_cases"


def test_an_installed_package_uses_the_users_cache(installed: Path, monkeypatch):
    monkeypatch.delenv("UNSPASM_CACHE_DIR", raising=False)
    assert where.cache_dir().name == "unspasm"
    assert installed.parents[1] not in where.cache_dir().parents


def test_a_folder_that_merely_lies_above_is_not_read(installed: Path):
    (installed.parents[1] / "knowledge").mkdir()
    with pytest.raises(ProblemsFound, match="folder of knowledge is missing"):
        where.knowledge_dir()


def test_a_damaged_installation_says_how_to_mend_it(installed: Path):
    with pytest.raises(ProblemsFound, match="pip install --force-reinstall"):
        where.cases_dir()
