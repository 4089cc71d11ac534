"""What only all files together can show of medicines: classes nobody is in, names that lead nowhere, hidden dangers."""

from collections.abc import Iterator, Mapping

from unspasm.library.across import dangers, dead_ends
from unspasm.library.edition import Edition
from unspasm.problems import Problem
from unspasm.rules.expr import denied_facts
from unspasm.rules.medicine import TAKES


def problems_of(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    yield from _named(edition, places)
    yield from _polarity(edition, places)
    yield from _names_once(edition, places)
    for name in edition.medicine_classes.keys() - {id for one in edition.ingredients.values() for id in one.classes}:
        what, why = f"no ingredient is of the class `{name}`", "rules that name it would never apply"
        yield Problem(places[f"class {name}"], what, why, "give it to an ingredient, or take it out")


def _named(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    pointed = [(f"medicine {one.id}", "class", id) for one in edition.ingredients.values() for id in one.classes]
    pointed += [(f"medicine rule {one.id}", "class", id) for one in edition.medicine_rules for id in one.classes]
    pointed += [(f"medicine rule {one.id}", "medicine", id) for one in edition.medicine_rules for id in one.ingredients]
    pointed += [(f"name {one.name}", "medicine", id) for one in edition.medicine_names for id in one.ingredients]
    known = {"class": edition.medicine_classes.keys(), "medicine": edition.ingredients.keys()}
    yield from dead_ends(pointed, known, places)


def _polarity(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """A danger, or another medicine, under a NOT could make a yes take a warning away."""
    risky = dangers(edition) | {TAKES + name for name in edition.takes}
    for rule in edition.medicine_rules:
        if rule.state.when is None:
            continue
        at = f"medicine rule {rule.id}"
        for name in sorted(risky.intersection(denied_facts(rule.state.when))):
            what, why = f"`{name}` stands under a NOT", "one more danger could allow more"
            yield Problem(places.get(at, at), what, why, "say it with positive facts")


def _names_once(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """The same name twice in one country would leave open which of the two is meant."""
    seen: dict[tuple[str, str], str] = {}
    for one in edition.medicine_names:
        for country in one.countries:
            key = (one.name.casefold(), country)
            if key in seen:
                what = f"the name `{one.name}` stands twice for {country}"
                why, fix = "nobody could tell which is meant", "merge them, or give each its countries"
                yield Problem(places.get(f"name {one.name}", one.name), what, why, fix)
            seen[key] = one.name
