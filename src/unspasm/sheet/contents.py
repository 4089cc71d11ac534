"""What stands where on the sheet: the same headings in the same order for all, so a reader knows the place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its label, the facts that fill it, and the typed text that follows them."""

    label: str
    facts: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its rows. `built` parts have their lines from the assessment, not from rows."""

    id: str
    heading: str
    rows: tuple[Row, ...] = ()


TITLE = "Back pain: sheet for the doctor"
CARDS = {
    "right_now": "Right now",
    "pee_poo_numbness": "Pee, poo, numbness",
    "legs": "Legs",
    "heat": "Fever and germs",
    "health": "Health",
    "pregnancy": "Pregnancy",
    "belly_side_pee_poo": "Belly, side, pee, poo",
    "how_it_began": "Injury, floor, tablets",
}
FOLLOW_UPS = "Follow-up signs"
PRIVATE = Row("Private", ("suicidal_thoughts", "hurt_by_someone"))
DANGER_TIMES = Row("Since when", ("danger_sign_days", "getting_worse_today"))

PARTS = (
    Part("danger", "Danger signs"),
    Part("who", "Who answered", (Row("Answers given by", ("who_answers",)),)),
    Part("level", "Level advised"),
    Part(
        "four",
        "How bad, how often, what eases it, when it started",
        (
            Row("How bad", ("pain_worst", "pain_now", "leg_pain_worst")),
            Row("How often", ("spasms_a_day",)),
            Row(
                "What eases it",
                ("eases_when_still", "eased_by_heat", "eased_by_sitting", "eased_by_bending", "better_with_movement"),
            ),
            Row("When it started", ("duration_days", "onset")),
        ),
    ),
    Part(
        "began",
        "How it began",
        (
            Row("Set off by", ("began_with_strain", "lifted_heavy", "awkward_posture", "load_away_from_body")),
            Row("Sport", ("hard_activity", "twisting_sport", "training_jump")),
            Row("Other", ("moved_person_or_animal", "unstable_load", "slipped_or_tripped", "pop_felt")),
        ),
    ),
    Part(
        "course",
        "Course",
        (
            Row("Trend", ("getting_worse", "no_better_after_4_weeks")),
            Row("Nights", ("night_pain", "woken_late_night", "night_sweats")),
            Row(
                "Positions",
                ("no_position_eases", "movement_changes_it", "worse_bending_or_sitting", "worse_arching_or_standing"),
            ),
            Row("Leg", ("leg_pain", "leg_pain_below_knee", "leg_worse_than_back", "leg_tingling", "leg_numbness")),
            Row("Before", ("first_back_pain_ever", "over_two_earlier_episodes", "old_scan_words")),
        ),
    ),
    Part(
        "tried",
        "Tried so far",
        (
            Row("Painkillers", ("nsaid_helps_in_2_days", "not_eased_by_painkillers", "fever_medicine_in_6_hours")),
            Row("Doses in 24 hours", ("paracetamol_mg_24h", "nsaid_doses_24h")),
            Row("Care", ("care_tried_6_weeks", "operation_or_injection_considered")),
            Row("In their words", typed="tried"),
        ),
    ),
    Part(
        "function",
        "Daily life and work",
        (
            Row("Work", ("off_work_over_2_weeks", "heavy_work")),
            Row("Moving", ("cannot_stand_or_walk", "limited_walking", "falls_often", "floor_minutes")),
            Row("Help", ("alone_now", "someone_can_drive", "hearing_or_language_help")),
        ),
    ),
    Part(
        "medicines",
        "Medicines, allergies, pregnancy, MRI",
        (
            Row("Medicines", typed="medicines"),
            Row("Blood thinner", ("blood_thinner", "thinner_kind", "hours_since_thinner")),
            Row("Allergies", ("painkiller_allergy",), "allergies"),
            Row("Pregnancy", ("pregnant", "may_be_pregnant", "pregnancy_weeks", "breast_feeding")),
            Row("Last pee", ("hours_since_pee",)),
            Row("MRI", ("metal_pump_or_stimulator", "claustrophobia")),
            Row("Tablets", ("stomach_operation", "swallowing_trouble", "kidney_at_risk", "alcohol_units_a_week")),
        ),
    ),
    Part(
        "questions",
        "Three questions to answer",
        (Row("1", typed="question_1"), Row("2", typed="question_2"), Row("3", typed="question_3")),
    ),
    Part("fear", "What they fear", (Row("Worry", ("biggest_fear",)), Row("Anything else", typed="other"))),
    Part("open", "What these answers could not rule out"),
)
HEADINGS = tuple(part.heading for part in PARTS)
