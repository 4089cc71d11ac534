"""These tests build the whole knowledge again and again with one file changed; the others need no second reading."""

from pathlib import Path
from typing import Any

import pytest

from unspasm.library import checking
from unspasm.library.reading import Document, read_file

_READ: dict[tuple[str, bytes], Document] = {}


@pytest.fixture(autouse=True)
def _each_content_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document cannot be changed, so the same bytes under the same name may share one."""

    def remembered(path: Path, **options: Any) -> Document:
        key = (str(options.get("name")), path.read_bytes())
        if key not in _READ:
            _READ[key] = read_file(path, **options)
        return _READ[key]

    monkeypatch.setattr(checking, "read_file", remembered)
