"""In front of every address under /api/: what is refused before it is read, and every refusal as one kind of document.

The API reads no cookie, no address beyond its path, and no header but Host, Origin, Content-Type, Content-Length and
If-None-Match. So nothing can be asked in somebody else's name, and no answer of a person stands in an address.
"""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from unspasm.problems import Problem
from unspasm.web.api.limit import Limit, counted_as
from unspasm.web.api.problem import MEDIA_TYPE, Refused, refused
from unspasm.web.middleware import Answer

PREFIX = "/api/"


def door(get_response: Answer) -> Answer:
    """Checks before, and after: whatever Django refuses in its own words is said again in ours."""
    limit = Limit()

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        try:
            _check(request, limit)
        except Refused as found:
            return found.answer()
        response = get_response(request)
        if response.status_code < 400 or response.get("Content-Type") == MEDIA_TYPE:
            return response
        return _in_our_words(request, response.status_code).answer()

    return middleware


def _check(request: HttpRequest, limit: Limit) -> None:
    try:
        request.get_host()
    except DisallowedHost:
        raise refused(400, "this installation has another name", "use the address that its operator gave") from None
    if settings.SERVED and not request.is_secure():
        raise refused(400, "it came over plain http", "use https", "others on the way could read it")
    _check_pace(request, limit)
    if request.META.get("QUERY_STRING"):
        why = "what stands in an address is kept in logs on the way"
        raise refused(400, "its address goes on after a `?`", "send answers in the body", why)


def _check_pace(request: HttpRequest, limit: Limit) -> None:
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SERVED else ""
    most = settings.API_A_MINUTE
    seconds = limit.wait(counted_as(request.META.get("REMOTE_ADDR", ""), forwarded), most)
    if seconds:
        why, fix = "one program could slow all others down", f"wait {seconds} seconds, then send it again"
        what = f"more than {most} requests came from this address within a minute"
        raise Refused(429, [Problem("request", what, why, fix)], retry_after=seconds)


def _in_our_words(request: HttpRequest, status: int) -> Refused:
    """405 is not answered: an address with another method is another thing, and it is not there."""
    match status:
        case 404 | 405:
            what = f"there is no {request.method} of this address"
            return refused(404, what, "GET /api/v1/openapi.json lists all there are")
        case 403:
            fix = "send it from a program of your own, or from a page of this installation"
            return refused(400, "a page of another site sent it", fix, "that site could read what a person told us")
        case status if status < 500:
            return refused(400, "it is not well formed", "GET /api/v1/openapi.json says what is")
        case _:
            return refused(500, "this request showed a defect of ours", "report it, without the answers of a person")
