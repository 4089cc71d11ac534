import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def need() -> Callable[[str], str]:
    """The path of a command. One that is missing fails the test in CI and skips it, loudly, elsewhere."""

    def find(command: str) -> str:
        if found := shutil.which(command):
            return found
        message = f"`{command}` is not installed, so this was not tested: apt-get install {command}"
        if os.environ.get("UNSPASM_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)

    return find


@pytest.fixture(scope="session")
def project_files(need: Callable[[str], str], root: Path) -> tuple[Path, ...]:
    """Every text file that is, or is about to be, committed."""
    listing = [need("git"), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout.split("\0")
    paths = (root / name for name in names if name)
    return tuple(path for path in paths if path.is_file() and b"\0" not in path.read_bytes())


@pytest.fixture
def quiet_home(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of this user or this checkout can be found or changed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UNSPASM_", "PYTHON"))}
    home, cache = tmp_path / "home", tmp_path / "cache"
    home.mkdir()
    return kept | {"HOME": str(home), "UNSPASM_CACHE_DIR": str(cache)}
