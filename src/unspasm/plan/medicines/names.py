"""From what a person types to what is in it. A near miss is suggested; it is never taken for what it looks like."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from unspasm import language
from unspasm.library.edition import Edition, for_each_edition, shipped
from unspasm.rules.medicine import MedicineName

MOST_SUGGESTED = 3
_LONGEST_NAME = 80
_LIKE_ENOUGH = 60.0
# What stands around a name on a packet or in a record: strengths, forms and salts. None of it is a name by itself.
# A figure without a unit is part of a name: "Tylenol 3" holds codeine, "Tylenol" does not.
_AMOUNT = r"(\d+(?:[.,]\d+)?)\s*(mg|mcg|µg|ug|g)\b"
_STRENGTH = re.compile(rf"{_AMOUNT}(\s*/\s*(\d+(?:[.,]\d+)?)?\s*(mg|mcg|g|ml|hr|h)\b)*|\d+(?:[.,]\d+)?\s*(%|ml\b|hr\b)")
_IN_MG = {"mg": 1.0, "g": 1000.0, "mcg": 0.001, "µg": 0.001, "ug": 0.001}
_AROUND = frozenset(
    (
        *("tablet", "tablets", "tab", "tabs", "capsule", "capsules", "caplet", "caplets", "pill", "pills", "oral"),
        *("film", "coated", "gel", "cream", "liquid", "solution", "suspension", "syrup", "injection", "injectable"),
        *("sodium", "potassium", "hydrochloride", "hcl", "tromethamine", "maleate", "citrate", "sulfate", "sulphate"),
        *("phosphate", "acetate", "besylate", "mesylate", "tartrate", "bitartrate", "calcium", "magnesium", "mg", "of"),
        *("etexilate", "lysine", "trometamol", "epolamine", "diethylamine"),
    )
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """`found`: every entry that bears exactly this name. `suggested`: names that look like it; for the person to pick.

    `here`: some entry is for the person's country, or nobody said which that is. Several entries with different
    contents, or entries of other countries only, are not settled: the person must pick.
    """

    typed: str
    found: tuple[MedicineName, ...]
    suggested: tuple[str, ...]
    here: bool = True

    @property
    def settled(self) -> MedicineName | None:
        contents = {frozenset(one.ingredients) for one in self.found}
        return self.found[0] if len(contents) == 1 and self.here else None


def normal(text: str) -> str:
    """Small letters without accents, one space between words, and no sign other than letters and figures."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(kept.split())


def bare(text: str) -> str:
    """The normal form without strengths in milligrams, forms and salts; all of it when nothing else is left."""
    whole = normal(_STRENGTH.sub(" ", text.casefold()))
    left = " ".join(word for word in whole.split() if word not in _AROUND)
    return left or whole


def _mg_in(text: str) -> float | None:
    """The one strength that was typed; None where there is none, or more than one."""
    amounts = re.findall(_AMOUNT, text.casefold())
    if len(amounts) != 1 or "/" in text:
        return None
    figure, unit = amounts[0]
    return float(figure.replace(",", ".")) * _IN_MG[unit]


def _with_strength(one: MedicineName, typed: str) -> MedicineName:
    """With what stands on this packet in place of what is usual; unknown where it cannot be told which is which."""
    if not _STRENGTH.search(typed.casefold()):
        return one
    mg = _mg_in(typed)
    return replace(one, mg={one.ingredients[0]: mg} if mg is not None and len(one.ingredients) == 1 else {})


class Names:
    """The names of one edition, for many look-ups. `english`: the edition that it is a translation of, or itself."""

    def __init__(self, edition: Edition, english: Edition) -> None:
        self._by_name: dict[str, list[MedicineName]] = {}
        for one in [*edition.medicine_names, *_own_names(edition), *_own_names(english)]:
            known = self._by_name.setdefault(normal(one.name), [])
            if all(other.ingredients != one.ingredients or other.countries != one.countries for other in known):
                known.append(one)
        # The spelling of the ingredient itself comes before that of another language: "Paracetamol", "Paracétamol".
        own = {normal(one.name): one.name for one in edition.ingredients.values()}
        self._shown: Mapping[str, str] = {key: own.get(key, found[0].name) for key, found in self._by_name.items()}
        pairs = [(one.name, english.ingredients[id].name) for id, one in edition.ingredients.items()]
        self._in_english = {normal(here): there for here, there in pairs if normal(here) != normal(there)}
        self._here = {normal(there): here for here, there in pairs if here != there}

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown.values())

    def recognised(self, typed: str, country: str = "") -> Recognised:
        """Only a name that is written out in full is found. `country` picks among entries that share a name."""
        typed = typed.strip()
        if len(typed) > _LONGEST_NAME:
            return Recognised(typed[:_LONGEST_NAME], (), ())
        found = self._by_name.get(normal(typed))
        if found is None:
            without_strength = normal(_STRENGTH.sub(" ", typed.casefold()))
            known = self._by_name.get(without_strength) or self._by_name.get(bare(typed), [])
            found = [_with_strength(one, typed) for one in known]
        if not found:
            return Recognised(typed, (), self._like(bare(typed)))
        here = [one for one in found if not country or country in one.countries or "any" in one.countries]
        return Recognised(typed, tuple(here or found), (), here=bool(here))

    def in_english(self, typed: str) -> str:
        """The name of an ingredient that is translated here, as pages of every language know it; others as they are."""
        return self._in_english.get(normal(typed), typed)

    def in_language(self, typed: str) -> str:
        """An English name of an ingredient as it is called here; others as they are."""
        return self._here.get(normal(typed), typed)

    def _like(self, typed: str) -> tuple[str, ...]:
        # Imported here: nothing but a misspelt name needs it.
        from rapidfuzz import fuzz, process

        if len(typed) < 3:
            return ()
        nearest = process.extract(typed, self._shown.keys(), scorer=fuzz.ratio, limit=MOST_SUGGESTED)
        return tuple(self._shown[name] for name, likeness, _ in nearest if likeness >= _LIKE_ENOUGH)


def _own_names(edition: Edition) -> Iterable[MedicineName]:
    """Every ingredient answers to its own name."""
    for one in edition.ingredients.values():
        form = one.forms[0].id
        yield MedicineName(one.name, (one.id,), {}, form, ("any",), "", one.reviewed_by)


@for_each_edition
def names_of(edition: Edition) -> Names:
    """The names of an edition, in order for look-ups; a translation knows the English names too."""
    english = shipped() if language.in_use() != language.SOURCE else edition
    return Names(edition, english if english.hash == edition.hash else edition)
