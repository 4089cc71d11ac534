"""How long the questions take: nobody with an ordinary strain is kept for long."""

import pytest
from tests.interviews import STRAIN, danger_cards, interview

from unspasm.words import Urgency


# The card about pregnancy is for women of 10 to 59 only.
@pytest.mark.parametrize(("sex", "cards"), [("male", 8), ("female", 9)])
def test_an_ordinary_strain_is_settled_in_few_pages(sex, cards):
    found = interview({**STRAIN, "sex": sex})
    assert found.level == Urgency.SELF_CARE
    assert found.danger_cards <= cards
    assert found.until_finished is not None
    assert len(found.pages) <= 20


def test_no_page_is_shown_twice():
    pages = interview({**STRAIN, "sex": "female"}).pages
    assert len(set(pages)) == len(pages)


def test_the_danger_cards_come_first(edition):
    pages = interview({**STRAIN, "sex": "male"}).pages
    assert set(danger_cards(edition)) & set(pages) <= set(pages[:10])


def test_an_emergency_ends_the_questions():
    found = interview({**STRAIN, "sex": "male", "saddle_numbness": True})
    assert found.level == Urgency.EMERGENCY
    assert found.pages == ("right_now", "pee_poo_numbness")
