"""Urgency rules on bleeding near the spine, broken bones and pregnancy, drawn."""

import pytest
from tests.spec.table import check_rule

RULES = {
    "blood_thinner_and_sudden_severe_pain_with_danger_sign": """
        blood_thinner | onset | pain_worst | age | cannot_keep_still | leg_numbness | collapsed | \
        flank_bruise_or_swollen_belly | fall_or_bump | hard_fall_or_crash | big_injury | older_big_injury | \
        recent_spine_procedure | new_trouble_peeing | new_urine_leak | new_bowel_trouble | saddle_numbness | \
        new_genital_numbness | both_legs_symptoms | both_legs_weak | leg_weakness | leg_weakness_worse | \
        unsteady_legs | expect
        T | abrupt  | 8   | 30   | F | T | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | T | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | T | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | T | F | F | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | T | F | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | T | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | T | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | T | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | T | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | T | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | T | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | T | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | T | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | T | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | T | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | T | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | T | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | absent
        T | abrupt  | 8   | 30   | F | F | F | ? | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | unknown
        T | abrupt  | 8   | 30   | F | F | ? | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | unknown
        T | abrupt  | 8   | 30   | F | F | F | F | ? | F | F | F | F | F | F | F | F | F | F | F | F | F | F | unknown
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | ? | F | F | unknown
        T | abrupt  | 8   | 30   | F |   | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | unknown
        ? | abrupt  | 8   | 30   | F | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | unknown
        F | abrupt  | 8   | 30   | F | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | absent
        T | abrupt  | 7.9 | 54.9 | F | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | absent
        T | abrupt  | 7   | 55   | F | T | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 6.9 | 55   | F | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | absent
        T | gradual | 10  | 30   | F | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | absent
        T |         | 10  | 30   | F | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | unknown
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | T | F | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 8   | 30   | F | F | F | F | F | F | F | ? | F | F | F | F | F | F | F | F | F | F | F | unknown
        T | abrupt  | 7.9 | 54.9 | T | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | present
        T | abrupt  | 7.9 | 54.9 | ? | T | T | T | T | T | T | F | T | F | F | F | F | F | F | F | F | F | F | unknown
    """,
    "blood_thinner_and_sudden_severe_pain": """
        blood_thinner | onset    | pain_worst | age  | cannot_keep_still | expect
        T             | abrupt   | 8          | 30   | F                 | present
        T             | abrupt   | 8          |      | F                 | present
        T             | abrupt   | 7.9        | 54.9 | F                 | absent
        T             | abrupt   | 7          | 55   | F                 | present
        T             | abrupt   | 6.9        | 55   | F                 | absent
        T             | abrupt   | 7          |      | F                 | unknown
        T             | abrupt   |            | 30   | F                 | unknown
        T             | same_day | 10         | 30   | F                 | absent
        T             | gradual  | 10         | 30   | F                 | absent
        T             |          | 10         | 30   | F                 | unknown
        F             | abrupt   | 10         | 30   | F                 | absent
        ?             | abrupt   | 10         | 30   | F                 | unknown
                      | abrupt   | 10         | 30   | F                 | unknown
        T             | abrupt   | 7.9        | 54.9 | T                 | present
        T             | abrupt   | 7.9        | 54.9 | ?                 | unknown
    """,
    "nerve_sign_after_spine_procedure": """
        recent_spine_procedure | new_procedure_pain_or_fever | leg_numbness | new_trouble_peeing | new_urine_leak | \
        new_bowel_trouble | saddle_numbness | new_genital_numbness | both_legs_symptoms | both_legs_weak | \
        leg_weakness | leg_weakness_worse | unsteady_legs | expect
        T | F | F | T | F | F | F | F | F | F | F | F | F | present
        T | F | F | F | T | F | F | F | F | F | F | F | F | present
        T | F | F | F | F | T | F | F | F | F | F | F | F | present
        T | F | F | F | F | F | T | F | F | F | F | F | F | present
        T | F | F | F | F | F | F | T | F | F | F | F | F | present
        T | F | F | F | F | F | F | F | T | F | F | F | F | present
        T | F | F | F | F | F | F | F | F | T | F | F | F | present
        T | F | F | F | F | F | F | F | F | F | T | F | F | present
        T | F | F | F | F | F | F | F | F | F | F | T | F | present
        T | F | F | F | F | F | F | F | F | F | F | F | T | present
        F | T | F | F | F | F | F | F | F | F | T | F | F | present
        F | T | T | F | F | F | F | F | F | F | F | F | F | present
        T | F | T | F | F | F | F | F | F | F | F | F | F | absent
        T | T | F | F | F | F | F | F | F | F | F | F | F | absent
        F | F | T | F | F | F | T | F | F | T | F | F | F | absent
        ? | F | F | F | F | F | F | F | F | F | T | F | F | unknown
        F | ? | T | F | F | F | F | F | F | F | F | F | F | unknown
        T | F | F | F | F | F | ? | F | F | F | F | F | F | unknown
        F | T |   | F | F | F | F | F | F | F | F | F | F | unknown
        T | T | F | F |   | F | F | F | F | F | F | F | F | unknown
    """,
    "rising_pain_or_fever_after_spine_procedure": """
        new_procedure_pain_or_fever | expect
        T                           | present
        F                           | absent
        ?                           | unknown
                                    | unknown
    """,
    "big_fall_or_crash": """
        big_injury | older_big_injury | pain_worst | cannot_stand_or_walk | on_floor_now | expect
        T          |                  |            |                      |              | present
        T          | F                | 3          | F                    | F            | present
        F          | T                | 7          | F                    | F            | present
        F          | T                | 6.9        | F                    | F            | absent
        F          | T                | 3          | T                    | F            | present
        F          | T                | 3          | F                    | T            | present
        F          | T                | 3          | F                    | ?            | unknown
        F          | T                | 3          |                      | F            | unknown
        F          | T                |            | F                    | F            | unknown
        F          | F                | 10         | T                    | T            | absent
        F          | ?                | 10         | T                    | T            | unknown
        ?          | T                | 3          | F                    | F            | unknown
        ?          | F                | 10         | T                    | T            | unknown
                   | F                | 10         | T                    | T            | unknown
        F          | T                | 9          | F                    | F            | present
    """,
    "big_fall_or_crash_some_days_ago": """
        older_big_injury | big_injury | expect
        T                |            | present
        T                | F          | present
        F                | T          | absent
        ?                | T          | unknown
                         | T          | unknown
    """,
    "injury_with_nerve_sign": """
        fall_or_bump | hard_fall_or_crash | big_injury | older_big_injury | leg_tingling | leg_numbness | \
        new_trouble_peeing | new_urine_leak | new_bowel_trouble | saddle_numbness | new_genital_numbness | \
        both_legs_symptoms | both_legs_weak | leg_weakness | leg_weakness_worse | unsteady_legs | expect
        T | F | F | F | F | F | T | F | F | F | F | F | F | F | F | F | present
        T | F | F | F | F | F | F | T | F | F | F | F | F | F | F | F | present
        T | F | F | F | F | F | F | F | T | F | F | F | F | F | F | F | present
        T | F | F | F | F | F | F | F | F | T | F | F | F | F | F | F | present
        T | F | F | F | F | F | F | F | F | F | T | F | F | F | F | F | present
        T | F | F | F | F | F | F | F | F | F | F | T | F | F | F | F | present
        T | F | F | F | F | F | F | F | F | F | F | F | T | F | F | F | present
        T | F | F | F | F | F | F | F | F | F | F | F | F | T | F | F | present
        T | F | F | F | F | F | F | F | F | F | F | F | F | F | T | F | present
        T | F | F | F | F | F | F | F | F | F | F | F | F | F | F | T | present
        F | T | F | F | T | F | F | F | F | F | F | F | F | F | F | F | present
        F | F | T | F | F | T | F | F | F | F | F | F | F | F | F | F | present
        T | T | T | F | F | F | F | F | F | F | F | F | F | F | F | F | absent
        F | F | F | F | T | T | F | F | F | F | F | F | T | F | F | F | absent
        ? | F | F | F | T | F | F | F | F | F | F | F | F | F | F | F | unknown
        F | ? | F | F | T | F | F | F | F | F | F | F | F | F | F | F | unknown
        F | F | ? | F | T | F | F | F | F | F | F | F | F | F | F | F | unknown
        T | F | F | F | F | F | F | F | ? | F | F | F | F | F | F | F | unknown
        T | F | F | F |   | F | F | F | F | F | F | F | F | F | F | F | unknown
        T | F | F | F | F |   | F | F | F | F | F | F | F | F | F | F | unknown
        F | F | F | T | T | T | F | F | F | F | F | F | T | F | F | F | present
        F | F | F | ? | T | T | F | F | F | F | F | F | T | F | F | F | unknown
        T | T | T | T | F | F | F | F | F | F | F | F | F | F | F | F | absent
    """,
    "fused_spine_and_any_bump_or_twist": """
        fused_spine | fall_or_bump | hard_fall_or_crash | big_injury | older_big_injury | began_with_strain | \
        onset | duration_days | expect
        T | T | F | F | F |   |          |      | present
        T | F | T | F | F |   |          |      | present
        T | F | F | T | F |   |          |      | present
        T | F | F | F | F | T | abrupt   | 400  | present
        T | F | F | F | F | T | gradual  | 90   | present
        T | F | F | F | F | T | gradual  | 90.1 | absent
        T | F | F | F | F | T | same_day | 90.1 | absent
        T | F | F | F | F | T |          | 90.1 | unknown
        T | F | F | F | F | T | gradual  |      | unknown
        T | F | F | F | F | F | abrupt   | 1    | absent
        T | F | F | F | F |   | abrupt   | 1    | unknown
        T | ? | F | F | F | F | abrupt   | 1    | unknown
        T | F | ? | F | F | F | abrupt   | 1    | unknown
        T | F | F | ? | F | F | abrupt   | 1    | unknown
        ? | T | T | T | F | T | abrupt   | 1    | unknown
        F | T | T | T | F | T | abrupt   | 1    | absent
        T | F | F | F | T | F | abrupt   | 1    | present
        T | F | F | F | ? | F | abrupt   | 1    | unknown
        T | F | F | F | F | T | gradual  | 3    | present
    """,
    "fused_spine_and_sudden_new_pain": """
        fused_spine | onset    | unlike_before | expect
        T           | abrupt   |               | present
        T           | gradual  | T             | present
        T           | same_day | F             | absent
        T           | gradual  | F             | absent
        T           | gradual  |               | unknown
        T           |          | F             | unknown
        F           | abrupt   | T             | absent
        ?           | abrupt   | T             | unknown
                    | abrupt   | T             | unknown
    """,
    "hard_fall_or_crash_with_severe_pain": """
        hard_fall_or_crash | pain_worst | age  | cannot_keep_still | cannot_stand_or_walk | expect
        T                  | 8          | 30   | F                 | F                    | present
        T                  | 7.9        | 54.9 | F                 | F                    | absent
        T                  | 7          | 55   | F                 | F                    | present
        T                  | 6.9        | 55   | F                 | F                    | absent
        T                  | 7          |      | F                 | F                    | unknown
        T                  | 3          | 30   | F                 | T                    | present
        T                  | 3          | 30   | F                 |                      | unknown
        T                  |            | 30   | F                 | F                    | unknown
        F                  | 10         | 80   | F                 | T                    | absent
        ?                  | 10         | 80   | F                 | T                    | unknown
                           | 10         | 80   | F                 | T                    | unknown
        T                  | 7.9        | 54.9 | T                 | F                    | present
        T                  | 7.9        | 54.9 | ?                 | F                    | unknown
    """,
    "injury_and_fragile_with_severe_or_fresh_pain": """
        fall_or_bump | hard_fall_or_crash | big_injury | older_big_injury | age | osteoporosis | \
        earlier_low_force_fracture | long_term_steroids | heavy_drinking | earlier_spine_operation | pain_worst | \
        cannot_stand_or_walk | duration_days | expect
        T | F | F | F | 65   | F | F | F | F | F | 7   | F | 10  | present
        F | T | F | F | 65   | F | F | F | F | F | 7   | F | 10  | present
        F | F | T | F | 65   | F | F | F | F | F | 7   | F | 10  | present
        F | F | F | F | 65   | T | T | T | T | T | 10  | T | 1   | absent
        T | F | F | F | 64.9 | F | F | F | F | F | 10  | T | 1   | absent
        T | F | F | F | 30   | T | F | F | F | F | 7   | F | 10  | present
        T | F | F | F | 30   | F | T | F | F | F | 7   | F | 10  | present
        T | F | F | F | 30   | F | F | T | F | F | 7   | F | 10  | present
        T | F | F | F | 30   | F | F | F | T | F | 7   | F | 10  | present
        T | F | F | F | 30   | F | F | F | F | T | 7   | F | 10  | present
        T | F | F | F | 65   | F | F | F | F | F | 6.9 | F | 2.1 | absent
        T | F | F | F | 65   | F | F | F | F | F | 3   | F | 2   | present
        T | F | F | F | 65   | F | F | F | F | F | 3   | T | 10  | present
        T | F | F | F | 65   | F | F | F | F | F | 3   |   | 10  | unknown
        T | F | F | F |      | F | F | F | F | F | 10  | T | 1   | unknown
        T | F | F | F | 30   | ? | F | F | F | F | 10  | T | 1   | unknown
        T | F | F | F | 30   | F | F | F | F | ? | 10  | T | 1   | unknown
        ? | F | F | F | 65   | F | F | F | F | F | 10  | T | 1   | unknown
        F | F | F | T | 65   | T | T | T | T | T | 10  | T | 1   | present
        F | F | F | ? | 65   | T | T | T | T | T | 10  | T | 1   | unknown
        T | F | F | F | 80   | F | F | F | F | F | 7   | F | 10  | present
        T | F | F | F | 65   | F | F | F | F | F | 9   | F | 10  | present
        T | F | F | F | 65   | F | F | F | F | F | 3   | F | 0.5 | present
    """,
    "injury_and_fragile": """
        fall_or_bump | hard_fall_or_crash | big_injury | older_big_injury | age | osteoporosis | \
        earlier_low_force_fracture | long_term_steroids | heavy_drinking | earlier_spine_operation | expect
        T | F | F | F | 65   | F | F | F | F | F | present
        F | T | F | F | 65   | F | F | F | F | F | present
        F | F | T | F | 65   | F | F | F | F | F | present
        T | F | F | F | 64.9 | F | F | F | F | F | absent
        T | F | F | F | 30   | T | F | F | F | F | present
        T | F | F | F | 30   | F | T | F | F | F | present
        T | F | F | F | 30   | F | F | T | F | F | present
        T | F | F | F | 30   | F | F | F | T | F | present
        T | F | F | F | 30   | F | F | F | F | T | present
        F | F | F | F | 90   | T | T | T | T | T | absent
        T | F | F | F |      | F | F | F | F | F | unknown
        T | F | F | F | 30   | F | ? | F | F | F | unknown
        T | F | F | F | 30   | F | F | F | F | ? | unknown
        ? | F | F | F | 90   | T | T | T | T | T | unknown
        F |   | F | F | 90   | T | T | T | T | T | unknown
        F | F | F | T | 90   | T | T | T | T | T | present
        F | F | F | ? | 90   | T | T | T | T | T | unknown
        T | F | F | F | 80   | F | F | F | F | F | present
    """,
    "sudden_severe_pain_in_fragile_bone_and_cannot_manage": """
        onset | pain_worst | age | cannot_keep_still | osteoporosis | earlier_low_force_fracture | \
        long_term_steroids | heavy_drinking | cannot_stand_or_walk | alone_and_frail_or_cold | on_floor_now | \
        not_eased_by_painkillers | expect
        abrupt  | 7   | 70   | F | F | F | F | F | T | F | F | F | present
        abrupt  | 7   | 70   | F | F | F | F | F | F | T | F | F | present
        abrupt  | 7   | 70   | F | F | F | F | F | F | F | T | F | present
        abrupt  | 7   | 70   | F | F | F | F | F | F | F | F | F | absent
        abrupt  | 6.9 | 70   | F | T | T | T | T | T | T | T | F | absent
        abrupt  | 10  | 69.9 | F | F | F | F | F | T | T | T | F | absent
        abrupt  | 8   | 50   | F | T | F | F | F | T | F | F | F | present
        abrupt  | 8   | 50   | F | F | T | F | F | T | F | F | F | present
        abrupt  | 8   | 50   | F | F | F | T | F | T | F | F | F | present
        abrupt  | 8   | 50   | F | F | F | F | T | T | F | F | F | present
        abrupt  | 10  | 49.9 | F | T | T | T | T | T | T | T | F | absent
        abrupt  | 7.9 | 54.9 | F | T | T | T | T | T | T | T | F | absent
        abrupt  | 7   | 55   | F | T | F | F | F | T | F | F | F | present
        gradual | 10  | 80   | F | T | T | T | T | T | T | T | F | absent
                | 10  | 80   | F | T | T | T | T | T | T | T | F | unknown
        abrupt  | 10  | 60   | F | ? | F | F | F | T | F | F | F | unknown
        abrupt  | 10  | 70   | F | F | F | F | F | F | ? | F | F | unknown
        abrupt  | 10  | 70   | F | F | F | F | F | F | F | ? | F | unknown
        abrupt  | 10  | 70   | F | F | F | F | F |   | F | F | F | unknown
        abrupt  | 7   | 70   | F | F | F | F | F | F | F | F | T | present
        abrupt  | 7   | 70   | F | F | F | F | F | F | F | F | ? | unknown
        abrupt  | 7.9 | 54.9 | T | T | T | T | T | T | T | T | F | present
        abrupt  | 7.9 | 54.9 | ? | T | T | T | T | T | T | T | F | unknown
        abrupt  | 7   | 80   | F | F | F | F | F | T | F | F | F | present
    """,
    "sudden_severe_pain_in_fragile_bone": """
        onset | pain_worst | age | cannot_keep_still | osteoporosis | earlier_low_force_fracture | \
        long_term_steroids | heavy_drinking | expect
        abrupt   | 7   | 70   | F | F | F | F | F | present
        abrupt   | 6.9 | 70   | F | F | F | F | F | absent
        abrupt   | 10  | 69.9 | F | F | F | F | F | absent
        abrupt   | 8   | 50   | F | T | F | F | F | present
        abrupt   | 8   | 50   | F | F | T | F | F | present
        abrupt   | 8   | 50   | F | F | F | T | F | present
        abrupt   | 8   | 50   | F | F | F | F | T | present
        abrupt   | 8   | 49.9 | F | T | T | T | T | absent
        abrupt   | 7.9 | 54.9 | F | T | T | T | T | absent
        abrupt   | 7   | 55   | F | T | F | F | F | present
        same_day | 10  | 80   | F | T | T | T | T | absent
                 | 10  | 80   | F | T | T | T | T | unknown
        abrupt   |     | 80   | F | T | T | T | T | unknown
        abrupt   | 10  |      | F | T | T | T | T | unknown
        abrupt   | 10  | 60   | F | F | F | ? | F | unknown
        abrupt   | 10  | 60   | F | F | F | F |   | unknown
        abrupt   | 7.9 | 54.9 | T | T | T | T | T | present
        abrupt   | 7.9 | 54.9 | ? | T | T | T | T | unknown
        abrupt   | 7   | 80   | F | F | F | F | F | present
    """,
    "first_back_pain_at_65_or_over": """
        age  | first_back_pain_ever | onset    | no_position_eases | night_pain | expect
        65   | T                    | abrupt   |                   |            | present
        65   | T                    | gradual  | T                 | F          | present
        65   | T                    | gradual  | F                 | T          | present
        65   | T                    | same_day | F                 | F          | absent
        64.9 | T                    | abrupt   | T                 | T          | absent
        65   | F                    | abrupt   | T                 | T          | absent
        65   |                      | abrupt   | T                 | T          | unknown
             | T                    | abrupt   | T                 | T          | unknown
        65   | T                    |          | F                 | F          | unknown
        65   | T                    | gradual  |                   | F          | unknown
        80   | T                    | abrupt   |                   |            | present
    """,
    "severe_one_sided_pelvic_pain_with_vomiting_or_sudden": """
        one_sided_pelvic_pain | vomiting | onset    | fever | shaking_chills | expect
        T                     | T        |          |       |                | present
        T                     | F        | abrupt   | F     | F              | present
        T                     | F        | gradual  | T     | F              | present
        T                     | F        | gradual  | F     | T              | present
        T                     | F        | same_day | F     | F              | absent
        T                     | F        | gradual  | F     | F              | absent
        F                     | T        | abrupt   | T     | T              | absent
        ?                     | T        | abrupt   | T     | T              | unknown
        T                     | ?        | gradual  | F     | F              | unknown
        T                     | F        | gradual  | ?     | F              | unknown
        T                     | F        |          | F     | F              | unknown
    """,
    "severe_one_sided_pelvic_pain": """
        one_sided_pelvic_pain | low_belly_cramps | expect
        T                     |                  | present
        F                     | T                | absent
        ?                     | T                | unknown
                              | T                | unknown
    """,
    "possible_pregnancy_with_severe_pain_and_bleeding": """
        pregnant | may_be_pregnant | vaginal_bleeding | pain_worst | age  | cannot_keep_still | expect
        T        | F               | T                | 8          | 30   |                   | present
        F        | T               | T                | 8          | 30   |                   | present
        T        | F               | T                | 7.9        | 54.9 | F                 | absent
        T        | F               | T                | 7          | 55   | F                 | present
        T        | F               | T                | 3          | 30   | T                 | present
        T        | T               | F                | 10         | 30   | T                 | absent
        F        | F               | T                | 10         | 30   | T                 | absent
        F        | ?               | T                | 10         | 30   | T                 | unknown
        ?        | F               | T                | 10         | 30   | T                 | unknown
        T        | F               | ?                | 10         | 30   | T                 | unknown
        T        | F               | T                |            | 30   | F                 | unknown
    """,
    "possible_pregnancy_with_danger_sign": """
        pregnant | may_be_pregnant | collapsed | shoulder_tip_pain | one_sided_pelvic_pain | heavy_bleeding | expect
        T        | F               | T         | F                 | F                     | F              | present
        F        | T               | T         | F                 | F                     | F              | present
        T        |                 | F         | T                 | F                     | F              | present
        T        |                 | F         | F                 | T                     | F              | present
        T        |                 | F         | F                 | F                     | T              | present
        T        | T               | F         | F                 | F                     | F              | absent
        F        | F               | T         | T                 | T                     | T              | absent
        ?        | F               | T         | T                 | T                     | T              | unknown
        F        | ?               | T         | T                 | T                     | T              | unknown
        T        | F               | ?         | F                 | F                     | F              | unknown
        T        | F               | F         | ?                 | F                     | F              | unknown
        T        | F               | F         | F                 | ?                     | F              | unknown
        T        | F               | F         | F                 | F                     | ?              | unknown
        F        |                 | T         | T                 | T                     | T              | unknown
    """,
    "pregnant_with_cramps_or_bleeding": """
        pregnant | low_belly_cramps | vaginal_bleeding | expect
        T        | T                |                  | present
        T        | F                | T                | present
        T        | F                | F                | absent
        F        | T                | T                | absent
        ?        | T                | T                | unknown
        T        | ?                | F                | unknown
        T        | F                | ?                | unknown
        T        | F                |                  | unknown
    """,
    "possible_pregnancy_with_severe_low_belly_pain": """
        may_be_pregnant | low_belly_cramps | pain_worst | age  | cannot_keep_still | expect
        T               | T                | 8          | 30   | F                 | present
        T               | T                | 7.9        | 54.9 | F                 | absent
        T               | T                | 7          | 55   | F                 | present
        T               | T                | 6.9        | 55   | F                 | absent
        T               | T                |            | 30   | F                 | unknown
        T               | F                | 10         | 30   | F                 | absent
        F               | T                | 10         | 30   | F                 | absent
        ?               | T                | 10         | 30   | F                 | unknown
        T               | ?                | 10         | 30   | F                 | unknown
                        | T                | 10         | 30   | F                 | unknown
        T               | T                | 7.9        | 54.9 | T                 | present
        T               | T                | 7.9        | 54.9 | ?                 | unknown
    """,
    "possible_pregnancy_with_bleeding": """
        may_be_pregnant | vaginal_bleeding | expect
        T               | T                | present
        T               | F                | absent
        F               | T                | absent
        ?               | T                | unknown
        T               | ?                | unknown
        ?               | F                | absent
                        | T                | unknown
    """,
    "possible_pregnancy_with_low_belly_pain": """
        may_be_pregnant | low_belly_cramps | expect
        T               | T                | present
        T               | F                | absent
        F               | T                | absent
        ?               | T                | unknown
        T               | ?                | unknown
        ?               | F                | absent
                        | T                | unknown
    """,
    "later_pregnancy_danger_sign": """
        pregnant | may_be_pregnant | late_pregnancy_warning | pregnancy_weeks | vaginal_bleeding | heavy_bleeding | \
        expect
        T | F | T |      |   |   | present
        F | T | T |      |   |   | present
        T | F | F | 20   | T | F | present
        T | F | F | 20   | F | T | present
        T | F | F | 19.9 | T | T | absent
        T | F | F | 40   | F | F | absent
        T | F | F |      | T | F | unknown
        T | F | ? | 10   | F | F | unknown
        T | F | F | 20   | ? | F | unknown
        T | F | F | 20   | F | ? | unknown
        F | F | T | 30   | T | T | absent
        ? | F | T | 30   | T | T | unknown
          | F | T | 30   | T | T | unknown
    """,
    "tightening_before_37_weeks": """
        pregnant | may_be_pregnant | regular_tightening | pregnancy_weeks | expect
        T        | F               | T                  | 20              | present
        F        | T               | T                  | 20              | present
        T        | F               | T                  | 19.9            | absent
        T        | F               | T                  | 36.9            | present
        T        | F               | T                  | 37              | absent
        T        | F               | T                  |                 | unknown
        T        | F               | F                  | 30              | absent
        T        | F               | ?                  | 30              | unknown
        F        | F               | T                  | 30              | absent
        ?        | F               | T                  | 30              | unknown
        F        | ?               | T                  | 30              | unknown
    """,
    "tightening_at_other_weeks": """
        pregnant | may_be_pregnant | regular_tightening | expect
        T        | F               | T                  | present
        F        | T               | T                  | present
        T        | F               | F                  | absent
        F        | F               | T                  | absent
        ?        | F               | T                  | unknown
        T        | F               | ?                  | unknown
        F        |                 | T                  | unknown
    """,
    "pregnant_or_after_birth_with_nerve_sign": """
        pregnant | birth_within_6_weeks | new_trouble_peeing | new_urine_leak | new_bowel_trouble | \
        saddle_numbness | new_genital_numbness | both_legs_symptoms | both_legs_weak | leg_weakness | \
        leg_weakness_worse | unsteady_legs | expect
        T | F | T | F | F | F | F | F | F | F | F | F | present
        T | F | F | T | F | F | F | F | F | F | F | F | present
        T | F | F | F | T | F | F | F | F | F | F | F | present
        T | F | F | F | F | T | F | F | F | F | F | F | present
        T | F | F | F | F | F | T | F | F | F | F | F | present
        T | F | F | F | F | F | F | T | F | F | F | F | present
        T | F | F | F | F | F | F | F | T | F | F | F | present
        T | F | F | F | F | F | F | F | F | T | F | F | present
        T | F | F | F | F | F | F | F | F | F | T | F | present
        T | F | F | F | F | F | F | F | F | F | F | T | present
        F | T | F | F | F | T | F | F | F | F | F | F | present
        T | T | F | F | F | F | F | F | F | F | F | F | absent
        F | F | F | F | F | F | F | F | T | F | F | F | absent
        ? | F | F | F | F | F | F | F | T | F | F | F | unknown
        F | ? | F | F | F | F | F | F | T | F | F | F | unknown
        T | F | ? | F | F | F | F | F | F | F | F | F | unknown
        T | F | F | F | F | F | F | F | F | F | F |   | unknown
    """,
    "pregnant_or_after_birth_with_fever_or_burning_pee": """
        pregnant | birth_within_6_weeks | fever | shaking_chills | burning_pee | expect
        T        | F                    | T     | F              | F           | present
        T        | F                    | F     | T              | F           | present
        T        | F                    | F     | F              | T           | present
        F        | T                    | T     | F              | F           | present
        F        | T                    | F     | F              | T           | present
        T        | T                    | F     | F              | F           | absent
        F        | F                    | T     | T              | T           | absent
        ?        | F                    | T     | T              | T           | unknown
        F        | ?                    | T     | T              | T           | unknown
        T        | F                    | ?     | F              | F           | unknown
        T        | F                    | F     | ?              | F           | unknown
        T        | F                    | F     | F              | ?           | unknown
        T        | F                    | F     | F              |             | unknown
    """,
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_reads_as_drawn(rule, edition):
    check_rule(rule, RULES[rule], edition)
