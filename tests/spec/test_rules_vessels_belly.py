"""Urgency rules on blood vessels, heart, gut, kidney stones, testicle and shingles, drawn."""

import pytest
from tests.spec.table import check_rule

RULES = {
    "known_aneurysm_and_new_pain": """
        aortic_aneurysm | duration_days | getting_worse | unlike_before | first_back_pain_ever | onset | \
        pain_worst | age | cannot_keep_still | belly_pain | side_pain | side_to_groin_pain | expect
        T | 14   |   |   |   |          |     |    | F |   |   |   | present
        T | 14.1 | F | F | F | gradual  | 7   | 54 | F | F | F | F | absent
        T | 14.1 | F | F | F | gradual  | 7   | 55 | F | F | F | F | present
        T | 14.1 | F | F | F | gradual  | 6.9 | 55 | F | F | F | F | absent
        T | 14.1 | F | F | F | gradual  | 8   | 54 | F | F | F | F | present
        T | 100  | T | F | F | gradual  | 3   | 54 | F | F | F | F | present
        T | 100  | F | T | F | gradual  | 3   | 54 | F | F | F | F | present
        T | 100  | F | F | T | gradual  | 3   | 54 | F | F | F | F | present
        T | 100  | F | F | F | abrupt   | 3   | 54 | F | F | F | F | present
        T | 100  | F | F | F | same_day | 3   | 54 | F | F | F | F | present
        T | 100  | F | F | F | gradual  | 3   | 54 | F | T | F | F | present
        T | 100  | F | F | F | gradual  | 3   | 54 | F | F | T | F | present
        T | 100  | F | F | F | gradual  | 3   | 54 | F | F | F | T | present
        T | 100  | F | F | F | gradual  | 3   | 54 | F | ? | F | F | unknown
        T | 100  | F | F | F | gradual  | 7   |    | F | F | F | F | unknown
        T |      |   |   |   |          |     |    | F |   |   |   | unknown
        F | 1    | T | T | T | abrupt   | 10  | 80 | F | T | T | T | absent
        ? | 1    | T | T | T | abrupt   | 10  | 80 | F | T | T | T | unknown
          | 100  | F | F | F | gradual  | 3   | 54 | F | F | F | F | absent
        T | 14.1 | F | F | F | gradual  | 6.9 | 55 | T | F | F | F | present
        T | 14.1 | F | F | F | gradual  | 6.9 | 55 | ? | F | F | F | unknown
        T | 3    |   |   |   |          |     |    | F |   |   |   | present
    """,
    "known_aneurysm_and_pain_of_unknown_age": """
        aortic_aneurysm | expect
        T               | present
        F               | absent
        ?               | unknown
                        | unknown
    """,
    "collapse_at_50_or_over": """
        collapsed | age  | expect
        T         | 50   | present
        T         | 49.9 | absent
        T         |      | unknown
        F         | 80   | absent
        ?         | 50   | unknown
        ?         | 49   | absent
                  | 80   | unknown
    """,
    "one_blackout": """
        collapsed | expect
        T         | present
        F         | absent
        ?         | unknown
                  | unknown
    """,
    "sudden_severe_back_and_belly_pain_at_60_or_over": """
        age  | onset    | pain_worst | cannot_keep_still | belly_pain | expect
        60   | abrupt   | 7          | F                 | T          | present
        60   | abrupt   | 3          | T                 | T          | present
        80   | abrupt   | 10         |                   | T          | present
        59.9 | abrupt   | 10         | T                 | T          | absent
        60   | abrupt   | 6.9        | F                 | T          | absent
        60   | same_day | 10         | T                 | T          | absent
        60   | abrupt   | 10         | T                 | F          | absent
        60   | abrupt   | 10         | T                 | ?          | unknown
        60   | abrupt   | 5          | ?                 | T          | unknown
        60   | abrupt   |            | F                 | T          | unknown
        60   |          | 10         | T                 | T          | unknown
             | abrupt   | 10         | T                 | T          | unknown
    """,
    "first_stone_like_pain_at_60_or_over": """
        age  | earlier_kidney_stone | side_to_groin_pain | pain_worst | expect
        60   | F                    | T                  |            | present
        60   | F                    | T                  | 3          | present
        59.9 | F                    | T                  | 10         | absent
             | F                    | T                  | 10         | unknown
        60   | T                    | T                  | 3          | absent
        60   |                      | T                  | 10         | unknown
        60   | F                    | F                  | 10         | absent
        60   | F                    | ?                  | 10         | unknown
        60   | F                    |                    | 10         | unknown
        59.9 | F                    | ?                  | 10         | absent
        80   | F                    | T                  |            | present
    """,
    "first_stone_like_pain_smoker_at_50_or_over": """
        age | sex | smoker_with_high_pressure | earlier_kidney_stone | side_to_groin_pain | side_pain | \
        cannot_keep_still | onset | pain_worst | expect
        50   | male   | T | F | T |   |   |          |     | present
        49.9 | male   | T | F | T |   |   |          |     | absent
             | male   | T | F | T |   |   |          |     | unknown
        50   | female | T | F | T |   |   |          |     | absent
        50   | other  | T | F | T |   |   |          |     | absent
        50   |        | T | F | T |   |   |          |     | unknown
        50   | male   | F | F | T |   |   |          |     | absent
        50   | male   | ? | F | T |   |   |          |     | unknown
        50   | male   | T | F | F | T | T |          |     | present
        50   | male   | T | F | F | T | F | abrupt   | 8   | present
        54.9 | male   | T | F | F | T | F | abrupt   | 7.9 | absent
        55   | male   | T | F | F | T | F | abrupt   | 7   | present
        50   | male   | T | F | F | T | F | same_day | 10  | absent
        50   | male   | T | F | ? | F | F | gradual  | 5   | unknown
        50   | male   | T | F | F | T | ? | gradual  | 5   | unknown
        50   | male   | T |   | T | F | F | gradual  | 3   | unknown
        50   | male   | T | T | T | F | F | gradual  | 3   | absent
        50   | male   | T | T | T | F | F | gradual  | 8   | present
        50   | male   | T | T | F | T | T | gradual  | 3   | present
    """,
    "tearing_pain_all_at_once": """
        tearing_pain | expect
        T            | present
        F            | absent
        ?            | unknown
                     | unknown
    """,
    "sudden_severe_pain_with_faint_or_limb_sign": """
        onset    | pain_worst | age  | cannot_keep_still | collapsed | leg_weakness | cold_pale_limb | expect
        abrupt   | 8          | 30   | F                 | T         |              |                | present
        abrupt   | 8          | 30   | F                 | F         | T            | F              | present
        abrupt   | 8          | 30   | F                 | F         | F            | T              | present
        abrupt   | 8          |      | F                 | T         |              |                | present
        abrupt   | 7.9        | 54.9 | F                 | T         | T            | T              | absent
        abrupt   | 7          | 55   | F                 | T         |              |                | present
        abrupt   | 6.9        | 55   | F                 | T         | T            | T              | absent
        abrupt   | 7          |      | F                 | T         |              |                | unknown
        abrupt   |            | 30   | F                 | T         |              |                | unknown
                 | 9          | 30   | F                 | T         |              |                | unknown
        same_day | 10         | 30   | F                 | T         | T            | T              | absent
        gradual  | 10         | 30   | F                 | T         | T            | T              | absent
        abrupt   | 10         | 30   | F                 | F         | F            | F              | absent
        abrupt   | 10         | 30   | F                 | ?         | F            | F              | unknown
        abrupt   | 10         | 30   | F                 | F         | ?            | F              | unknown
        abrupt   | 10         | 30   | F                 | F         | F            | ?              | unknown
        abrupt   | 10         | 30   | F                 | F         | F            |                | unknown
        abrupt   | 7.9        | 54.9 | T                 | T         | T            | T              | present
        abrupt   | 7.9        | 54.9 | ?                 | T         | T            | T              | unknown
                 | 9          | 30   | T                 | T         |              |                | unknown
    """,
    "sudden_severe_pain_with_artery_risk": """
        onset    | pain_worst | age  | cannot_keep_still | artery_risk | aortic_aneurysm | expect
        abrupt   | 8          | 30   | F                 | T           |                 | present
        abrupt   | 8          | 30   | F                 | F           | T               | present
        abrupt   | 8          | 30   | F                 | F           | F               | absent
        abrupt   | 7.9        | 54.9 | F                 | T           | T               | absent
        abrupt   | 7          | 55   | F                 | T           |                 | present
        abrupt   | 6.9        | 55   | F                 | T           | T               | absent
        same_day | 10         | 30   | F                 | T           | T               | absent
                 | 10         | 30   | F                 | T           | T               | unknown
        abrupt   | 8          | 30   | F                 | ?           | F               | unknown
        abrupt   | 8          | 30   | F                 | F           | ?               | unknown
        abrupt   | 8          | 30   | F                 | F           |                 | unknown
        abrupt   | 7.9        | 54.9 | T                 | T           | T               | present
        abrupt   | 7.9        | 54.9 | ?                 | T           | T               | unknown
    """,
    "sudden_severe_upper_back_pain_at_50_or_over": """
        age  | onset   | pain_worst | cannot_keep_still | upper_or_mid_back | expect
        50   | abrupt  | 8          | F                 | T                 | present
        50   | abrupt  | 7.9        | F                 | T                 | absent
        55   | abrupt  | 7          | F                 | T                 | present
        80   | abrupt  | 6.9        | F                 | T                 | absent
        50   | abrupt  | 3          | T                 | T                 | present
        49.9 | abrupt  | 10         | T                 | T                 | absent
        50   | gradual | 10         | T                 | T                 | absent
        50   | abrupt  | 10         | T                 | F                 | absent
        50   | abrupt  | 10         | T                 |                   | unknown
        50   | abrupt  | 5          | ?                 | T                 | unknown
        50   |         | 10         | T                 | T                 | unknown
             | abrupt  | 10         | T                 | T                 | unknown
    """,
    "chest_pressure_or_short_breath": """
        chest_pain_or_breathless | expect
        T                        | present
        F                        | absent
        ?                        | unknown
                                 | unknown
    """,
    "leg_suddenly_cold_or_pale": """
        cold_pale_limb | expect
        T              | present
        F              | absent
        ?              | unknown
                       | unknown
    """,
    "upper_belly_pain_through_to_the_back_with_vomiting": """
        upper_belly_pain_vomiting | expect
        T                         | present
        F                         | absent
        ?                         | unknown
                                  | unknown
    """,
    "severe_or_sudden_upper_belly_pain": """
        upper_belly_pain | onset    | pain_worst | age  | cannot_keep_still | expect
        T                | gradual  | 8          | 30   |                   | present
        T                | gradual  | 7.9        | 54.9 | F                 | absent
        T                | gradual  | 7          | 55   | F                 | present
        T                | gradual  | 3          | 30   | T                 | present
        T                | abrupt   | 3          | 30   | F                 | present
        T                | same_day | 3          | 30   | F                 | absent
        F                | abrupt   | 10         | 80   | T                 | absent
                         | abrupt   | 10         | 80   | T                 | unknown
        T                | gradual  |            | 30   | F                 | unknown
        T                |          | 3          | 30   | F                 | unknown
    """,
    "sudden_severe_upper_belly_pain": """
        upper_belly_pain | onset    | pain_worst | age  | cannot_keep_still | shoulder_tip_pain | expect
        T                | abrupt   | 8          | 30   |                   |                   | present
        T                | abrupt   | 7.9        | 54.9 | F                 | F                 | absent
        T                | abrupt   | 7          | 55   | F                 | F                 | present
        T                | abrupt   | 3          | 30   | T                 | F                 | present
        T                | abrupt   | 3          | 30   | F                 | T                 | present
        T                | same_day | 10         | 80   | T                 | T                 | absent
        F                | abrupt   | 10         | 80   | T                 | T                 | absent
                         | abrupt   | 10         | 80   | T                 | T                 | unknown
        T                |          | 10         | 80   | T                 | T                 | unknown
        T                | abrupt   |            | 30   | F                 | F                 | unknown
        T                | abrupt   | 3          | 30   | F                 | ?                 | unknown
    """,
    "severe_new_belly_pain": """
        belly_pain | pain_worst | age  | cannot_keep_still | expect
        T          | 8          | 30   |                   | present
        T          | 7.9        | 54.9 | F                 | absent
        T          | 7          | 55   | F                 | present
        T          | 6.9        | 55   | F                 | absent
        T          | 3          | 30   | T                 | present
        F          | 10         | 80   | T                 | absent
        ?          | 10         | 80   | T                 | unknown
                   | 10         | 80   | T                 | unknown
        T          |            | 30   | F                 | unknown
    """,
    "black_poo_or_vomiting_blood": """
        black_or_bloody_poo | expect
        T                   | present
        F                   | absent
        ?                   | unknown
                            | unknown
    """,
    "stone_pain_with_fever": """
        fever | shaking_chills | side_to_groin_pain | side_pain | cannot_keep_still | pain_worst | age | \
        vomiting | earlier_kidney_stone | expect
        T | F | T | F | F | 3 | 30 | F | F | present
        T | F | F | T | T | 3 | 30 | F | F | present
        T | F | F | T | F | 10 | 30 | F | F | absent
        T | F | F | F | T | 10 | 30 | F | F | absent
        F | T | T | F | F | 8 | 30 | F | F | present
        F | T | T | F | F | 7.9 | 54.9 | F | F | absent
        F | T | T | F | F | 7 | 55 | F | F | present
        F | T | T | F | F | 6.9 | 55 | F | F | absent
        F | T | T | F | T | 3 | 30 | F | F | present
        F | T | F | T | T | 3 | 30 | F | F | present
        F | T | F | T | F | 10 | 30 | F | F | absent
        F | F | T | T | T | 10 | 60 | F | F | absent
        ? | F | T | F | F | 3 | 30 | F | F | unknown
        F | ? | T | F | F | 8 | 30 | F | F | unknown
        T | F | ? | F | F | 3 | 30 | F | F | unknown
        T | F | F | ? | T | 3 | 30 | F | F | unknown
        F | T | T | F | ? | 3 | 30 | F | F | unknown
        T | | | | | | | | | unknown
        F | T | T | F | F | 3 | 30 | T | F | present
        F | T | T | F | F | 3 | 30 | F | T | present
        F | T | F | F | F | 3 | 30 | T | T | absent
    """,
    "severe_stone_pain_and_pregnant": """
        pregnant | side_to_groin_pain | side_pain | cannot_keep_still | pain_worst | age  | expect
        T        | T                  | F         | F                 | 8          | 30   | present
        T        | T                  | F         | F                 | 7.9        | 54.9 | absent
        T        | T                  | F         | F                 | 7          | 55   | present
        T        | T                  | F         | F                 | 6.9        | 55   | absent
        T        | T                  | F         | T                 | 3          | 30   | present
        T        | F                  | T         | T                 | 3          | 30   | present
        T        | F                  | T         | F                 | 10         | 30   | absent
        T        | F                  | F         | T                 | 10         | 30   | absent
        F        | T                  | T         | T                 | 10         | 30   | absent
        ?        | T                  | T         | T                 | 10         | 30   | unknown
                 | T                  | T         | T                 | 10         | 30   | unknown
        T        | ?                  | F         | T                 | 5          | 30   | unknown
        T        | F                  | ?         | T                 | 5          | 30   | unknown
        T        | F                  | T         | ?                 | 5          | 30   | unknown
    """,
    "severe_stone_pain_and_kidney_at_risk": """
        kidney_at_risk | side_to_groin_pain | side_pain | cannot_keep_still | pain_worst | age  | expect
        T              | T                  | F         | F                 | 8          | 30   | present
        T              | T                  | F         | F                 | 7.9        | 54.9 | absent
        T              | T                  | F         | F                 | 7          | 55   | present
        T              | T                  | F         | F                 | 6.9        | 55   | absent
        T              | T                  | F         | T                 | 3          | 30   | present
        T              | F                  | T         | T                 | 3          | 30   | present
        T              | F                  | T         | F                 | 10         | 30   | absent
        T              | F                  | F         | T                 | 10         | 30   | absent
        F              | T                  | T         | T                 | 10         | 30   | absent
        ?              | T                  | T         | T                 | 10         | 30   | unknown
                       | T                  | T         | T                 | 10         | 30   | unknown
        T              | ?                  | F         | T                 | 5          | 30   | unknown
        T              | F                  | ?         | T                 | 5          | 30   | unknown
        T              | F                  | T         | ?                 | 5          | 30   | unknown
    """,
    "severe_stone_pain_and_no_pee_or_no_fluids": """
        no_pee_now | cannot_keep_fluids_down | side_to_groin_pain | side_pain | cannot_keep_still | pain_worst | \
        age | expect
        T | F | T | F | F | 8   | 30   | present
        F | T | T | F | F | 8   | 30   | present
        F | F | T | T | T | 10  | 30   | absent
        T | F | T | F | F | 7.9 | 54.9 | absent
        T | F | T | F | F | 7   | 55   | present
        T | F | T | F | T | 3   | 30   | present
        F | T | F | T | T | 3   | 30   | present
        F | T | F | T | F | 10  | 30   | absent
        ? | F | T | T | T | 10  | 30   | unknown
        F | ? | T | T | T | 10  | 30   | unknown
        F |   | T | T | T | 10  | 30   | unknown
        T | T | T | F | ? | 5   | 30   | unknown
    """,
    "severe_stone_pain": """
        side_to_groin_pain | side_pain | cannot_keep_still | pain_worst | age  | expect
        T                  | F         | F                 | 8          | 30   | present
        T                  | F         | F                 | 7.9        | 54.9 | absent
        T                  | F         | F                 | 7          | 55   | present
        T                  | F         | F                 | 6.9        | 55   | absent
        T                  | F         | T                 | 3          | 30   | present
        F                  | T         | T                 | 3          | 30   | present
        F                  | T         | F                 | 10         | 30   | absent
        F                  | F         | T                 | 10         | 30   | absent
        T                  | F         | F                 | 7          |      | unknown
        T                  | F         | F                 |            |      | unknown
        ?                  | F         | T                 | 5          | 30   | unknown
        F                  | ?         | T                 | 5          | 30   | unknown
        T                  | F         | ?                 | 5          | 30   | unknown
    """,
    "mild_pain_of_a_known_stone": """
        earlier_kidney_stone | side_to_groin_pain | side_pain | expect
        T                    | T                  |           | present
        T                    | F                  | T         | present
        T                    | F                  | F         | absent
        F                    | T                  | T         | absent
                             | T                  | T         | unknown
        T                    | ?                  | F         | unknown
        T                    | F                  | ?         | unknown
        F                    | ?                  | ?         | absent
    """,
    "severe_side_pain": """
        side_pain | pain_worst | age | cannot_keep_still | expect
        T         | 8          | 40  | F                 | present
        T         | 7.9        | 40  | F                 | absent
        T         | 7          | 62  | F                 | present
        T         | 3          | 40  | T                 | present
        F         | 10         | 40  | T                 | absent
        ?         | 10         | 40  | F                 | unknown
        T         |            | 40  | F                 | unknown
    """,
    "mild_side_to_groin_pain": """
        side_to_groin_pain | side_pain | expect
        T                  |           | present
        F                  | T         | present
        F                  | F         | absent
        ?                  | F         | unknown
                           |           | unknown
    """,
    "sudden_severe_pain_between_the_shoulder_blades": """
        between_shoulder_blades | onset    | pain_worst | age | cannot_keep_still | expect
        T                       | abrupt   | 8          | 30  | F                 | present
        T                       | abrupt   | 7          | 55  | F                 | present
        T                       | abrupt   | 7          | 54  | F                 | absent
        T                       | same_day | 10         | 30  | T                 | absent
        F                       | abrupt   | 10         | 30  | F                 | absent
                                | abrupt   | 10         | 30  | F                 | unknown
        T                       |          | 10         | 30  | F                 | unknown
    """,
    "pain_that_starts_in_a_testicle": """
        testicle_pain | expect
        T             | present
        F             | absent
        ?             | unknown
                      | unknown
    """,
    "one_sided_band_of_blisters": """
        blistering_rash | expect
        T               | present
        F               | absent
        ?               | unknown
                        | unknown
    """,
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_reads_as_drawn(rule, edition):
    check_rule(rule, RULES[rule], edition)
