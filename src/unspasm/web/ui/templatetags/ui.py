"""Small helpers for templates."""

from django import template

from unspasm.assessment import sentences
from unspasm.library.edition import load
from unspasm.rules.rule import Evidence

register = template.Library()


@register.filter
def sources(evidence: tuple[Evidence, ...]) -> str:
    """Who says so, and how deeply we read it."""
    return sentences.sources(load(), evidence)


@register.filter
def spaced(word: str) -> str:
    """`same_day` as `same day`."""
    return word.replace("_", " ")
