"""Each component is a folder with a template and an example, and every example can be used by everyone."""

from pathlib import Path

import pytest
from django.template import engines
from playwright.sync_api import Browser, Route
from tests.web.looking import barriers, opened

from unspasm.web import ui

FOLDERS = sorted((Path(ui.__file__).parent / "templates" / "components").iterdir())
NAMES = [folder.name for folder in FOLDERS]
LEVELS = ("emergency", "same_day", "soon", "routine", "self_care", "open")
FRAME = """{% extends "ui/base.html" %}{% block title %}NAME{% endblock %}
{% block main %}<h1>NAME</h1>{% include "components/NAME/example.html" %}{% endblock %}"""


def in_frame(name: str) -> str:
    return engines["django"].from_string(FRAME.replace("NAME", name)).render({})


def drawn(component: str, **values: object) -> str:
    return engines["django"].get_template(f"components/{component}/template.html").render(values)


def test_there_is_a_component_for_each_thing_that_pages_repeat():
    expected = "actions banner big_link card choice_list disclosure error_summary evidence_line progress steps"
    assert expected.split() == NAMES


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_component_has_a_template_and_an_example_of_it(folder):
    assert (folder / "template.html").is_file()
    assert f"components/{folder.name}/template.html" in (folder / "example.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_an_example_keeps_nobody_out(browser: Browser, live, name):
    page_of_it = in_frame(name)

    def answer(route: Route) -> None:
        route.fulfill(body=page_of_it, content_type="text/html; charset=utf-8")

    with opened(browser, live) as (page, wrong):
        page.route(f"{live}/component", answer)
        page.goto(f"{live}/component")
        assert barriers(page) == []
        assert wrong == []


def test_every_level_has_a_shape_of_its_own_so_that_colour_is_never_the_only_sign(browser: Browser, live):
    look = """levels => levels.map(level => {
        const box = document.body.appendChild(document.createElement('div'))
        box.className = 'banner'; box.dataset.level = level
        const icon = getComputedStyle(box, '::before')
        return [icon.content, icon.clipPath, icon.borderTopStyle].join(' ')
    })"""
    with opened(browser, live) as (page, _):
        page.goto(live)
        shapes = page.evaluate(look, LEVELS)
    assert len(set(shapes)) == len(LEVELS)


@pytest.mark.parametrize("name", ["banner", "big_link", "card", "disclosure", "progress", "evidence_line"])
def test_markup_that_someone_typed_stays_text(name):
    typed = "<b onclick=x>ana</b>"
    html = drawn(name, title=typed, text=typed, summary=typed, source=typed, href=typed)
    assert "<b" not in html
    assert "&lt;b onclick=x&gt;" in html


def test_a_choice_that_was_made_is_still_there_and_its_error_is_bound_to_the_group():
    choices = [{"value": "yes", "label": "Yes", "checked": True}, {"value": "no", "label": "No"}]
    html = drawn("choice_list", name="numb", legend="Numb?", choices=choices, error="Choose one.", hint="Touch it.")
    assert 'value="yes" checked>' in html
    assert 'value="no">' in html
    assert 'aria-describedby="numb-error numb-hint"' in html


def test_an_empty_choice_list_names_no_description_that_is_not_there():
    assert "aria-describedby" not in drawn("choice_list", name="numb", legend="Numb?", choices=[])
