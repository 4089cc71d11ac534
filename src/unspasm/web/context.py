"""What every page says: which knowledge it is made from, and that nobody reviewed it."""

from typing import Any

from django.http import HttpRequest

from unspasm.assessment import sentences
from unspasm.library.edition import load


def edition_tag(_request: HttpRequest, **_of: str) -> str:
    """The ETag of what changes with the knowledge, and with nothing else."""
    return f'"{load().hash[:16]}"'


def everywhere(request: HttpRequest) -> dict[str, Any]:
    edition = load()
    return {"edition": edition.name, "review_line": sentences.footer(edition)}
