"""Urgency rules that came with the wider knowledge, drawn: joints, sickle cell, belly, lasting pain and not sure."""

import pytest
from tests.spec.table import check_rule

NERVES = (
    "new_trouble_peeing | new_urine_leak | new_bowel_trouble | saddle_numbness | new_genital_numbness"
    " | both_legs_symptoms | both_legs_weak | leg_weakness | leg_weakness_worse | unsteady_legs"
)
SIGNS = (
    "woken_late_night | buttock_pain | better_with_movement | nsaid_helps_in_2_days"
    " | relative_with_spondyloarthritis | swollen_joints | heel_pain | psoriasis"
)
GERMS = (
    "recent_infection | recent_invasive_procedure | recent_spine_procedure | weak_immunity"
    " | heart_valve_or_endocarditis | dialysis_or_line | tb_contact"
    " | injects_drugs | long_term_steroids | recent_chemotherapy"
)

RULES = {
    # causes/aortic_aneurysm
    "severe_stone_like_pain_at_60_or_over": """
        age | earlier_kidney_stone | side_to_groin_pain | side_pain | cannot_keep_still | onset | pain_worst | \
        expect
        60   | F | T | F | F | gradual  | 7   | present
        60   | F | T | F | F | gradual  | 6.9 | absent
        59.9 | F | T | T | T | abrupt   | 10  | absent
        60   | F | T | F | T | gradual  | 3   | present
        60   | F | F | T | T | gradual  | 3   | present
        60   | F | F | T | F | abrupt   | 7   | present
        60   | F | F | T | F | abrupt   | 6.9 | absent
        60   | F | F | T | F | same_day | 10  | absent
        60   | F | F | F | T | abrupt   | 10  | absent
        60   | T | T | F | F | gradual  | 7   | present
        60   |   | T | F | F | gradual  | 7   | present
             | F | T | F | F | gradual  | 7   | unknown
        60   | F | T | F | F | gradual  |     | unknown
        60   | F | T | F | ? | gradual  | 5   | unknown
        60   | F | ? | F | F | gradual  | 7   | unknown
        60   | F | F | ? | T | gradual  | 3   | unknown
        60   | F | F | T | F |          | 9   | unknown
        80   | F | T | F | F | gradual  | 9   | present
    """,
    "beating_belly_lump_with_new_pain": """
        pulsing_belly_lump | age | duration_days | onset | pain_worst | cannot_keep_still | getting_worse | \
        belly_pain | side_pain | side_to_groin_pain | unlike_before | first_back_pain_ever | expect
        T | 60   | 14   |          |     |   |   |   |   |   |   |   | present
        T | 60   | 14.1 | gradual  | 6.9 | F | F | F | F | F | F | F | absent
        T | 59.9 | 1    | abrupt   | 10  | T | T | T | T | T | F | F | absent
        T | 60   | 100  | abrupt   | 3   | F | F | F | F | F | F | F | present
        T | 60   | 100  | same_day | 3   | F | F | F | F | F | F | F | present
        T | 60   | 100  | gradual  | 7   | F | F | F | F | F | F | F | present
        T | 60   | 100  | gradual  | 3   | T | F | F | F | F | F | F | present
        T | 60   | 100  | gradual  | 3   | F | T | F | F | F | F | F | present
        T | 60   | 100  | gradual  | 3   | F | F | T | F | F | F | F | present
        T | 60   | 100  | gradual  | 3   | F | F | F | T | F | F | F | present
        T | 60   | 100  | gradual  | 3   | F | F | F | F | T | F | F | present
        T | 60   | 100  | gradual  | 3   | F | F | ? | F | F | F | F | unknown
        T | 60   | 100  | gradual  | 3   | F |   | F | F | F | F | F | unknown
        T | 60   |      | gradual  | 3   | F | F | F | F | F | F | F | unknown
        T |      | 1    | abrupt   | 10  | T | T | T | T | T | F | F | unknown
        ? | 60   | 1    | abrupt   | 10  | T | T | T | T | T | F | F | unknown
        F | 60   | 1    | abrupt   | 10  | T | T | T | T | T | F | F | absent
        T | 80   | 14   |          |     |   |   |   |   |   |   |   | present
        T | 60   | 3    |          |     |   |   |   |   |   |   |   | present
        T | 60   | 100  | gradual  | 3   | F | F | F | F | F | T | F | present
        T | 60   | 100  | gradual  | 3   | F | F | F | F | F | F | T | present
    """,
    "beating_belly_lump": """
        pulsing_belly_lump | age | expect
        T                  |     | present
        T                  | 60  | present
        F                  | 80  | absent
        ?                  | 80  | unknown
                           | 80  | unknown
    """,
    # causes/axial_spondyloarthritis
    "four_signs_of_an_inflamed_spine_or_three_with_a_link": f"""
        duration_days | back_pain_over_3_months | age | age_at_start | {SIGNS} | \
        eye_inflammation | bowel_inflammation | expect
        84   |   | 40   | 40   | T | T | T | T | F | F | F | F | F | F | present
        83.9 | F | 40   | 40   | T | T | T | T | T | T | T | T | T | T | absent
        3    | T | 40   | 40   | T | F | F | F | F | T | T | T | F | F | present
        100  | F | 44.9 | 44   | F | F | F | F | T | T | T | T | F | F | present
        100  | F | 60   | 44.9 | T | T | T | T | F | F | F | F | F | F | present
        100  | F | 60   | 45   | T | T | T | T | T | T | T | T | T | T | absent
        100  | F | 40   | 34.9 | T | T | T | F | F | F | F | F | F | F | present
        100  | F | 40   | 35   | T | T | T | F | F | F | F | F | F | F | absent
        100  | F | 40   | 40   | T | T | F | F | T | F | F | F | F | F | present
        100  | F | 40   | 40   | F | F | F | T | F | T | F | T | F | F | present
        100  | F | 40   | 40   | F | T | F | F | F | T | T | F | T | F | present
        100  | F | 40   | 40   | F | T | F | F | F | T | T | F | F | T | present
        100  | F | 40   | 40   | F | T | F | F | F | T | F | F | T | T | absent
        100  | F | 40   | 40   | T | T | T | F | F | F | F | F |   | F | unknown
        100  | F | 40   | 40   | T | T | T |   | F | F | F | F | F | F | unknown
        100  |   | 40   |      | T | T | T | T | F | F | F | F | F | F | present
        3    |   | 40   | 40   | T | T | T | T | F | F | F | F | F | F | unknown
        100  | F | 60   |      | T | T | T | T | F | F | F | F | F | F | unknown
    """,
    "three_signs_of_an_inflamed_spine": f"""
        duration_days | back_pain_over_3_months | age | age_at_start | {SIGNS} | expect
        84   |   | 40   | 40   | T | T | T | F | F | F | F | F | present
        83.9 | F | 40   | 40   | T | T | T | T | T | T | T | T | absent
        3    | T | 40   | 40   | F | F | F | T | F | T | T | F | present
        100  | F | 60   | 44.9 | F | F | F | F | T | T | F | T | present
        100  | F | 60   | 45   | T | T | T | T | T | T | T | T | absent
        100  | F | 40   | 34.9 | T | T | F | F | F | F | F | F | present
        100  | F | 40   | 35   | T | T | F | F | F | F | F | F | absent
        100  | F | 40   | 35   | T | T |   | F | F | F | F | F | unknown
        100  | F | 60   |      | T | T | T | F | F | F | F | F | unknown
    """,
    # causes/body_wide_spasm
    "jaw_neck_or_whole_body_spasm": """
        whole_body_spasm | muscle_spasm | expect
        T                |              | present
        F                | T            | absent
        ?                | T            | unknown
                         | T            | unknown
    """,
    "not_sure_about_whole_body_spasm": """
        whole_body_spasm | muscle_spasm | expect
        ?                |              | present
        F                | T            | absent
        T                |              | absent
                         | T            | unknown
    """,
    # causes/fragility_fracture
    "lost_height_or_new_hump": """
        height_loss_or_hump | age | osteoporosis | earlier_low_force_fracture | long_term_steroids | \
        heavy_drinking | expect
        T | 50 | | | | | present
        T | 49 | T | | | | present
        T | 49 | F | F | T | F | present
        T | 49 | F | F | F | F | absent
        F | 80 | T | T | T | T | absent
        | 80 | T | T | T | T | unknown
        T | 49 | ? | F | F | F | unknown
    """,
    # causes/kidney_stone
    "severe_stone_pain_that_painkillers_do_not_ease": """
        not_eased_by_painkillers | side_to_groin_pain | side_pain | cannot_keep_still | pain_worst | age | expect
        T | T | F | F | 8   | 30   | present
        T | T | F | F | 7.9 | 54.9 | absent
        T | T | F | F | 7   | 55   | present
        T | T | F | F | 6.9 | 55   | absent
        T | T | F | T | 3   | 30   | present
        T | F | T | T | 3   | 30   | present
        T | F | T | F | 10  | 30   | absent
        T | F | F | T | 10  | 30   | absent
        F | T | T | T | 10  | 30   | absent
        ? | T | T | T | 10  | 30   | unknown
          | T | T | T | 10  | 30   | unknown
        T | ? | F | T | 5   | 30   | unknown
        T | F | T | ? | 5   | 30   | unknown
        T | T | F | F | 7   |      | unknown
    """,
    # causes/muscle_compartment
    "rock_hard_back_or_dark_pee_after_extreme_effort": """
        muscle_breakdown_sign | began_with_strain | expect
        T                     |                   | present
        F                     | T                 | absent
        ?                     | T                 | unknown
                              | T                 | unknown
    """,
    "sickle_cell_and_severe_pain_after_strain": """
        sickle_cell | began_with_strain | pain_worst | age  | cannot_keep_still | expect
        T           | T                 | 8          | 30   |                   | present
        T           | T                 | 7.9        | 54.9 | F                 | absent
        T           | T                 | 7          | 55   | F                 | present
        T           | T                 | 6.9        | 55   | F                 | absent
        T           | T                 | 3          | 30   | T                 | present
        T           | F                 | 10         | 30   | T                 | absent
        F           | T                 | 10         | 30   | T                 | absent
        ?           | T                 | 10         | 30   | T                 | unknown
        T           |                   | 10         | 30   | T                 | unknown
        T           | T                 |            | 30   | F                 | unknown
        T           | T                 | 3          | 30   | ?                 | unknown
    """,
    # causes/retroperitoneal_bleed
    "flank_bruise_or_swollen_belly_on_a_blood_thinner": """
        blood_thinner | flank_bruise_or_swollen_belly | pain_worst | expect
        T             | T                             |            | present
        T             | T                             | 2          | present
        T             | F                             | 10         | absent
        F             | T                             | 10         | absent
        ?             | T                             | 10         | unknown
        T             | ?                             | 10         | unknown
        T             |                               | 10         | unknown
    """,
    # causes/sickle_cell_crisis
    "sickle_cell_and_severe_pain": """
        sickle_cell | pain_worst | age  | cannot_keep_still | expect
        T           | 8          | 30   |                   | present
        T           | 7.9        | 54.9 | F                 | absent
        T           | 7          | 55   | F                 | present
        T           | 6.9        | 55   | F                 | absent
        T           | 3          | 30   | T                 | present
        F           | 10         | 30   | T                 | absent
        ?           | 10         | 30   | T                 | unknown
                    | 10         | 30   | T                 | unknown
        T           | 7          |      | F                 | unknown
        T           |            | 30   | F                 | unknown
    """,
    "sickle_cell_with_fever_or_chest_signs": """
        sickle_cell | fever | shaking_chills | chest_pain_or_breathless | expect
        T           | T     |                |                          | present
        T           | F     | T              | F                        | present
        T           | F     | F              | T                        | present
        T           | F     | F              | F                        | absent
        F           | T     | T              | T                        | absent
        ?           | T     | T              | T                        | unknown
        T           | ?     | F              | F                        | unknown
        T           | F     | F              | ?                        | unknown
        T           | F     |                | F                        | unknown
    """,
    # causes/slip_or_stress_fracture
    "arching_sport_at_10_to_24_for_two_weeks": """
        age  | arching_sport | duration_days | expect
        10   | T             | 14            | present
        24.9 | T             | 100           | present
        9.9  | T             | 100           | absent
        25   | T             | 100           | absent
        40   | T             | 100           | absent
        17   | T             | 13.9          | absent
        17   | F             | 100           | absent
        17   |               | 100           | unknown
        17   | T             |               | unknown
             | T             | 100           | unknown
    """,
    # causes/spinal_cancer
    "tired_or_often_ill_at_60_with_lasting_pain": """
        age  | duration_days | tired_or_often_ill | earlier_low_force_fracture | expect
        60   | 28            | T                  |                            | present
        80   | 100           | F                  | T                          | present
        59.9 | 100           | T                  | T                          | absent
        60   | 27.9          | T                  | T                          | absent
        60   | 100           | F                  | F                          | absent
        60   | 100           |                    | F                          | unknown
        60   | 100           | F                  | ?                          | unknown
        60   |               | T                  |                            | unknown
             | 100           | T                  |                            | unknown
    """,
    "constant_pain_at_50_or_over": """
        age  | no_position_eases | duration_days | upper_or_mid_back | expect
        50   | T                 | 28            |                   | present
        80   | T                 | 100           | F                 | present
        50   | T                 | 3             | T                 | present
        50   | T                 | 27.9          | F                 | absent
        49.9 | T                 | 100           | T                 | absent
        50   | F                 | 100           | T                 | absent
        50   |                   | 100           | T                 | unknown
        50   | T                 | 27.9          |                   | unknown
        50   | T                 |               | F                 | unknown
             | T                 | 100           | T                 | unknown
    """,
    "coughing_blood_or_new_lump": """
        coughing_blood | lump_in_breast_or_back | expect
        T              |                        | present
        F              | T                      | present
        F              | F                      | absent
        ?              | T                      | present
        ?              | F                      | unknown
        F              | ?                      | unknown
        F              |                        | unknown
    """,
    "blood_or_new_lump_with_weight_loss_or_nerve_sign": f"""
        coughing_blood | lump_in_breast_or_back | blood_in_pee | weight_loss | {NERVES} | expect
        T |   |   | T |   |   |   |   |   |   |   |   |   |   | present
        F | T | F | T |   |   |   |   |   |   |   |   |   |   | present
        T | F | F | F | T | F | F | F | F | F | F | F | F | F | present
        F | T | F | F | F | F | F | T | F | F | F | F | F | F | present
        T | F | F | F | F | F | F | F | F | T | F | F | F | F | present
        F | T | F | F | F | F | F | F | F | F | F | T | F | F | present
        T | F | F | F | F | F | F | F | F | F | F | F | F | T | present
        T | T | F | F | F | F | F | F | F | F | F | F | F | F | absent
        F | F | F | T | T | F | F | T | F | T | T | T | T | T | absent
        T | F | F | ? | F | F | F | F | F | F | F | F | F | F | unknown
        T | F | F | F | F | F | F | ? | F | F | F | F | F | F | unknown
        T | F | F | F | F | F | F | F | F | F | F | F | F |   | unknown
        ? | F | F | T | T | F | F | F | F | F | F | F | F | F | unknown
        F |   | F | T | T | F | F | F | F | F | F | F | F | F | unknown
        F | F | T | T | F | F | F | F | F | F | F | F | F | F | present
        F | F | T | F | F | F | F | F | F | F | F | F | F | F | absent
    """,
    "cancer_signs_with_cord_or_bladder_signs": """
        coughing_blood | lump_in_breast_or_back | weight_loss | both_legs_weak | unsteady_legs | \
        new_trouble_peeing | new_urine_leak | new_bowel_trouble | saddle_numbness | new_genital_numbness | expect
        T |   |   | T |   |   |   |   |   |   | present
        F | T | F | F | T | F | F | F | F | F | present
        F | F | T | F | F | T | F | F | F | F | present
        T | F | F | F | F | F | T | F | F | F | present
        F | T | F | F | F | F | F | T | F | F | present
        F | F | T | F | F | F | F | F | T | F | present
        T | F | F | F | F | F | F | F | F | T | present
        T | T | T | F | F | F | F | F | F | F | absent
        F | F | F | T | T | T | T | T | T | T | absent
        F | F | ? | T | F | F | F | F | F | F | unknown
        ? | F | F | T | F | F | F | F | F | F | unknown
        F |   | F | T | F | F | F | F | F | F | unknown
        T | F | F | ? | F | F | F | F | F | F | unknown
        T | F | F | F | F | F | F | F | ? | F | unknown
        T | F | F | F |   | F | F | F | F | F | unknown
    """,
    "blood_in_pee": """
        blood_in_pee | burning_pee | expect
        T            |             | present
        T            | F           | present
        F            | T           | absent
        ?            | T           | unknown
                     | T           | unknown
    """,
    # causes/spinal_cord_disease_flare
    "sudden_surge_of_spasticity": """
        surge_of_spasticity | spinal_cord_disease | expect
        T                   | T                   | present
        T                   |                     | present
        F                   | T                   | absent
        ?                   | T                   | unknown
                            | T                   | unknown
    """,
    # causes/upper_belly_organs
    "yellow_skin_or_eyes": """
        yellow_skin | upper_belly_pain | expect
        T           |                  | present
        F           | T                | absent
        ?           | T                | unknown
                    | T                | unknown
    """,
    "weight_loss_with_upper_belly_pain": """
        weight_loss | upper_belly_pain | age | duration_days | expect
        T           | T                |     |               | present
        T           | T                | 30  | 3             | present
        T           | F                | 80  | 100           | absent
        F           | T                | 80  | 100           | absent
        ?           | T                | 80  | 100           | unknown
        T           |                  | 80  | 100           | unknown
    """,
    "upper_belly_pain_linked_to_meals": """
        upper_belly_pain | linked_to_meals | expect
        T                | T               | present
        T                | F               | absent
        F                | T               | absent
        T                |                 | unknown
                         | T               | unknown
    """,
    "not_sure_about_yellow_skin": """
        yellow_skin | upper_belly_pain | expect
        ?           |                  | present
        F           | T                | absent
        T           | T                | absent
                    | T                | unknown
    """,
    # urgency/children
    "child_with_fever_and_limp_bruises_or_curve": """
        age  | fever | shaking_chills | child_limp_bruises_or_curve | expect
        15.9 | T     |                | T                           | present
        15   | F     | T              | T                           | present
        4    | ?     | T              | T                           | present
        30   | T     | T              | T                           | absent
        16   | T     | T              | T                           | absent
        15   | F     | F              | T                           | absent
        15   | T     | T              | F                           | absent
        15   | T     |                | ?                           | unknown
        15   | ?     | F              | T                           | unknown
        15   | T     |                |                             | unknown
             | T     |                | T                           | unknown
    """,
    "child_with_limp_bruises_or_curve": """
        age  | child_limp_bruises_or_curve | expect
        15.9 | T                           | present
        0    | T                           | present
        16   | T                           | absent
        30   | T                           | absent
        15   | F                           | absent
        15   | ?                           | unknown
        15   |                             | unknown
             | T                           | unknown
    """,
    # urgency/lasting
    "more_than_two_earlier_episodes": """
        over_two_earlier_episodes | expect
        T                         | present
        F                         | absent
                                  | unknown
    """,
    "off_work_over_two_weeks": """
        off_work_over_2_weeks | duration_days | expect
        T                     |               | present
        F                     | 100           | absent
                              | 100           | unknown
    """,
    # urgency/others
    "severe_pain_in_someone_who_cannot_tell": """
        cannot_tell_reliably | pain_worst | age  | cannot_keep_still | expect
        T                    | 8          | 30   |                   | present
        T                    | 7.9        | 54.9 | F                 | absent
        T                    | 7          | 55   | F                 | present
        T                    | 6.9        | 55   | F                 | absent
        T                    | 3          | 80   | T                 | present
        T                    |            | 80   | T                 | present
        F                    | 10         | 80   | T                 | absent
        ?                    | 10         | 80   | T                 | unknown
                             | 10         | 80   | T                 | unknown
        T                    |            | 80   | F                 | unknown
        T                    | 5          | 80   | ?                 | unknown
    """,
    "third_check_and_worse": """
        third_check_in_14_days | getting_worse | expect
        T                      | T             | present
        T                      | F             | absent
        F                      | T             | absent
        T                      |               | unknown
                               | T             | unknown
    """,
    # urgency/unsure
    "not_sure_about_weight_loss_or_a_lump": """
        weight_loss | age | duration_days | night_pain | coughing_blood | lump_in_breast_or_back | blood_in_pee | expect
        F | 40   | 3  | F | ? | F | F | present
        F | 40   | 3  | F | F | ? | F | present
        F | 40   | 3  | F | F | F | ? | present
        T | 40   | 3  | F | T | ? | T | present
        ? | 60   | 3  | F | F | F | F | present
        ? | 59.9 | 28 | F | F | F | F | present
        ? | 59.9 | 27 | T | F | F | F | present
        ? | 59.9 | 27 | F | F | F | F | absent
        ? | 59.9 | 27 |   | F | F | F | unknown
        F | 80   | 90 | T | F | F | F | absent
        T | 80   | 90 | T | T | T | T | absent
        F | 40   | 3  | F | F |   | F | unknown
    """,
    "not_sure_about_a_way_in_for_germs_and_unrelenting_pain": f"""
        {GERMS} | no_position_eases | night_pain | getting_worse | expect
        ? |   |   |   |   |   |   |   |   |   | T |   |   | present
        F | ? | F | F | F | F | F | F | F | F | T | F | F | present
        F | F | ? | F | F | F | F | F | F | F | F | T | F | present
        F | F | F | ? | F | F | F | F | F | F | F | T | F | present
        F | F | F | F | ? | F | F | F | F | F | F | F | T | present
        F | F | F | F | F | ? | F | F | F | F | F | F | T | present
        F | F | F | F | F | F | ? | F | F | F | F | F | T | present
        ? | ? | ? | ? | ? | ? | ? | F | F | F | F | F | F | absent
        F | F | F | F | F | F | F | F | F | F | T | T | T | absent
        T | T | T | T | T | T | T | T | T | T | T | T | T | absent
        ? | F | F | F | F | F | F | F | F | F | F |   | F | unknown
        F | F | F | F | F | F |   | F | F | F | T | T | T | unknown
        F | F | F | F | F | F | F | ? | F | F | T | F | F | present
        F | F | F | F | F | F | F | F | ? | F | F | T | F | present
        F | F | F | F | F | F | F | F | F | ? | F | F | T | present
    """,
    "not_sure_about_a_beating_lump_or_dark_pee": """
        pulsing_belly_lump | muscle_breakdown_sign | expect
        ?                  |                       | present
        F                  | ?                     | present
        T                  | ?                     | present
        F                  | F                     | absent
        T                  | T                     | absent
        F                  |                       | unknown
    """,
    "not_sure_about_a_blood_thinner_and_sudden_severe_pain": """
        blood_thinner | onset    | pain_worst | age  | cannot_keep_still | expect
        ?             | abrupt   | 8          | 30   |                   | present
        ?             | abrupt   | 7.9        | 54.9 | F                 | absent
        ?             | abrupt   | 7          | 55   | F                 | present
        ?             | abrupt   | 6.9        | 55   | F                 | absent
        ?             | abrupt   | 3          | 30   | T                 | present
        ?             | same_day | 10         | 30   | T                 | absent
        F             | abrupt   | 10         | 30   | T                 | absent
        T             | abrupt   | 10         | 30   | T                 | absent
                      | abrupt   | 10         | 30   | T                 | unknown
        ?             |          | 10         | 30   | T                 | unknown
        ?             | abrupt   |            | 30   | F                 | unknown
    """,
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_reads_as_drawn(rule, edition):
    check_rule(rule, RULES[rule], edition)
