"""Small helpers for templates."""

from django import template

register = template.Library()


@register.filter
def spaced(word: str) -> str:
    """`same_day` as `same day`."""
    return word.replace("_", " ")
