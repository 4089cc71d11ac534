"""The published results are those of the knowledge as it stands."""

from pathlib import Path

from unspasm import load

RESULTS = Path(__file__).parents[2] / "docs/results.md"


def test_the_results_name_the_edition_they_were_made_with():
    """After a change of the knowledge: `make docs`, and read what changed."""
    assert load().name in RESULTS.read_text(encoding="utf-8")


def test_every_miss_says_why():
    assert "not written down yet" not in RESULTS.read_text(encoding="utf-8")
