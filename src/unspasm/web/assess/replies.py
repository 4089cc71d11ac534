"""Replies that more than one view gives."""

from django.http import HttpResponse, HttpResponseRedirect

from unspasm.language import N_
from unspasm.web import told
from unspasm.web.told import Told

NO_ROOM = N_(
    "The answers on this device no longer fit. Nothing is lost, but this page was not kept. "
    "Look through your answers and take out one that you do not need, or go to the result."
)


class SeeOther(HttpResponseRedirect):
    """After a form: look at another page, so that loading it again sends nothing twice."""

    status_code = 303


def kept(after: Told, target: str) -> HttpResponse | None:
    """Keep the answers and go on; None when they do not fit on the device, and then the old ones stay."""
    response = SeeOther(target)
    return response if told.write(response, after) else None
