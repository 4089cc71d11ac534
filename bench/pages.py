"""How long the server takes for a page, beside the smallest page in the same run."""

import os
import time
from collections.abc import Callable
from statistics import median
from typing import Any

RUNS = 60
TAKES = (
    *("warfarin", "ramipril", "furosemide", "metformin", "atorvastatin", "bisoprolol"),
    *("sertraline", "omeprazole", "levothyroxine", "prednisolone", "Panadol", "Nurofen Plus"),
)
STORY: dict[str, Any] = {"age": 34.0, "sex": "male", "duration_days": 2.0, "onset": "abrupt", "began_with_strain": True}


def measured() -> list[tuple[str, float]]:
    """The name of each page with the median time of its view and template, in seconds; the smallest page first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unspasm.web.settings")
    import django
    from django.http import HttpResponse
    from django.test import Client

    django.setup()
    from unspasm.web import told
    from unspasm.web.medicines import kept

    client = Client(headers={"host": "127.0.0.1"})
    answer = HttpResponse()
    told.write(answer, told.Told(STORY))
    client.cookies[told.COOKIE] = answer.cookies[told.COOKIE].value
    assert kept.write(answer, kept.List(tuple(map(kept.Kept, TAKES))))
    client.cookies[kept.COOKIE] = answer.cookies[kept.COOKIE].value
    paths = {
        "the smallest page (nothing there)": "/none",
        "/now": "/now",
        "a question": "/assess/q/legs",
        "/result": "/result",
        "/plan": "/plan",
        "/plan/options": "/plan/options",
        "/plan/options/heat": "/plan/options/heat",
        "/plan/heat-cold": "/plan/heat-cold",
        "/plan/outlook": "/plan/outlook",
        "/plan/visit": "/plan/visit",
        "/medicines with 12 medicines": "/medicines",
        "/medicines/ibuprofen": "/medicines/ibuprofen",
        "/medicines/quick": "/medicines/quick",
        "/evidence": "/evidence",
        "an evidence page": "/evidence/cause/cauda_equina",
        "/es/now": "/es/now",
        "/es/result": "/es/result",
    }
    return [(name, _time(lambda path=path: client.get(path))) for name, path in paths.items()]


def _time(work: Callable[..., Any]) -> float:
    work()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return median(times)
