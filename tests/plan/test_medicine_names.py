"""Names of medicines: a misspelling is suggested and never accepted, and nonsense is no medicine."""

import random
import string
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from unspasm import load
from unspasm.plan.medicines.names import MOST_SUGGESTED, bare, names_of, normal

EDITS = 5  # a name
LETTERS = string.ascii_lowercase


@cache
def _known():
    """What each name holds, by its normal form."""
    edition = load()
    known: dict[str, set[frozenset[str]]] = {}
    for name in edition.medicine_names:
        known.setdefault(normal(name.name), set()).add(frozenset(name.ingredients))
    for one in edition.ingredients.values():
        known.setdefault(normal(one.name), set()).add(frozenset([one.id]))
    return known


def _edited(name, draw):
    """One letter dropped, added, changed or two swapped. A number of a strength is not touched: it is not spelling."""
    at = draw.choice([at for at, sign in enumerate(name) if sign.isalpha()])
    letter = draw.choice(LETTERS)
    return draw.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
        ]
    )


@cache
def _misspelt():
    """Name and misspelling, the same in every run; five a name, each at another place where it is long enough."""
    found = []
    for name in sorted(name for name in _shown() if any(sign.isalpha() for sign in name)):
        draw = random.Random(name)
        edits = {_edited(name, draw) for _ in range(6 * EDITS)}
        found += [(name, edit) for edit in sorted(edits) if normal(edit) != normal(name)][:EDITS]
    return found


def _shown():
    return list(names_of(load()))


def test_a_misspelt_name_is_among_the_first_three():
    names = names_of(load())
    missed = []
    tried = 0
    for name, edit in _misspelt():
        if names.recognised(edit).found:
            continue
        tried += 1
        if normal(name) not in {normal(one) for one in names.recognised(edit).suggested}:
            missed.append((name, edit))
    assert tried > 4 * len(_shown()) > 2000
    assert len(missed) <= 0.03 * tried, (len(missed) / tried, missed[:40])


def test_a_misspelt_name_is_never_accepted_for_something_else():
    """Found only where the edit spells a real name, or leaves one with the same in it without strength and form."""
    names = names_of(load())
    wrong = []
    for name, edit in _misspelt():
        found = {frozenset(one.ingredients) for one in names.recognised(edit).found}
        if found and normal(edit) not in _known() and (bare(edit) not in _known() or found != _known()[normal(name)]):
            wrong.append((name, edit, found))
    assert wrong == []


def test_a_strength_more_never_changes_what_is_in_it():
    """A gel stays a gel, and `Tylenol 3` does not become Tylenol. Several contents are for the person to pick from."""
    names = names_of(load())
    wrong = []
    for key, contents in _known().items():
        for typed in (f"{key} 200 mg", f"{key} 500mg", f"{key} 1 g"):
            found = {frozenset(one.ingredients) for one in names.recognised(typed).found}
            if found and normal(typed) not in _known() and not contents <= found:
                wrong.append((typed, found))
    assert wrong == []


def test_without_a_country_every_content_of_a_name_is_shown():
    """One of them chosen in silence could be the gel where the tablet was meant."""
    names = names_of(load())
    for key, contents in _known().items():
        found = names.recognised(key)
        assert {frozenset(one.ingredients) for one in found.found} == contents, key
        assert (found.settled is not None) == (len(contents) == 1), key


def test_a_number_without_a_unit_belongs_to_the_name():
    names = names_of(load())
    for typed in ("Tylenol 9", "Panadol 3", "Nurofen 2", "Advil 7"):
        assert names.recognised(typed).found == (), typed
    assert all("codeine" in one.ingredients for one in names.recognised("Tylenol 3").found)


def test_ten_thousand_random_strings_are_no_medicine():
    names = names_of(load())
    draw = random.Random(7)
    signs = LETTERS + "  -0123456789"
    accepted = []
    for _ in range(10_000):
        typed = "".join(draw.choice(signs) for _ in range(draw.randint(1, 25)))
        if names.recognised(typed).found and normal(typed) not in _known():
            accepted.append(typed)
    assert accepted == []


@given(typed=st.text(max_size=120))
def test_any_text_is_answered_and_found_only_where_it_is_a_name(typed):
    answer = names_of(load()).recognised(typed)
    assert len(answer.suggested) <= MOST_SUGGESTED
    assert not (answer.found and answer.suggested)
    if not any(word in normal(typed) for word in _known()):
        assert answer.found == ()


def test_a_sentence_is_no_medicine():
    names = names_of(load())
    for typed in (
        "my back took a turn",
        "nothing",
        "no",
        "none",
        "pain",
        "I do not know",
        "tablet",
        "gel",
        "500 mg",
        "",
    ):
        assert names.recognised(typed).found == (), typed


def test_nurofen_plus_has_codeine():
    answer = names_of(load()).recognised("Nurofen Plus")
    assert {frozenset(one.ingredients) for one in answer.found} == {frozenset({"ibuprofen", "codeine"})}


def test_every_name_is_found_by_its_letters_in_any_case_and_without_accents():
    names = names_of(load())
    for name in _shown():
        for typed in (name, name.upper(), name.casefold(), f"  {name} "):
            assert names.recognised(typed).found, typed


def test_one_name_with_two_contents_is_settled_by_the_country_or_not_at_all():
    names = names_of(load())
    for one in load().medicine_names:
        everywhere = names.recognised(one.name)
        if everywhere.settled is None:
            assert len({frozenset(each.ingredients) for each in everywhere.found}) > 1
        for country in one.countries:
            here = names.recognised(one.name, country)
            assert frozenset(one.ingredients) in {frozenset(each.ingredients) for each in here.found}, one.name


def test_one_country_gives_a_name_one_content_and_more_only_beside_everywhere():
    """Where a name stands for all countries and for this one with other contents, the person picks."""
    contents: dict[tuple[str, str], set[frozenset[str]]] = {}
    for one in load().medicine_names:
        for country in one.countries:
            contents.setdefault((normal(one.name), country), set()).add(frozenset(one.ingredients))
    assert {key for key, found in contents.items() if len(found) > 1} == set()
