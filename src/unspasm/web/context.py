"""What every page says: which knowledge it is made from, and that nobody reviewed it."""

from typing import Any

from django.http import HttpRequest

from unspasm.assessment import sentences
from unspasm.library.edition import load


def everywhere(request: HttpRequest) -> dict[str, Any]:
    edition = load()
    return {"edition": edition.name, "review_line": sentences.footer(edition)}
