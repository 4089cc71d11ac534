"""What each page of "help me now" holds: plain values, the same for the served pages and for the one file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from unspasm import language
from unspasm.assessment import sentences
from unspasm.language import N_, Foreign, Words
from unspasm.language import gettext as _
from unspasm.library import edition as editions
from unspasm.library.edition import Edition, load
from unspasm.rules.rule import Rule
from unspasm.web.now import phone
from unspasm.web.now.graph import Card, Extra, Graph, Outcome, Sign, build
from unspasm.words import Route, Urgency

ROUTES = (Route.AMBULANCE, Route.GO_NOW, Route.MATERNITY, Route.CRISIS_LINE, Route.POISON_LINE)
GUIDES = ("first-hour", "floor", "fall", "child", "pregnancy")
TODAY = "today"  # closes the address of a page whose reader was told to be seen today
_LIE_STILL = ("T1", "T2")  # lines of the clinical notes: a big injury, and any injury with nerve signs
_OWN_WORDS = Words(
    {
        Route.CRISIS_LINE: N_("Talk with someone now"),
        Route.POISON_LINE: N_("Call a poison line now"),
    }
)
_TITLES = Words(
    {
        Urgency.EMERGENCY: N_("Emergency. Get help now."),
        Urgency.SAME_DAY: N_("Get seen today"),
        Urgency.SOON: N_("Have this looked at within 2 weeks"),
        Urgency.ROUTINE: N_("Book a normal visit"),
        Urgency.SELF_CARE: N_("This sign alone does not raise the alarm"),
    }
)
GROUPS = Words(
    {
        Urgency.EMERGENCY: N_("An emergency with"),
        Urgency.SAME_DAY: N_("See someone today with"),
        Urgency.SOON: N_("See someone within 2 weeks with"),
    }
)
_GUIDE_OF = {
    **dict.fromkeys(("on_floor_now", "on_floor_over_an_hour", "cannot_stand_or_walk"), "floor"),
    **dict.fromkeys(("fall_or_bump", "hard_fall_or_crash", "older_big_injury", "big_injury"), "fall"),
    **dict.fromkeys(("pregnant", "may_be_pregnant", "birth_within_6_weeks"), "pregnancy"),
}
_GUIDE_TEXT = Words(
    {
        "floor": N_("You cannot get up: what to do"),
        "fall": N_("After a fall or a crash: what to do"),
        "pregnancy": N_("Pregnant, or just had a baby: what to know"),
    }
)
Href = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What makes a sign more urgent, to the same level."""

    level: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a rule says so: our judgement, or the names of its sources and how deeply we read them."""

    judgement: str = ""
    names: str = ""
    depth: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules say, in words. `route` names the page part with what to do; empty where there is none.

    `phone_in_english` is what to say once more, for who answers; empty where the page is English.
    """

    level: str
    route: str
    way: str
    title: str
    says: tuple[str, ...]
    phone: str
    lie_still: bool
    grounds: tuple[Ground, ...]
    phone_in_english: str = ""

    @property
    def phone_today(self) -> str:
        return phone.for_today(self.phone)

    @property
    def phone_today_in_english(self) -> str:
        return phone.in_english(lambda: phone.for_today(self.phone_in_english))

    @property
    def short(self) -> str:
        """The title where room is short."""
        return _("Not an alarm by itself") if self.level == Urgency.SELF_CARE.word else self.title

    @property
    def part(self) -> str:
        """The template with what to do; for lower levels the one for a visit."""
        return f"now/routes/{self.route or self.level}.html"


@dataclass(frozen=True, slots=True)
class SignPage:
    path: str
    signs: tuple[str, ...]
    told: Told
    groups: tuple[Group, ...]
    onward: tuple[Link, ...]
    guide: Link | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class CardPart:
    """One danger card: its question, and a link for each sign. `page`: where it stands."""

    id: str
    text: str
    why: str
    hint: str
    how_to_check: str
    links: tuple[Link, ...]
    unsure: Link
    page: str


def web_href(path: str) -> str:
    start = reverse("now")
    return f"{start}/{path}" if path else start


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one edition. `today` goes along: who must be seen today is reminded of it on every page."""

    edition: Edition
    graph: Graph
    href: Href
    today: bool = False

    @property
    def places(self) -> Mapping[str, Any]:
        """The addresses that the texts link to."""
        named = {name.replace("-", "_"): self._to(name) for name in ("more", *GUIDES)}
        emergency = {route.word: self.href(f"emergency/{route.word}") for route in ROUTES}
        signs = {sign: self._to(f"sign/{sign}") for sign in self.graph.signs}
        return {**named, "cards": self.href(""), "emergency": emergency, "sign": signs}

    def cards(self, screen: int) -> tuple[CardPart, ...]:
        """The cards of a screen; the gentle one about dark thoughts stands apart, as `thoughts`."""
        return tuple(self._card(card) for card in self.graph.screens[screen] if card.question.none_of_these)

    def thoughts(self) -> CardPart:
        return next(self._card(card) for card in self.graph.cards if not card.question.none_of_these)

    def unsure_card(self, question: str) -> CardPart | None:
        """The card once more, with what "not sure" means for each sign."""
        card = next((card for card in self.graph.cards if card.question.id == question), None)
        return self._card(card, unsure=True) if card else None

    def sign(self, fact: str) -> SignPage | None:
        return self._with_english(lambda pages: pages._sign(fact))

    def two(self, fact: str, other: str) -> SignPage | None:
        """Two signs together, or a sign at an age; only where together they are more urgent."""
        return self._with_english(lambda pages: pages._two(fact, other))

    def unsure(self, fact: str) -> SignPage | None:
        return self._with_english(lambda pages: pages._unsure(fact))

    def _with_english(self, make: Callable[["Pages"], SignPage | None]) -> SignPage | None:
        """The page; in another language it also holds in English what to say on the phone."""
        page = make(self)
        if page is None or language.in_use() == language.SOURCE:
            return page
        with language.use(language.SOURCE):
            edition = editions.shipped()
            english = make(Pages(edition, build(edition), str))
        return english and replace(page, told=replace(page.told, phone_in_english=Foreign(english.told.phone)))

    def _sign(self, fact: str) -> SignPage | None:
        sign = self.graph.signs.get(fact)
        if sign is None:
            return None
        told = self._told(sign.outcome, (sign.words,))
        after = self._after(sign.outcome)
        return SignPage(
            f"sign/{fact}", (sign.label,), told, tuple(after._groups(sign)), after._onward(sign), after._guide(fact)
        )

    def _two(self, fact: str, other: str) -> SignPage | None:
        sign = self.graph.signs.get(fact)
        extra = sign and next((extra for extra in sign.extras if extra.id == other), None)
        if not sign or not extra:
            return None
        told = self._told(extra.outcome, (sign.words, extra.words))
        onward = self._after(extra.outcome)._onward(sign)
        guide = self._after(extra.outcome)._guide(fact)
        return SignPage(f"sign/{fact}/{other}", (sign.label, extra.label), told, (), onward, guide)

    def _unsure(self, fact: str) -> SignPage | None:
        sign = self.graph.signs.get(fact)
        if sign is None or sign.unsure is None:
            return None
        told = self._told(sign.unsure, (_("Not sure about: {sign}").format(sign=sign.words),))
        onward = self._after(sign.unsure)._onward(sign)
        return SignPage(f"unsure/{sign.card}/{fact}", (sign.label,), told, (), onward, unsure=True)

    def _guide(self, fact: str) -> Link | None:
        name = _GUIDE_OF.get(fact)
        return Link(self._to(name), _GUIDE_TEXT[name]) if name else None

    def _to(self, path: str) -> str:
        return self.href(f"{path}/{TODAY}" if self.today and path else path)

    def _after(self, outcome: Outcome) -> "Pages":
        """The pages that follow: the reminder begins with the first sign that must be seen today."""
        keeps = self.today or outcome.level >= Urgency.SAME_DAY
        return Pages(self.edition, self.graph, self.href, keeps)

    def _card(self, card: Card, *, unsure: bool = False) -> CardPart:
        question = card.question
        about = f"unsure/{question.id}"
        signs = [sign for sign in card.signs if not unsure or sign.unsure is not None]
        links = [Link(self._to(f"{about}/{sign.id}" if unsure else f"sign/{sign.id}"), sign.label) for sign in signs]
        not_sure = Link(self._to(about), _("Not sure about one of these"))
        return CardPart(
            id=question.id,
            text=question.text,
            why=question.why,
            hint=question.hint,
            how_to_check=question.how_to_check,
            links=tuple(links),
            unsure=not_sure,
            page=self.href("") if card in self.graph.screens[0] else self._to("more"),
        )

    def _groups(self, sign: Sign) -> Iterator[Group]:
        for level, title in GROUPS.items():
            links = tuple(self._extra(sign, extra) for extra in sign.extras if extra.outcome.level == level)
            if links:
                yield Group(level.word, title, links)

    def _extra(self, sign: Sign, extra: Extra) -> Link:
        return Link(self._to(f"sign/{sign.id}/{extra.id}"), extra.label)

    def _onward(self, sign: Sign) -> tuple[Link, ...]:
        """Where they were: the second screen after the first, and the first hour after the second."""
        if sign.screen == 0:
            back = Link(self.href(""), _("Another sign on the first page is true too"))
            return (back, Link(self._to("more"), _("None of these, and nothing else on the first page")))
        back = Link(self._to("more"), _("Another sign on the second page is true too"))
        return (back, Link(self._to("first-hour"), _("None of these, and nothing else on that page")))

    def _told(self, outcome: Outcome, words: tuple[str, ...]) -> Told:
        shown = outcome.route if outcome.route in ROUTES else None
        rules = outcome.rules
        return Told(
            level=outcome.level.word,
            route=shown.word if shown else "",
            way=outcome.route.word,
            title=_title(outcome),
            says=tuple(dict.fromkeys(rule.say for rule in rules)),
            phone=phone.sentence(words, rules),
            lie_still=any(rule.note_id in _LIE_STILL for rule in rules),
            grounds=tuple(dict.fromkeys(self._ground(rule) for rule in rules)),
        )

    def _ground(self, rule: Rule) -> Ground:
        if rule.judgement or not rule.evidence:
            return Ground(rule.judgement or sentences.sources(self.edition, ()))
        found = (sentences.cited(self.edition.sources[one.source]) for one in rule.evidence)
        return Ground(names="; ".join(dict.fromkeys(found)), depth=sentences.depth(rule.evidence))


def _title(outcome: Outcome) -> str:
    if outcome.level >= Urgency.SAME_DAY and outcome.route in _OWN_WORDS:
        return _OWN_WORDS[outcome.route]
    return _TITLES[outcome.level]


def numbers() -> Mapping[str, Any]:
    return {"countries": phone.COUNTRIES, "emergency_numbers": phone.emergency()}


def common(pages: Pages, *, one_file: bool = False) -> dict[str, Any]:
    """What every text needs: where its links lead, the numbers, and the level of its headings."""
    top, below = ("h2", "h3") if one_file else ("h1", "h2")
    return {
        **numbers(),
        "say": phone.PHRASES,
        "in_english": phone.phrases_in_english(),
        "go": pages.places,
        "today": pages.today,
        "one_file": one_file,
        "top": top,
        "below": below,
    }


def shipped(*, today: bool = False, href: Href = web_href) -> Pages:
    from unspasm.web.now.graph import graph

    return Pages(load(), graph(), href, today)
