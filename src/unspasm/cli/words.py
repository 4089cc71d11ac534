"""Text that fits a terminal: wrapped lines and bullets."""

import shutil
import textwrap
from collections.abc import Iterator


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """The text in lines that fit the terminal, 100 letters at most."""
    width = max(40, min(shutil.get_terminal_size((90, 24)).columns, 100))
    return textwrap.fill(
        text,
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def bullets(texts: list[str], most: int = 100) -> Iterator[str]:
    for text in texts[:most]:
        yield wrapped(text, "    ", "  - ")
    if len(texts) > most:
        yield f"  - and {len(texts) - most} more"
