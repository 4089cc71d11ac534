"""The pictures of the outlook, as SVG: how the mean pain of groups went on, and how many of 100 people a note is about.

Both are drawn on a clear ground in the colours of the pages, for a width of 360 px, and carry their own words for
people who do not see them. The same content gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language_bidi

from unspasm import language
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.care import Curve, OutlookNote
from unspasm.words import Phase

if TYPE_CHECKING:
    import altair as alt

WIDTH, HEIGHT, DOTS_HEIGHT = 360, 260, 190
WEEKS = (0, 6, 26, 52)
PHASE_WORDS = Words(
    {Phase.ACUTE: N_("under 6 weeks"), Phase.SUBACUTE: N_("6 to 12 weeks"), Phase.CHRONIC: N_("over 12 weeks")}
)
_FONT = 14  # 12.5 px on a phone of 360 px, where the page takes its margins
_ENDING_WEEK = 42  # the middle of the longest words that still end with the line
_ENDING_LENGTH = 18  # letters of those words
_LABELLED_WEEK = 39  # the middle of the long flat part, where the name of a line has room


_BESIDE = 206  # where the words beside the dots begin
_LETTER = 0.52  # the width of a letter by its height
_FROM_RIGHT, _TO_HERE = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the page (site.css) that a picture needs."""

    ink: str
    soft: str
    line: str
    accent: str


LIGHT = Colours(ink="#14222a", soft="#46565f", line="#74848c", accent="#0a5968")
DARK = Colours(ink="#e9eff1", soft="#b3c1c8", line="#8496a0", accent="#84d3de")


@dataclass(frozen=True, slots=True)
class _Content:
    """An edition that counts as the same as any other of the same content and language: its pictures can be kept."""

    hash: str
    language: str
    edition: Edition = field(compare=False, repr=False)


def pain_course(edition: Edition, phase: Phase, dark: bool) -> str:
    """The mean pain (0 to 100) over 52 weeks of groups in this phase; of all three while the phase is unknown.

    A full line with its 95% band, where an interval was read, for the default curve; a thin dashed one for an older
    review of the same phase. Raises LookupError when the edition has no default curve for the phase.
    """
    return _pain_course(_Content(edition.hash, language.in_use(), edition), phase, dark)


def of_100(edition: Edition, note_id: str, dark: bool) -> str:
    """A hundred dots, as many of them full as the note says. Raises LookupError for a note without a share."""
    return _of_100(_Content(edition.hash, language.in_use(), edition), note_id, dark)


@lru_cache(maxsize=64)
def _pain_course(content: _Content, phase: Phase, dark: bool) -> str:
    curves = [one for one in content.edition.curves if phase in (one.phase, Phase.UNKNOWN)]
    main = [one for one in curves if one.default]
    if not main:
        raise LookupError(f"no default curve for the phase {phase}")
    colours = DARK if dark else LIGHT
    if phase is Phase.UNKNOWN:
        lowest = min(main, key=lambda one: _at(one, WEEKS[-1]))
        layers = [layer for curve in main for layer in _light_line(curve, colours, below=curve is lowest)]
        return _svg(layers, colours, HEIGHT, " ".join(map(_told, main)))
    older = [one for one in curves if not one.default]
    layers = [*_bands(main[0], colours)]
    layers += [layer for one in older for layer in _older_line(one, content.edition, colours)]
    layers += _main_line(main[0], content.edition if older else None, colours)
    return _svg(layers, colours, HEIGHT, " ".join(map(_told, (*main, *older))))


@lru_cache(maxsize=256)
def _of_100(content: _Content, note_id: str, dark: bool) -> str:
    note = next((one for one in content.edition.outlook if one.id == note_id), None)
    if note is None or note.of_100 is None:
        raise LookupError(f"no outlook note `{note_id}` with a share of 100")
    colours, full = DARK if dark else LIGHT, round(note.of_100)
    margin = _margin(note)
    layers = [_dots(full, colours), *_beside(_share_words(full, margin), colours)]
    return _svg(layers, colours, DOTS_HEIGHT, _share_told(full, margin))


def _told(curve: Curve) -> str:
    """What the line shows, for those who do not see it."""
    points = [
        _("{pain} at week {week}").format(pain=_figure(one.evidence.value), week=one.week) for one in curve.points
    ]
    return _("{course}: mean pain of 100 was {points}.").format(course=curve.name, points=", ".join(points))


def _figure(value: float | str) -> str:
    return f"{value:g}" if isinstance(value, float | int) else value


def _rows(curve: Curve) -> list[dict[str, Any]]:
    return [
        {"week": point.week, "pain": point.evidence.value, "label": _figure(point.evidence.value)}
        for point in curve.points
    ]


def _bands(curve: Curve, colours: Colours) -> "Iterator[alt.Chart]":
    known = [(point.week, point.evidence.interval) for point in curve.points if point.evidence.interval]
    rows = [{"week": week, "low": interval[0], "high": interval[1]} for week, interval in known]
    if len(rows) > 1:
        yield _drawn(rows, "low").mark_area(color=colours.accent, opacity=0.2).encode(y2="high:Q")


def _main_line(curve: Curve, named_in: Edition | None, colours: Colours) -> "Iterator[alt.Chart]":
    rows = _rows(curve)
    yield _drawn(rows).mark_line(color=colours.accent, strokeWidth=3, strokeJoin="round")
    yield _drawn(rows).mark_point(color=colours.accent, filled=True, opacity=1, size=55)
    yield from _figures(rows, colours.ink, dy=-9, fontWeight="bold")
    if named_in:
        yield _name(curve, named_in, colours.ink, dy=-11)


def _older_line(curve: Curve, edition: Edition, colours: Colours) -> "Iterator[alt.Chart]":
    rows = _rows(curve)
    yield _drawn(rows).mark_line(color=colours.line, strokeWidth=1.5, strokeDash=[5, 4])
    yield from _figures(rows[1:], colours.soft, dy=12)  # the first would stand on the line of the other review
    yield _name(curve, edition, colours.soft, dy=11)


def _light_line(curve: Curve, colours: Colours, below: bool) -> "Iterator[alt.Chart]":
    rows = _rows(curve)
    yield _drawn(rows).mark_line(color=colours.accent, strokeWidth=2, opacity=0.75)
    words = f"{PHASE_WORDS[curve.phase]}: {rows[-1]['label']}"
    # Words that are too long for the place end where the line ends.
    week, align = (_ENDING_WEEK, "center") if len(words) <= _ENDING_LENGTH else (WEEKS[-1], "right")
    row = {"week": week, "pain": _at(curve, _ENDING_WEEK), "label": words}
    yield _words([row], colours.ink, align=align, dy=11 if below else -11)


def _figures(rows: Sequence[Mapping[str, Any]], colour: str, dy: int, **kept: Any) -> "Iterator[alt.Chart]":
    """The figures to the right of their points, since pain falls; the last one above, where there is room."""
    yield _words([row for row in rows if row["week"] < WEEKS[-1]], colour, align="left", dx=4, dy=dy, **kept)
    yield _words([row for row in rows if row["week"] >= WEEKS[-1]], colour, align="right", dy=-11, **kept)


def _name(curve: Curve, edition: Edition, colour: str, dy: int) -> "alt.Chart":
    year = edition.sources[curve.points[0].evidence.source].year
    row = {"week": _LABELLED_WEEK, "pain": _at(curve, _LABELLED_WEEK), "label": _("{year} review").format(year=year)}
    return _words([row], colour, align="center", dy=dy)


def _at(curve: Curve, week: int) -> float:
    """The height of the line in that week."""
    points = [(point.week, float(point.evidence.value)) for point in curve.points]
    for (left, low), (right, high) in pairwise(points):
        if left <= week <= right:
            return low + (high - low) * (week - left) / (right - left)
    return points[-1][1]


def _drawn(rows: Sequence[Mapping[str, Any]], height: str = "pain") -> "alt.Chart":
    """Rows on the two axes that every line shares."""
    import altair as alt

    x = alt.X(
        "week:Q", title=_directed(_("weeks")), scale=alt.Scale(domain=[0, WEEKS[-1]]), axis=alt.Axis(values=list(WEEKS))
    )
    side = alt.Axis(values=[0, 25, 50, 75, 100], titleAngle=0, titleAlign="left", titleX=0, titleY=-12)
    title = _directed(_("mean pain, 0 to 100"))
    y = alt.Y(f"{height}:Q", title=title, scale=alt.Scale(domain=[0, 100]), axis=side)
    chart: alt.Chart = alt.Chart(alt.InlineData(values=list(rows))).encode(x, y)
    return chart


def _words(rows: Sequence[Mapping[str, Any]], colour: str, **kept: Any) -> "alt.Chart":
    marks = _drawn([{**row, "label": _directed(row["label"])} for row in rows]).mark_text(
        color=colour, fontSize=_FONT, baseline="middle", **kept
    )
    words: alt.Chart = marks.encode(text="label:N")
    return words


def _directed(words: str) -> str:
    """Words with figures, in the order in which their language reads them: a picture itself runs from left to right."""
    return f"{_FROM_RIGHT}{words}{_TO_HERE}" if get_language_bidi() else words


def _margin(note: OutlookNote) -> tuple[int, int] | None:
    """The 95% interval of the share, where one was read, rounded as the share is."""
    for item in note.ground.evidence:
        if item.value == note.of_100 and item.interval:
            return round(item.interval[0]), round(item.interval[1])
    return None


def _share_words(full: int, margin: tuple[int, int] | None) -> Iterator[str]:
    yield _("{n} of 100").format(n=full)
    if margin:
        yield _("likely {low} to {high}").format(low=margin[0], high=margin[1])


def _share_told(full: int, margin: tuple[int, int] | None) -> str:
    """The same for those who do not see it."""
    if margin is None:
        return _("About {n} of 100.").format(n=full)
    return _("About {n} of 100, likely {low} to {high}.").format(n=full, low=margin[0], high=margin[1])


def _dots(full: int, colours: Colours) -> "alt.Chart":
    import altair as alt

    rows = [{"x": 12 + at % 10 * 18, "y": 12 + at // 10 * 18, "full": at < full} for at in range(100)]
    fill = alt.Color("full:N", scale=alt.Scale(domain=[True, False], range=[colours.accent, colours.line]), legend=None)
    full_or_not = alt.FillOpacity("full:N", scale=alt.Scale(domain=[True, False], range=[1, 0]), legend=None)
    circles = alt.Chart(alt.InlineData(values=rows)).mark_circle(size=150, opacity=1, strokeWidth=1.5)
    dots: alt.Chart = circles.encode(
        _place("x", WIDTH), _place("y", DOTS_HEIGHT), fill=fill, stroke=fill, fillOpacity=full_or_not
    )
    return dots


def _beside(words: Iterable[str], colours: Colours) -> "Iterator[alt.Chart]":
    import altair as alt

    for at, (word, size) in enumerate(zip(words, (28, 16), strict=False)):
        row = {"x": _BESIDE, "y": 84 + at * 30, "label": _directed(word)}
        text = alt.Chart(alt.InlineData(values=[row])).encode(
            _place("x", WIDTH), _place("y", DOTS_HEIGHT), text="label:N"
        )
        fits = (WIDTH - _BESIDE) / (_LETTER * len(word))
        colour = colours.soft if at else colours.ink
        yield text.mark_text(align="left", color=colour, fontSize=min(size, int(fits)), baseline="middle")


def _place(channel: str, end: int) -> Any:
    """A place counted from the upper left corner."""
    import altair as alt

    kind = alt.X if channel == "x" else alt.Y
    scale = alt.Scale(domain=[0, end], range=[0, end], nice=False)
    return kind(f"{channel}:Q", axis=None, scale=scale)


def _svg(layers: "Sequence[alt.Chart]", colours: Colours, height: int, told: str) -> str:
    import altair as alt

    fit = alt.AutoSizeParams(type="fit", contains="padding")
    chart = alt.layer(*layers).properties(width=WIDTH, height=height, autosize=fit, padding=2, background="transparent")
    chart = chart.configure(font="sans-serif", aria=False).configure_view(stroke=None)
    chart = chart.configure_axis(
        domainColor=colours.line,
        grid=False,
        labelColor=colours.soft,
        labelFontSize=_FONT,
        tickColor=colours.line,
        titleColor=colours.soft,
        titleFontSize=_FONT,
        titleFontWeight="normal",
    ).configure_axisX(titleAnchor="end", labelFlush=True)
    drawn = StringIO()
    chart.save(drawn, format="svg")
    return drawn.getvalue().replace("<svg ", f'<svg role="img" aria-label="{escape(told)}" ', 1)
