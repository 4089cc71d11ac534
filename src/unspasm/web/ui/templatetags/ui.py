"""Small helpers for templates."""

from django import template

register = template.Library()


@register.filter
def spaced(word: str) -> str:
    """`same_day` as `same day`."""
    return word.replace("_", " ")


@register.filter
def plain(text: object) -> str:
    """A text without the mark that it stayed English: for attributes and titles, which hold no markup."""
    return "".join(str(text))
