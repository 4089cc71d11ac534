"""Pack the knowledge, the cases, the lowered edition and the compiled languages into the wheel."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackKnowledge(BuildHookInterface[BuilderConfig]):
    """An installed Unspasm starts without reading YAML, because its edition was lowered here."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a checkout reads its own folders, which somebody is editing
        root = Path(self.root)
        self._scratch = TemporaryDirectory()
        edition = Path(self._scratch.name) / "edition.json"
        languages = Path(self._scratch.name) / "languages"
        _write_lowered(root, edition)
        _compile_languages(root, languages)
        build_data["force_include"] |= {
            str(root / "knowledge"): "unspasm/_knowledge",
            str(root / "cases"): "unspasm/_cases",
            str(root / "docs" / "results.md"): "unspasm/_results.md",  # the evidence pages show its figures
            str(edition): "unspasm/_knowledge/edition.json",
            str(languages): "unspasm/_languages",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if version != "editable":
            self._scratch.cleanup()


def _write_lowered(root: Path, target: Path) -> None:
    # The package cannot be installed before it is built.
    sys.path.insert(0, str(root / "src"))
    from unspasm.library.edition import write_lowered

    write_lowered(root / "knowledge", target)


def _compile_languages(root: Path, target: Path) -> None:
    from unspasm.language.catalogues import write_compiled

    write_compiled(root / "languages", target)
