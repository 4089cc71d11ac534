"""`unspasm now`: help me now as one file, to keep on a phone, send to someone, or print."""

import os
from pathlib import Path

from unspasm.language import SOURCE, catalogues
from unspasm.problems import Problem, ProblemsFound


def run(output: Path, language: str = SOURCE) -> None:
    """Write the file. Raises ProblemsFound when there is no such language, or the place cannot be written to."""
    offered = catalogues.offered()
    if language not in offered:
        why, fix = "nobody has translated the pages into it", "write " + " or ".join(offered)
        raise ProblemsFound([Problem("--language", f"`{language}` is not one of its choices", why, fix)])
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unspasm.web.settings")
    django.setup()
    from unspasm.web.offline.builder import now_html

    html = now_html(language)
    try:
        output.write_text(html, encoding="utf-8")
    except OSError as error:
        what = f"the file cannot be written: {error.strerror}"
        raise ProblemsFound(
            [Problem(str(output), what, "nothing was saved", "choose another place with -o")]
        ) from error
    print(f"{output}: {len(html.encode()) / 1024:.0f} KB. Open it in any browser; it needs no connection.")
