"""The pictures of the outlook show the figures of the knowledge, in light and in dark, and fetch nothing."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from unspasm.library.edition import Edition, load
from unspasm.rules.care import Curve
from unspasm.web import ui
from unspasm.web.plan import charts
from unspasm.web.speaking import speaking
from unspasm.words import Phase

PHASES = [Phase.ACUTE, Phase.SUBACUTE, Phase.CHRONIC]
SCHEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
_TEXT = "{http://www.w3.org/2000/svg}text"


def words_in(drawn: str) -> list[str]:
    """The words that the picture shows. Fails for what is not XML."""
    return [text.text or "" for text in ElementTree.fromstring(drawn).iter(_TEXT)]


def dots_in(drawn: str) -> list[str]:
    """How full each dot is, as the picture says it."""
    paths = [path.attrib for path in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}path")]
    return [path.get("fill-opacity", "1") for path in paths if path.get("stroke-width") == "1.5"]


def default_of(edition: Edition, phase: Phase) -> Curve:
    return next(one for one in edition.curves if one.default and one.phase is phase)


def with_intervals(edition: Edition) -> Edition:
    """The same curves, as if every source had given an interval of 5 points to each side."""
    points = {
        one.id: tuple(
            replace(
                point,
                evidence=replace(
                    point.evidence, interval=(float(point.evidence.value) - 5, float(point.evidence.value) + 5)
                ),
            )
            for point in one.points
        )
        for one in edition.curves
    }
    curves = tuple(replace(one, points=points[one.id]) for one in edition.curves)
    return replace(edition, hash="with intervals", curves=curves)


@SCHEMES
@pytest.mark.parametrize("phase", PHASES)
def test_the_course_shows_the_figures_of_its_phase(edition: Edition, phase: Phase, dark: bool):
    words = words_in(charts.pain_course(edition, phase, dark))
    assert {"mean pain, 0 to 100", "weeks", "0", "6", "26", "52", "100"} <= set(words)
    for point in default_of(edition, phase).points:
        assert words.count(f"{point.evidence.value:g}") >= 1


@SCHEMES
def test_the_older_review_stands_beside_the_newer_one_and_is_named(edition: Edition, dark: bool):
    for phase in (Phase.ACUTE, Phase.CHRONIC):
        older = next(one for one in edition.curves if not one.default and one.phase is phase)
        words = words_in(charts.pain_course(edition, phase, dark))
        assert {"2012 review", "2024 review"} <= set(words)
        assert f"{older.points[-1].evidence.value:g}" in words
    assert not [word for word in words_in(charts.pain_course(edition, Phase.SUBACUTE, dark)) if "review" in word]


@SCHEMES
def test_while_the_phase_is_unknown_all_three_courses_show(edition: Edition, dark: bool):
    words = words_in(charts.pain_course(edition, Phase.UNKNOWN, dark))
    for phase, said in zip(PHASES, ("under 6 weeks", "6 to 12 weeks", "over 12 weeks"), strict=True):
        assert f"{said}: {default_of(edition, phase).points[-1].evidence.value:g}" in words


def test_a_margin_is_drawn_where_one_was_read(edition: Edition):
    assert charts.pain_course(edition, Phase.ACUTE, False).count("mark-area") == 0
    assert charts.pain_course(with_intervals(edition), Phase.ACUTE, False).count("mark-area") == 1


@SCHEMES
def test_a_hundred_dots_are_full_as_often_as_the_note_says(edition: Edition, dark: bool):
    shares = [one for one in edition.outlook if one.of_100 is not None]
    assert shares
    for note in shares:
        drawn = charts.of_100(edition, note.id, dark)
        dots = dots_in(drawn)
        assert (len(dots), dots.count("1")) == (100, round(note.of_100 or 0))
        assert f"{round(note.of_100 or 0)} of 100" in words_in(drawn)


def test_the_margin_of_a_share_stands_beside_it(edition: Edition):
    assert "likely 62 to 74" in words_in(charts.of_100(edition, "recurrence_any", False))
    assert not [word for word in words_in(charts.of_100(edition, "recovery_12_weeks", False)) if "likely" in word]


@pytest.mark.parametrize("phase", Phase)
def test_the_course_tells_its_figures_to_those_who_do_not_see_it(edition: Edition, phase: Phase):
    root = ElementTree.fromstring(charts.pain_course(edition, phase, False))
    assert root.get("role") == "img"
    for one in [one for one in edition.curves if phase in (one.phase, Phase.UNKNOWN) and one.default]:
        for point in one.points:
            assert f"{point.evidence.value:g} at week {point.week}" in root.get("aria-label", "")


@pytest.mark.parametrize("phase", Phase)
def test_a_picture_fetches_nothing_and_is_the_same_each_time(edition: Edition, phase: Phase):
    drawn = {dark: charts.pain_course(edition, phase, dark) for dark in (False, True)}
    dots = {dark: charts.of_100(edition, "recurrence_any", dark) for dark in (False, True)}
    anew = replace(edition, hash="another hash, the same content")
    assert {dark: charts.pain_course(anew, phase, dark) for dark in (False, True)} == drawn
    assert {dark: charts.of_100(anew, "recurrence_any", dark) for dark in (False, True)} == dots
    for pair in (drawn, dots):
        assert pair[False] != pair[True]
        for one in pair.values():
            assert one.count("http") == one.count("http://www.w3.org/") == one.count("xmlns")
            assert "href" not in one.replace("xmlns:xlink", "")


@pytest.mark.parametrize("code", ["en-xa", "ar-xb"])
def test_a_picture_speaks_the_language_of_the_page(code: str):
    with speaking(code):
        drawn = [charts.pain_course(load(), phase, False) for phase in Phase]
        drawn += [charts.of_100(load(), one.id, False) for one in load().outlook if one.of_100 is not None]
    words = [word for one in drawn for word in words_in(one)]
    words += [ElementTree.fromstring(one).get("aria-label", "") for one in drawn]
    assert words
    assert [word for word in words if re.search("[A-Za-z]{2,}", word)] == []


def test_what_is_not_there_is_not_drawn(edition: Edition):
    with pytest.raises(LookupError, match="no outlook note `flare_what`"):
        charts.of_100(edition, "flare_what", False)
    with pytest.raises(LookupError, match="no default curve for the phase acute"):
        charts.pain_course(replace(edition, hash="empty", curves=()), Phase.ACUTE, False)


def test_colours_are_those_of_the_page():
    page = (Path(ui.__file__).parent / "static/ui/site.css").read_text(encoding="utf-8")
    for colours in (charts.LIGHT, charts.DARK):
        for colour in (colours.ink, colours.soft, colours.line, colours.accent):
            assert colour in page
