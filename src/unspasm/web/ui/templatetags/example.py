"""For the components' examples only: values written into the page that shows them."""

import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def values(written: str) -> Any:
    """A list or a mapping from JSON, which Django's templates cannot write down themselves."""
    return json.loads(written)
