"""What stands where on the sheet: the same headings in the same order for all, so a reader knows the place."""

from dataclasses import dataclass

from unspasm.language import N_, Words
from unspasm.language import gettext as _


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its label, the facts that fill it, and the typed text that follows them."""

    in_source: str
    facts: tuple[str, ...] = ()
    typed: str = ""

    @property
    def label(self) -> str:
        return _(self.in_source)


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its rows. `built` parts have their lines from the assessment, not from rows."""

    id: str
    in_source: str
    rows: tuple[Row, ...] = ()

    @property
    def heading(self) -> str:
        return _(self.in_source)


TITLE = N_("Back pain: sheet for the doctor")
CARDS = Words(
    {
        "right_now": N_("Right now"),
        "pee_poo_numbness": N_("Pee, poo, numbness"),
        "legs": N_("Legs"),
        "heat": N_("Fever and germs"),
        "health": N_("Health"),
        "pregnancy": N_("Pregnancy"),
        "belly_side_pee_poo": N_("Belly, side, pee, poo"),
        "how_it_began": N_("Injury, floor, tablets"),
    }
)
FOLLOW_UPS = N_("Follow-up signs")
PRIVATE = Row(N_("Private"), ("suicidal_thoughts", "hurt_by_someone"))
DANGER_TIMES = Row(N_("Since when"), ("danger_sign_days", "getting_worse_today"))

PARTS = (
    Part("danger", N_("Danger signs")),
    Part("who", N_("Who answered"), (Row(N_("Answers given by"), ("who_answers",)),)),
    Part("level", N_("Level advised")),
    Part(
        "four",
        N_("How bad, how often, what eases it, when it started"),
        (
            Row(N_("How bad"), ("pain_worst", "pain_now", "leg_pain_worst")),
            Row(N_("How often"), ("spasms_a_day",)),
            Row(
                N_("What eases it"),
                ("eases_when_still", "eased_by_heat", "eased_by_sitting", "eased_by_bending", "better_with_movement"),
            ),
            Row(N_("When it started"), ("duration_days", "onset")),
        ),
    ),
    Part(
        "began",
        N_("How it began"),
        (
            Row(N_("Set off by"), ("began_with_strain", "lifted_heavy", "awkward_posture", "load_away_from_body")),
            Row(N_("Sport"), ("hard_activity", "twisting_sport", "training_jump")),
            Row(N_("Other"), ("moved_person_or_animal", "unstable_load", "slipped_or_tripped", "pop_felt")),
        ),
    ),
    Part(
        "course",
        N_("Course"),
        (
            Row(N_("Trend"), ("getting_worse", "no_better_after_4_weeks")),
            Row(N_("Nights"), ("night_pain", "woken_late_night", "night_sweats")),
            Row(
                N_("Positions"),
                ("no_position_eases", "movement_changes_it", "worse_bending_or_sitting", "worse_arching_or_standing"),
            ),
            Row(N_("Leg"), ("leg_pain", "leg_pain_below_knee", "leg_worse_than_back", "leg_tingling", "leg_numbness")),
            Row(N_("Before"), ("first_back_pain_ever", "over_two_earlier_episodes", "old_scan_words")),
        ),
    ),
    Part(
        "tried",
        N_("Tried so far"),
        (
            Row(N_("Painkillers"), ("nsaid_helps_in_2_days", "not_eased_by_painkillers", "fever_medicine_in_6_hours")),
            Row(N_("Doses in 24 hours"), ("paracetamol_mg_24h", "nsaid_doses_24h")),
            Row(N_("Care"), ("care_tried_6_weeks", "operation_or_injection_considered")),
            Row(N_("In their words"), typed="tried"),
        ),
    ),
    Part(
        "function",
        N_("Daily life and work"),
        (
            Row(N_("Work"), ("off_work_over_2_weeks", "heavy_work")),
            Row(N_("Moving"), ("cannot_stand_or_walk", "limited_walking", "falls_often", "floor_minutes")),
            Row(N_("Help"), ("alone_now", "someone_can_drive", "hearing_or_language_help")),
        ),
    ),
    Part(
        "medicines",
        N_("Medicines, allergies, pregnancy, MRI"),
        (
            Row(N_("Medicines"), typed="medicines"),
            Row(N_("Blood thinner"), ("blood_thinner", "thinner_kind", "hours_since_thinner")),
            Row(N_("Allergies"), ("painkiller_allergy",), "allergies"),
            Row(N_("Pregnancy"), ("pregnant", "may_be_pregnant", "pregnancy_weeks", "breast_feeding")),
            Row(N_("Last pee"), ("hours_since_pee",)),
            Row(N_("MRI"), ("metal_pump_or_stimulator", "claustrophobia")),
            Row(N_("Tablets"), ("stomach_operation", "swallowing_trouble", "kidney_at_risk", "alcohol_units_a_week")),
        ),
    ),
    Part(
        "questions",
        N_("Three questions to answer"),
        (Row("1", typed="question_1"), Row("2", typed="question_2"), Row("3", typed="question_3")),
    ),
    Part("fear", N_("What they fear"), (Row(N_("Worry"), ("biggest_fear",)), Row(N_("Anything else"), typed="other"))),
    Part("open", N_("What these answers could not rule out")),
)
HEADINGS = tuple(part.in_source for part in PARTS)  # in English
