"""Links of the evidence pages: the same words lead to an address of the server or to a file."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from unspasm.web.evidence.marked import like

register = template.Library()


@register.filter
def shortened(text: str, most: int) -> str:
    """At most so many letters, with the mark that the text has."""
    return like(text, Truncator(text).chars(most))


@register.simple_tag(takes_context=True)
def to(context: Any, path: str) -> str:
    """The address of a path from the page that is being made."""
    return str(context["way"].to(path))


@register.simple_tag(takes_context=True)
def asset(context: Any, name: str) -> str:
    """The address of a style, script or picture."""
    return str(context["way"].asset(name))


@register.simple_tag(takes_context=True)
def link(context: Any, ref: Any) -> SafeString | str:
    """A link with its words; the words alone where it cannot be reached from here."""
    return linked(context, ref, ref.words)


@register.simple_tag(takes_context=True)
def linked(context: Any, ref: Any, words: str) -> SafeString | str:
    """The same with other words."""
    address = context["way"].to(ref.path)
    if not address:
        return words
    if address.startswith(("https://", "http://")):
        return format_html('<a class="break" href="{}" rel="noreferrer noopener">{}</a>', address, words)
    return format_html('<a href="{}">{}</a>', address, words)
