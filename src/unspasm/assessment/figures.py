"""A figure from a study in words: what it measures, its number with the unit, and its interval."""

from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.rules.rule import Evidence

# What studies measure, by its name in the knowledge files.
MEASURE = Words(
    {
        "acute_aortic_syndrome": N_("Acute aortic syndrome"),
        "aneurysms_first_taken_for_renal_colic": N_("Aneurysms first taken for renal colic"),
        "area_under_curve": N_("Area under curve"),
        "bleeds_described": N_("Bleeds described"),
        "calibration_intercept": N_("Calibration intercept"),
        "calibration_slope": N_("Calibration slope"),
        "cases_described": N_("Cases described"),
        "contraindication": N_("Contraindication"),
        "diagnostic_odds_ratio": N_("Diagnostic odds ratio"),
        "dose": N_("Dose"),
        "harm": N_("Harm"),
        "hazard_ratio": N_("Hazard ratio"),
        "low_force_cases": N_("Low force cases"),
        "lr_negative": N_("Likelihood ratio of a no"),
        "lr_positive": N_("Likelihood ratio of a yes"),
        "mark_of_recovery": N_("Mark of recovery"),
        "mean_change": N_("Mean change"),
        "mean_difference": N_("Mean difference"),
        "mean_difference_disability_0_to_24": N_("Mean difference disability 0 to 24"),
        "mean_fall": N_("Mean fall"),
        "mean_of_each_group": N_("Mean of each group"),
        "mean_score": N_("Mean score"),
        "median_days": N_("Median days"),
        "odds_ratio": N_("Odds ratio"),
        "people_who_fainted": N_("People who fainted"),
        "positive_predictive_value": N_("Share who had it"),
        "positive_scans": N_("Positive scans"),
        "posttest": N_("Share who had it"),
        "prevalence": N_("Prevalence"),
        "probability_after_positive": N_("Probability after positive"),
        "recommendation": N_("Recommendation"),
        "risk_ratio": N_("Risk ratio"),
        "sensitivity": N_("Sensitivity"),
        "share_taken_over_time": N_("Share taken over time"),
        "smallest_change_that_counts": N_("Smallest change that counts"),
        "specificity": N_("Specificity"),
        "standardised_mean_difference": N_("Standardised mean difference"),
        "unwanted_effects": N_("Unwanted effects"),
    }
)
# The figure in its unit, by the unit's name in the knowledge files.
IN_UNIT = Words(
    {
        "area": N_("{n} area"),
        "chance of at least 30% less pain": N_("{n} chance of at least 30% less pain"),
        "chance of back pain": N_("{n} chance of back pain"),
        "days": N_("{n} days"),
        "none": "{n}",
        "of 10,000 people per course": N_("{n} of 10,000 people per course"),
        "of 100 people": N_("{n} of 100 people"),
        "of 100 people per course": N_("{n} of 100 people per course"),
        "of 100 physiotherapists": N_("{n} of 100 physiotherapists"),
        "people in large case series": N_("{n} people in large case series"),
        "percent": "{n}%",
        "points of 5": N_("{n} points of 5"),
        "points of 10": N_("{n} points of 10"),
        "points of 24": N_("{n} points of 24"),
        "points of 100": N_("{n} points of 100"),
        "points of a pain scale (length not named in the abstract)": N_(
            "{n} points of a pain scale (length not named in the abstract)"
        ),
        "points, scale not named in the abstract": N_("{n} points, scale not named in the abstract"),
        "ratio": "{n}",
        "share": N_("{n} share"),
        "standard deviations": N_("{n} standard deviations"),
    }
)


def measure(item: Evidence) -> str:
    """What it measures, such as `Odds ratio`."""
    known = MEASURE.get(item.measure)
    return known if known is not None else item.measure.replace("_", " ").capitalize()


def value(item: Evidence) -> str:
    """The figure in its unit, such as `25%` or `3 of 100 people`; words as they are."""
    if isinstance(item.value, str):
        return item.value
    return in_unit(item)


def in_unit(item: Evidence) -> str:
    """The same, and words with the unit too, such as `0.1 to 1.9%`."""
    written = IN_UNIT.get(item.unit, f"{{n}} {item.unit}")
    return written.format(n=item.value if isinstance(item.value, str) else f"{item.value:g}")


def interval(item: Evidence) -> str:
    """`0.68 to 1.45`; nothing where the source gives none."""
    if item.interval is None:
        return ""
    return _("{low} to {high}").format(low=f"{item.interval[0]:g}", high=f"{item.interval[1]:g}")
