"""The operator's switch: with triage off, nobody is assessed here; the danger signs and the evidence stay."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unspasm.web import errors, speaking
from unspasm.web.api.problem import refused
from unspasm.web.middleware import Answer

_PAGES = re.compile(r"/(assess|result|sheet|plan|medicines)(/|$)")
_API = re.compile(r"/api/v1/(assess|plan|medicines)$")


def triage_may_be_off(get_response: Answer) -> Answer:
    """Refuses whatever works something out for one person, before it is read. No cookie is touched."""
    if settings.TRIAGE:
        return get_response

    def middleware(request: HttpRequest) -> HttpResponse:
        if _API.match(request.path_info):
            return refused(404, "triage is switched off in this installation", "ask its operator").answer()
        if _PAGES.match(speaking.bare(request.path_info)):
            return errors.switched_off(request)
        return get_response(request)

    return middleware
