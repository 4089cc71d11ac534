"""What people read is easy to read: grade 6 for what to do, 9 for explanations, and no scolding."""

import re
from html import unescape

import pytest
from tests.web.reading import grade, sections

from unspasm import load

TO_DO = [
    "/now",
    "/now/more",
    "/now/first-hour",
    "/now/floor",
    "/now/fall",
    "/now/sign/saddle_numbness",
    "/now/sign/fever",
]
TO_DO += ["/now/emergency/ambulance", "/now/emergency/go_now", "/now/emergency/crisis_line"]
EXPLAINED = [
    "/",
    "/assess",
    "/assess/q/pee_poo_numbness",
    "/assess/q/where_it_hurts",
    "/assess/load",
    "/result",
    "/sheet",
]
SCOLDING = re.compile(r"\b(please|sorry|oops|invalid|you must|failed)\b", re.IGNORECASE)


@pytest.mark.parametrize(("path", "most"), [*((one, 6.0) for one in TO_DO), *((one, 9.0) for one in EXPLAINED)])
def test_each_section_is_easy_to_read(client, path, most):
    found = sections(client.get(path).content.decode())
    hard = {heading: round(grade(text), 1) for heading, text in found.items() if grade(text) > most}
    assert hard == {}


@pytest.mark.parametrize("path", ["/now/first-hour", "/now", "/sheet"])
def test_there_is_running_text_to_measure(client, path):
    assert sections(client.get(path).content.decode())


@pytest.mark.parametrize("path", TO_DO + EXPLAINED)
def test_nobody_is_scolded(client, path):
    text = unescape(re.sub(r"<[^>]+>", " ", client.get(path).content.decode()))
    assert SCOLDING.findall(text) == []


def test_what_a_rule_tells_people_to_do_is_easy(edition):
    """One sentence or two; a single hard word weighs much there, so the limit is two grades higher."""
    assert {rule.id: round(grade(rule.say), 1) for rule in edition.rules if grade(rule.say) > 8} == {}


def test_what_a_cause_is_can_be_read_at_grade_9():
    told = {one.id: f"{one.about} {one.usually_next}" for one in load().causes.values()}
    assert {id: round(grade(text), 1) for id, text in told.items() if grade(text) > 9} == {}


def test_a_hard_text_is_found():
    assert grade("Consideration of alternative diagnostic possibilities necessitates evaluation.") > 12
