"""Nobody is shown as likely what they cannot have, and a rule that fired names its cause all the same."""

import pytest
from hypothesis import given
from tests.assessment.drawn import calm
from tests.people import people
from tests.spec.table import frame

from unspasm import assess
from unspasm.assessment.answers import engine_values
from unspasm.engines import table
from unspasm.engines.person import reader

OF_WOMEN = {"period_pain_or_pelvic", "early_pregnancy", "later_pregnancy", "pelvic_girdle", "ovary_or_womb"}
WOULD_SHOW = [("period_pain_or_pelvic", "low_belly_cramps"), ("pelvic_girdle", "pregnant")]


def table_scores(edition, *crowd):
    found = reader(edition)
    values = [found.with_gates(engine_values(assess(one).answers, edition)) for one in crowd]
    return table.read(edition, frame(edition, values).lazy()).collect().to_dicts()


def likely(answers):
    return {one.cause.id for one in assess(answers).causes if not one.check_first}


def test_the_causes_that_a_man_cannot_have_are_marked(edition):
    assert {id for id, cause in edition.causes.items() if cause.excluded_when} == {*OF_WOMEN, "testicle"}


@given(told=people())
def test_a_man_is_never_shown_a_cause_of_the_womb_as_likely(told):
    assert not likely({**told, "sex": "male"}) & OF_WOMEN


@given(told=people())
def test_a_woman_is_never_shown_a_testicle_as_likely(told):
    assert "testicle" not in likely({**told, "sex": "female"})


@pytest.mark.parametrize(("cause", "sign"), WOULD_SHOW)
@pytest.mark.parametrize("sex", ["female", "other", None])
def test_anybody_else_with_the_sign_is_shown_it_on_both_engines(edition, cause, sign, sex):
    """Also who did not say: unknown is not a no."""
    answers = calm(**{sign: True, "sex": sex})
    (row,) = table_scores(edition, answers)
    (score,) = [one.score for one in assess(answers).causes if one.cause.id == cause]
    assert score == pytest.approx(row[f"score_{cause}"], abs=1e-6)
    assert score is not None
    assert score > 0.3


@pytest.mark.parametrize(("cause", "sign"), WOULD_SHOW)
def test_a_man_with_the_sign_is_not_and_the_table_has_no_score(edition, cause, sign):
    man = calm(**{sign: True, "sex": "male"})
    (row,) = table_scores(edition, man)
    assert cause not in {one.cause.id for one in assess(man).causes}
    assert row[f"score_{cause}"] is None


def test_engines_agree_on_what_is_left_for_men(edition):
    men = [calm(sex="male", **{sign: True}) for sign in ("low_belly_cramps", "pregnant", "side_pain", "night_pain")]
    for man, row in zip(men, table_scores(edition, *men), strict=True):
        for one in assess(man).causes:
            assert one.score is None or one.score == pytest.approx(row[f"score_{one.cause.id}"], abs=1e-6)
        assert all(row[f"score_{id}"] is None for id in OF_WOMEN - {one.cause.id for one in assess(man).causes})


def test_a_rule_that_fired_names_its_cause_all_the_same():
    """The recorded sex may be wrong, or not say who can be pregnant; a danger sign is never argued away."""
    causes = assess(calm(sex="male", pregnant=True, vaginal_bleeding=True)).causes
    assert ("early_pregnancy", True) in [(one.cause.id, one.check_first) for one in causes]
