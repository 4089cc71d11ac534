"""Ten thousand forms full of noise: never a broken page, and never an answer that its fact cannot have."""

import os
import random
from typing import Any

import pytest

from unspasm import load
from unspasm.assessment.answers import Answers

NOISE = [
    "",
    "0",
    "-1",
    "1e309",
    "nan",
    "yes",
    "no",
    "unsure",
    "None",
    "‮",
    "<script>alert(1)</script>",
    "😀" * 50,
    "ألم",
]
NOISE += ["a" * 3000, "../../etc/passwd", "{{ 7*7 }}", "{% now %}", "\x00", "\r\nSet-Cookie: x=1", "30", "3,5", "2.5"]


@pytest.mark.deep
def test_ten_thousand_fuzzed_posts_break_nothing():
    os.environ["DJANGO_SETTINGS_MODULE"] = "unspasm.web.settings"
    import django
    from django.test import Client

    django.setup()
    from unspasm.web import told

    dice = random.Random(1)
    edition = load()
    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    for _ in range(10_000):
        question = dice.choice(edition.questions)
        path = dice.choice([f"/assess/q/{question.id}"] * 8 + ["/assess/load", "/sheet"])
        response = client.post(path, _form(dice, question.answers))
        assert response.status_code < 500, path
        if told.COOKIE in client.cookies:
            request = response.wsgi_request
            request.COOKIES[told.COOKIE] = client.cookies[told.COOKIE].value
            Answers.checked(told.read(request).answers, edition)


def _form(dice: random.Random, facts: tuple[str, ...]) -> dict[str, Any]:
    names = [
        *facts,
        *(f"unsure_{name}" for name in facts),
        "answer",
        "answers",
        "doubts",
        "none",
        "skip",
        "next",
        "text",
    ]
    return {name: dice.choice(NOISE) for name in dice.sample(names, dice.randint(0, min(6, len(names))))}
