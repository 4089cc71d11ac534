"""What every page says: which knowledge it is made from, and that nobody reviewed it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from unspasm.assessment import sentences
from unspasm.language import catalogues
from unspasm.library.edition import load
from unspasm.web import speaking


def edition_tag(_request: HttpRequest, **_of: str) -> str:
    """The ETag of what changes with the knowledge or its translation, and with nothing else."""
    return f'"{load().hash[:16]}-{catalogues.digest()}"'


def everywhere(request: HttpRequest) -> dict[str, Any]:
    edition = load()
    return {
        "edition": edition.name,
        "review_line": sentences.footer(edition),
        "language": speaking.shown(request),
        "triage": settings.TRIAGE,
    }
