"""`unspasm knowledge site`: the evidence pages as files."""

import os
from pathlib import Path


def run(folder: Path) -> None:
    """Write the site. Raises ProblemsFound when the folder holds something else or cannot be written to."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unspasm.web.settings")
    django.setup()
    from unspasm.web.evidence.site import write

    count = write(folder)
    print(f"{folder}: {count:,} pages. Open {folder / 'index.html'} in any browser; it needs no connection.")
