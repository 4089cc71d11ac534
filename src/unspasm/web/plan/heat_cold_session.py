"""The words of a guided session with heat, with cold, or with both in turn. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.care import CareOption, Gate
from unspasm.rules.rule import Evidence
from unspasm.web.plan.heat_cold import NEEDS, allowed, mind, needed
from unspasm.web.plan.person import Asking
from unspasm.web.plan.shown import Line
from unspasm.web.result.why import Cited, cited
from unspasm.words import Read

# Times are habit, not trial results: evidence rows TH-005, TH-007, TH-008, TH-013 and TH-027. The page says so.
CHECK_EVERY_MINUTES = 5
ANSWER_WITHIN_SECONDS = 60
REST_MINUTES = 60  # TH-007: at least one to two hours between
_HABIT_ROWS = frozenset({"TH-005", "TH-006", "TH-007", "TH-012", "TH-013", "TH-027"})
_WARM_TIMES = Evidence(
    source="nhs_aaos_mayo_advice",
    measure=N_("dose"),
    value=N_("15-20 min, warm and not hot, never asleep on a pad"),
    unit="none",
    interval=None,
    population=N_("advice to the public on heat"),
    read=Read.UNCONFIRMED,
    note=N_("from memory of public advice"),
    rows=("TH-008",),
)


@dataclass(frozen=True, slots=True)
class Do:
    """One step: what, and how."""

    title: str
    say: str

    def told(self) -> "Do":
        """The same in the language in use."""
        return Do(_(self.title), _(self.say))


@dataclass(frozen=True, slots=True)
class Timed:
    """The times that one may choose for a pack; `kind` is heat or cold."""

    kind: str
    name: str
    minutes: tuple[int, ...]

    def told(self) -> "Timed":
        return Timed(self.kind, _(self.name), self.minutes)


_AGAIN = Do(
    N_("Check once more"),
    N_(
        "Are you wide awake and clear in your head? Is the skin there whole? Does it feel a light touch? "
        "If one of these is a no, use no heat and no cold now."
    ),
)
_WARM = Do(
    N_("Warm, not hot"),
    N_(
        "Hold the pack on the inside of your forearm for a minute. It should feel warm and nice. "
        "If you want to pull away, it is too hot. Let it cool."
    ),
)
_COLD = Do(
    N_("Cold, not freezing"),
    N_(
        "Wrap the pack in a thin towel. Hold it on the inside of your forearm for a minute. It may feel cold. "
        "If it stings or burns, add a layer."
    ),
)
_CLOTH = Do(N_("Put a cloth between"), N_("A towel or a shirt, each time. Never lay the pack on bare skin."))
_SIT = Do(
    N_("Sit where you stay awake"),
    N_(
        "A chair is best. Hold the pack to your back with a cushion. Do not lie on it. Do not take it to bed. "
        "Tired? Then leave it for later."
    ),
)
_ALARM = Do(
    N_("Set an alarm on your phone too"),
    N_(
        "Set one for the end, and one each 5 minutes to look at your skin. "
        "A page can fall silent when the screen goes dark."
    ),
)
BEFORE = {
    "heat": (_AGAIN, _WARM, _CLOTH, _SIT, _ALARM),
    "cold": (_AGAIN, _COLD, _CLOTH, _SIT, _ALARM),
    "turn": (_AGAIN, _COLD, _WARM, _CLOTH, _SIT, _ALARM),
}
TIMES = {
    "heat": (Timed("heat", N_("Heat"), (10, 15, 20)),),
    "cold": (Timed("cold", N_("Cold"), (10, 15, 20)),),
    "turn": (Timed("cold", N_("Cold"), (10,)), Timed("heat", N_("Heat"), (10, 15))),
}
_ALARMS = Words(
    {
        "heat": N_("Set an alarm on your phone: heat 10, 15 or 20 minutes."),
        "cold": N_("Set an alarm on your phone: cold 10, 15 or 20 minutes."),
        "turn": N_("Set an alarm on your phone: cold 10 minutes; heat 10 or 15 minutes."),
    }
)
HOW_LONG = Words(
    {
        "heat": N_("15 minutes is a good start. 20 is the most."),
        "cold": N_("10 minutes is a good start. 20 is the most. Stop as soon as the skin goes numb."),
        "turn": N_(
            "Cold for 10 minutes. Then wait until the skin feels as warm as before. Then heat for 10 or 15 minutes. "
            "You may start with heat instead. One round is enough."
        ),
    }
)
LOOK = (
    N_(
        "Every 5 minutes take the pack away for a moment. Look at the skin in a mirror, or ask someone to look. "
        "Touch it with a fingertip. A little pink is fine."
    ),
    N_("Stop if it burns, stings, goes numb, white or blotchy, or blisters. Stop if the pain gets worse."),
)
AFTER = (
    Do(N_("Take it off and look"), N_("A little pink is fine. It fades within the hour. Dry the skin.")),
    Do(N_("Move a little"), N_("Walk through the room while it is easier.")),
    Do(
        N_("Wait an hour or more"),
        N_("Then you may do it again, if it eased you. If it did not, leave it. You miss nothing."),
    ),
)
_OFF = Do(N_("Take it off now"), N_("Do not put it back. Use no heat and no cold there until the skin is as it was."))
_BURN = Do(
    N_("After heat: cool it"),
    N_("Let cool water run over the place for 20 minutes. No ice, no butter, no cream. Leave blisters closed."),
)
_FROST = Do(
    N_("After cold: warm it slowly"),
    N_("Dry it. Lay a warm hand or a blanket on it. Do not rub. No hot water and no hot pack."),
)
_CALL = Do(
    N_("Get help"),
    N_(
        "Blisters, or skin that is still white, grey or numb after half an hour: call a doctor or a health line today. "
        "A burn larger than your hand, or one that looks white, brown or black: go to an emergency department."
    ),
)
STOP = {
    "heat": (_OFF, _BURN, _CALL),
    "cold": (_OFF, _FROST, _CALL),
    "turn": (_OFF, _BURN, _FROST, _CALL),
}


@dataclass(frozen=True, slots=True)
class Session:
    """A guided session, in the order of the page. `habits`: where the times come from."""

    kind: str
    name: str
    mind: tuple[Line, ...]
    before: tuple[Do, ...]
    times: tuple[Timed, ...]
    how_long: str
    alarms: str
    look: tuple[str, ...]
    after: tuple[Do, ...]
    stop: tuple[Do, ...]
    habits: tuple[Cited, ...]
    homes: tuple[tuple[str, CareOption | Gate], ...]
    check_every_minutes: int = CHECK_EVERY_MINUTES
    answer_within_seconds: int = ANSWER_WITHIN_SECONDS
    rest_minutes: int = REST_MINUTES


def session(who: Asking, kind: str) -> Session | None:
    """None unless every choice that it rests on allows it."""
    needs = needed(who, kind)
    if not allowed(needs):
        return None
    return Session(
        kind=kind,
        name=needs[0].option.name,
        mind=tuple(dict.fromkeys(line for one in needs for line in mind(who, one))),
        before=_told(BEFORE[kind]),
        times=tuple(one.told() for one in TIMES[kind]),
        how_long=HOW_LONG[kind],
        alarms=_ALARMS[kind],
        look=tuple(_(line) for line in LOOK),
        after=_told(AFTER),
        stop=_told(STOP[kind]),
        habits=cited(who.edition, [_warm_times(), *_habits(who.edition)]),
        homes=tuple(_homes(who.edition)),
    )


def _told(steps: Iterable[Do]) -> tuple[Do, ...]:
    return tuple(one.told() for one in steps)


def _warm_times() -> Evidence:
    one = _WARM_TIMES
    value, about = _(str(one.value)), _(one.population)
    return replace(one, measure=_(one.measure), value=value, population=about, note=_(one.note))


def _homes(edition: Edition) -> Iterator[tuple[str, CareOption | Gate]]:
    """The items that hold what the times rest on, each after its kind: heat, cold and their gates."""
    options = [edition.care[needs[0]] for needs in NEEDS.values()]
    yield from (("care", one) for one in options)
    yield from (("gate", edition.gates[id]) for id in dict.fromkeys(id for one in options for id in one.gates))


def _habits(edition: Edition) -> list[Evidence]:
    """What the knowledge cites for how long, in the files of heat and of cold."""
    options = [edition.care[needs[0]] for needs in NEEDS.values()]
    found = [item for one in options for limit in edition.limits_of(one) for item in limit.evidence]
    found += [item for one in options for ground in one.harms for item in ground.evidence]
    return [item for item in found if _HABIT_ROWS.intersection(item.rows)]
