"""Help me now as one page: every sign, route and guide, one shown at a time by its address alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.translation import get_language_bidi

from unspasm import language
from unspasm.assessment import sentences
from unspasm.library.edition import load
from unspasm.rules.rule import Rule
from unspasm.web import speaking
from unspasm.web.now import phone
from unspasm.web.now.graph import Graph, Outcome, Sign, graph
from unspasm.web.now.pages import GROUPS, GUIDES, ROUTES, Group, Link, Pages, SignPage, Told, common
from unspasm.words import Urgency

MOST_BYTES = 60 * 1024
_SVG = (
    '<svg viewBox="0 0 160 80" width="288" height="144" fill="none" stroke="currentColor" stroke-width="5" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
)  # the style of the file says the same once, for all figures


@dataclass(frozen=True, slots=True)
class SignPart:
    """Signs that are no emergency alone and lead to the same; in `worse`, those that lead to one finding share a link.

    `names` are their addresses, `screen` is where they stand.
    """

    names: tuple[str, ...]
    words: tuple[str, ...]
    screen: int
    page: SignPage
    worse: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class RulePart:
    """One finding with what to say. `names`: other addresses that lead here."""

    id: str
    say: str
    told: Told
    ask: str
    ask_in_english: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnsurePart:
    """What "not sure" means for the signs of one card that share it."""

    title: str
    says: tuple[str, ...]
    signs: tuple[str, ...]


def now_html(code: str = language.SOURCE) -> str:
    """The whole page in this language, with its style inside: opens from a file, without a script, and prints."""
    with speaking.speaking(code):
        spoken = {
            "code": code,
            "direction": "rtl" if get_language_bidi() else "ltr",
            "note": "" if code == language.SOURCE else speaking.note(),
        }
        return _tight(render_to_string("offline/now.html", {**context(), "language": spoken}))


def context(*, served: bool = False) -> dict[str, Any]:
    """`served`: with an address for every sign, which the service worker opens."""
    site = _site(graph(), served=served)
    return {
        **common(site, one_file=True),
        "served": served,
        "first": site.cards(0),
        "second": site.cards(1),
        "thoughts": site.thoughts(),
        "signs": list(_signs(site)),
        "findings": list(_findings(site)),
        "unsure": [(card.question, list(_unsure(site, card.question.id))) for card in site.graph.cards],
        "routes": [(route.word, f"now/routes/{route.word}.html") for route in ROUTES],
        "guides": [(name, f"now/parts/{name}.html") for name in GUIDES],
        "edition": site.edition.name,
        "review_line": sentences.footer(site.edition),
    }


def _site(found: Graph, *, served: bool) -> Pages:
    order = list(found.signs)

    def named(sign: str) -> str:
        return f"sign-{sign}" if served else f"s{order.index(sign)}"

    def href(path: str) -> str:
        kind, *rest = path.split("/")
        if kind != "sign":
            return "#" + (path.replace("/", "-") or "cards")
        outcome = _outcome(found, *rest)
        together = len(rest) > 1 or outcome.level == Urgency.EMERGENCY
        return f"#{_short(outcome.rules[0])}" if together else f"#{named(rest[0])}"

    # Here nothing is passed on from page to page, so the reminder stands in the first hour for all.
    return Pages(load(), found, lambda path: href(path.removesuffix("/today")))


def _outcome(found: Graph, fact: str, other: str = "") -> Outcome:
    sign = found.signs[fact]
    return next((extra.outcome for extra in sign.extras if extra.id == other), sign.outcome)


def _short(rule: Rule) -> str:
    """The address of a finding: some hundred links use it, and the file is sent by phone."""
    return f"r{load().rules.index(rule)}"


def _signs(site: Pages) -> Iterator[SignPart]:
    alike: dict[object, list[Sign]] = {}
    for sign in site.graph.signs.values():
        if sign.outcome.level < Urgency.EMERGENCY:
            page = site.sign(sign.id)
            alike.setdefault(
                (sign.screen, page and page.guide, sign.outcome, tuple(_worse(site.graph, sign))), []
            ).append(sign)
    for signs in alike.values():
        page = site.sign(signs[0].id)
        if page:
            names, words = tuple(_address(site, sign) for sign in signs), tuple(sign.words for sign in signs)
            yield SignPart(names, words, signs[0].screen, page, tuple(_worse(site.graph, signs[0])))


def _address(site: Pages, sign: Sign) -> str:
    return site.href(f"sign/{sign.id}").removeprefix("#")


def _worse(found: Graph, sign: Sign) -> Iterator[Group]:
    """Two signs on different screens stand with the first of them; the part of the second leads back there."""
    shown = [one for one in sign.extras if one.id not in found.signs or found.signs[one.id].screen >= sign.screen]
    for level in sorted({extra.outcome.level for extra in shown}, reverse=True):
        words: dict[str, list[str]] = {}
        for extra in shown:
            if extra.outcome.level == level:
                words.setdefault(f"#{_short(extra.outcome.rules[0])}", []).append(extra.words)
        links = tuple(Link(href, _listed(signs)) for href, signs in words.items())
        yield Group(level.word, GROUPS[level], links)


def _listed(words: list[str]) -> str:
    return format_html_join("; ", "{}", ((word,) for word in words))


def _findings(site: Pages) -> Iterator[RulePart]:
    """The first rule of each emergency and of each two signs that are worse together, once."""
    names: dict[Rule, list[str]] = {}
    pages: dict[Rule, SignPage | None] = {}
    for sign in site.graph.signs.values():
        for other, outcome in (("", sign.outcome), *((extra.id, extra.outcome) for extra in sign.extras)):
            if other or outcome.level == Urgency.EMERGENCY:
                rule = outcome.rules[0]
                names.setdefault(rule, []).extend([] if other else [f"sign-{sign.id}"])
                pages.setdefault(rule, site.two(sign.id, other) if other else site.sign(sign.id))
    for rule, page in pages.items():
        if page:
            asked, in_english = phone.ask((rule,)), phone.in_english(partial(phone.ask, (rule,)))
            yield RulePart(_short(rule), rule.say, page.told, asked, in_english, tuple(names[rule]))


def _unsure(site: Pages, question: str) -> Iterator[UnsurePart]:
    parts: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for sign in site.graph.signs.values():
        page = site.unsure(sign.id)
        if sign.card == question and page and page.told.says:
            parts.setdefault((page.told.title, page.told.says), []).append(sign.words)
    for (title, says), signs in parts.items():
        yield UnsurePart(title, says, tuple(signs))


def _tight(html: str) -> str:
    """Without the white space and the end tags that HTML lets one leave out."""
    html = re.sub(r"\s*\n\s*", "\n", html)
    html = re.sub(r"</(?:p|li)>\n?(?=\s*<(?!/?(?:a|strong|span)\b))", "", html)
    html = html.replace("&#x27;", "’").replace(_SVG, '<svg viewBox="0 0 160 80" aria-hidden="true">')
    html = re.sub(r' class="(?:lead|more|step)"', "", html.replace("button danger", "button"))
    html = re.sub(r'="([\w#-]+)"(?!/)', r"=\1", html)
    return re.sub(r">\n(?=<(?!a\b|strong|span|path))", ">", html).strip() + "\n"
