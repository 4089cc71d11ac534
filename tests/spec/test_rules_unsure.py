"""Rules added beyond the notes' table, and rules for not being sure, drawn."""

import pytest
from tests.spec.table import check_rule

RULES: dict[str, str] = {
    "unsteady_legs_with_upper_back_pain": """
        unsteady_legs | upper_or_mid_back | between_shoulder_blades | expect
        T             | T                 |                         | present
        T             | F                 | T                       | present
        T             | F                 | F                       | absent
        F             | T                 | T                       | absent
        ?             | T                 | F                       | unknown
        T             | F                 |                         | unknown
    """,
    "side_pain_and_kidney_at_risk": """
        kidney_at_risk | side_pain | side_to_groin_pain | expect
        T              | T         |                    | present
        T              | F         | T                  | present
        T              | F         | F                  | absent
        F              | T         | T                  | absent
        ?              | T         | F                  | unknown
    """,
    "upper_belly_pain_with_fever": """
        upper_belly_pain | fever | shaking_chills | expect
        T                | T     |                | present
        T                | F     | T              | present
        T                | F     | F              | absent
        F                | T     | T              | absent
        T                | ?     | F              | unknown
    """,
    "fever_and_yellow_skin": """
        yellow_skin | fever | shaking_chills | expect
        T           | T     |                | present
        T           | F     | T              | present
        T           | F     | F              | absent
        F           | T     | T              | absent
        ?           | T     | F              | unknown
    """,
    "burning_or_frequent_pee": """
        burning_pee | expect
        T           | present
        F           | absent
        ?           | unknown
    """,
    # not sure about something that would need more care
    "not_sure_about_a_spasticity_surge": """
        surge_of_spasticity | expect
        ?                   | present
        T                   | absent
        F                   | absent
                            | unknown
    """,
    "not_sure_about_bleeding_signs_with_a_blood_thinner": """
        blood_thinner | flank_bruise_or_swollen_belly | expect
        T             | ?                             | present
        T             | T                             | absent
        T             | F                             | absent
        F             | ?                             | absent
        T             |                               | unknown
        ?             | ?                             | unknown
    """,
    "not_sure_about_an_artery_risk_and_sudden_severe_pain": """
        artery_risk | onset   | pain_worst | age | cannot_keep_still | expect
        ?           | abrupt  | 8          | 40  | F                 | present
        ?           | abrupt  | 7          | 40  | F                 | absent
        ?           | gradual | 10         | 40  | T                 | absent
        T           | abrupt  | 10         | 40  | F                 | absent
        ?           |         | 10         | 40  | F                 | unknown
                    | abrupt  | 10         | 40  | F                 | unknown
    """,
    "not_sure_about_a_fused_spine_after_an_injury": """
        fused_spine | fall_or_bump | hard_fall_or_crash | big_injury | older_big_injury | expect
        ?           | T            | F                  | F          | F                | present
        ?           | F            | F                  | F          | T                | present
        ?           | F            | F                  | F          | F                | absent
        T           | T            | F                  | F          | F                | absent
        ?           | ?            | F                  | F          | F                | unknown
    """,
    "not_sure_about_an_injury_or_a_reason_for_more_care": """
        older_big_injury | fall_or_bump | hard_fall_or_crash | cannot_tell_reliably | sickle_cell | \
        age | osteoporosis | earlier_low_force_fracture | long_term_steroids | heavy_drinking | \
        pain_worst | cannot_keep_still | expect
        ? | F | F | F | F | 40 | F | F | F | F | 3 | F | present
        F | ? | F | F | F | 65 | F | F | F | F | 3 | F | present
        F | ? | F | F | F | 40 | T | F | F | F | 3 | F | present
        F | ? | F | F | F | 40 | F | F | F | F | 3 | F | absent
        F | F | ? | F | F | 40 | F | F | F | F | 8 | F | present
        F | F | ? | F | F | 40 | F | F | F | F | 3 | F | absent
        F | F | F | ? | F | 40 | F | F | F | F | 8 | F | present
        F | F | F | F | ? | 40 | F | F | F | F | 8 | F | present
        F | F | F | F | ? | 40 | F | F | F | F | 3 | F | absent
        F | F | F | F | ? | 40 | F | F | F | F |   | F | unknown
        F | F | F | F | F | 80 | T | T | T | T | 9 | T | absent
    """,
    "not_sure_about_pain_in_the_side": """
        side_to_groin_pain | side_pain | expect
        ?                  | F         | present
        F                  | ?         | present
        F                  | F         | absent
        T                  | T         | absent
        F                  |           | unknown
    """,
    "not_sure_about_a_childs_limp_bruises_or_curve": """
        age | child_limp_bruises_or_curve | expect
        15  | ?                           | present
        16  | ?                           | absent
        15  | T                           | absent
        15  | F                           | absent
            | ?                           | unknown
        15  |                             | unknown
    """,
    "not_sure_about_pregnancy_with_severe_cramps": """
        pregnant | may_be_pregnant | low_belly_cramps | pain_worst | age | cannot_keep_still | expect
        ?        | F               | T                | 8          | 30  | F                 | present
        F        | ?               | T                | 8          | 30  | F                 | present
        F        | ?               | T                | 7          | 30  | F                 | absent
        F        | ?               | F                | 9          | 30  | F                 | absent
        T        | F               | T                | 9          | 30  | F                 | absent
        F        | ?               | ?                | 9          | 30  | F                 | unknown
        F        |                 | T                | 9          | 30  | F                 | unknown
    """,
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_reads_as_drawn(rule, edition):
    check_rule(rule, RULES[rule], edition)
