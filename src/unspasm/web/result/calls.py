"""Whom to call and what to say: numbers by country, words for the phone, and what to do until help is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.assessment.assess import Assessment
from unspasm.assessment.contract import said
from unspasm.assessment.triage import Finding
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.web.now import phone
from unspasm.web.result import for_another
from unspasm.words import Route


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call: what people dial, and for whom it is."""

    number: str
    words: str

    @property
    def href(self) -> str:
        return "tel:" + self.number.replace(" ", "")


_HEALTH: Mapping[str, str] = {"uk": "111", "canada": "811", "new_zealand": "0800 611 116"}
_HEALTH_WORDS = Words(
    {
        "uk": N_("NHS 111, when your doctor is closed"),
        "canada": N_("Health line, when your doctor is closed"),
        "new_zealand": N_("Healthline, when your doctor is closed"),
    }
)

_FLAT = N_("Lie still where you are. Do not let anyone move you before help comes.")
_STEPS: Mapping[Route, tuple[str, ...]] = {
    Route.AMBULANCE: (
        N_("Call now. Put the phone on speaker and keep it near you."),
        N_("Unlock the door if you can do so safely. Then rest. Do not walk far and do not drive."),
    ),
    Route.GO_NOW: (
        N_("Go now. Do not wait until morning or for a booked visit."),
        N_("Let someone else drive: a friend, a neighbour or a taxi. If nobody can, call an ambulance."),
    ),
    Route.MATERNITY: (
        N_("Call your maternity unit now. The number is on your notes."),
        N_("Then go in. Let someone else drive. If nobody answers, call an ambulance."),
    ),
    Route.CRISIS_LINE: (
        N_("Call a crisis line now. If you are not safe, call an ambulance."),
        N_("Tell someone near you. Stay with them if you can."),
    ),
}
_HOSPITAL = (
    N_("Do not eat. You may need an operation."),
    N_("Take no ibuprofen, naproxen or other anti-inflammatory tablets now."),
    N_("Bring a list of your medicines. If you take a blood thinner, write down when you took the last dose."),
)
_TURNED_AWAY = (
    N_("Say again what is new and when it began."),
    N_("Ask: “What would have to change before you check me for this?”"),
    N_("Ask them to write down your signs and their answer."),
    N_("If it gets worse, go back or call an ambulance. You are not wasting anyone's time."),
)
_IN_THE_USA = N_("In the United States an emergency department must check you, whatever you can pay.")
_MOST_SIGNS = 3


def lines(route: Route, country: str) -> tuple[Line, ...]:
    """For now: the line of this route, then the emergency number. An unknown country gets them all."""
    return (*lines_for_today(route, country), *_ambulance(country))


def lines_for_today(route: Route, country: str) -> tuple[Line, ...]:
    """Only the line of this route, where we know it."""
    if route == Route.CALL_TODAY:
        return (Line(_HEALTH[country], _HEALTH_WORDS[country]),) if country in _HEALTH else ()
    known = _known(country)
    countries = (known,) if known else phone.COUNTRIES
    return tuple(line for one in countries for line in _special(route, one))


def _special(route: Route, country: phone.Country) -> Iterator[Line]:
    if route == Route.CRISIS_LINE and country.crisis:
        yield Line(country.crisis.number, _named(_("Crisis line, {country}"), country.name, country.crisis.note))
    if route == Route.POISON_LINE and country.poison:
        yield Line(country.poison.number, _named(_("Poison line, {country}"), country.name, country.poison.note))


def _named(line: str, country: str, note: str) -> str:
    named = line.format(country=country)
    return f"{named} ({note})" if note else named


def _ambulance(country: str) -> tuple[Line, ...]:
    known = _known(country)
    if known:
        return (Line(known.emergency.number, known.name),)
    return tuple(Line(number, places) for number, places in phone.emergency())


def _known(country: str) -> phone.Country | None:
    return next((one for one in phone.COUNTRIES if one.id == country), None)


def steps(assessment: Assessment) -> tuple[str, ...]:
    """What to do right now in an emergency, first things first."""
    route = assessment.triage.route
    still = any(one.rule.cause == "injury_fracture" and one.rule.route == route for one in assessment.triage.reasons)
    first = (_FLAT,) if still else ()
    if route == Route.CRISIS_LINE:
        return _said(_STEPS[route])
    return _said((*first, *_STEPS.get(route, _STEPS[Route.GO_NOW]), *_HOSPITAL))


def if_turned_away(country: str) -> tuple[str, ...]:
    return _said((*_TURNED_AWAY, _IN_THE_USA) if country == "usa" else _TURNED_AWAY)


def _said(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_(line) for line in lines)


def to_say(assessment: Assessment, carer: bool) -> str:
    """What to say on the phone: the signs of the most urgent reason, and what must be looked for."""
    top = assessment.triage.reasons[0]
    signs = tuple(_signs(assessment, top)) or (_("it is new and bad"),)
    if carer:
        return for_another.sentence(signs, top.rule, child=assessment.child)
    return phone.sentence(signs, (top.rule,))


def _signs(assessment: Assessment, finding: Finding) -> list[str]:
    """The danger signs that were answered with yes, as a person would list them."""
    edition = assessment.edition
    told = [name for name, value in said(finding.reading).items() if value is True and name in edition.facts]
    told.sort(key=lambda name: not edition.facts[name].danger)
    return [_lower(sentences.label(edition, name)) for name in told[:_MOST_SIGNS]]


def _lower(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
